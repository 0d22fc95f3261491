using System.Buffers;
using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>
/// What a document is that it should not be: of another period than its folder or file name says, of another unit than the one that sent
/// it, of another type than was asked for. Said only where the document's own words show it.
/// </summary>
internal static class Mismatches
{
    /// <summary>A report on more days than this is none of a week.</summary>
    private const int LongestWeekly = 13;

    private static readonly SearchValues<char> Marks = SearchValues.Create("。，；、：:");

    private static readonly SearchValues<char> Masks = SearchValues.Create("xX×＊*_某");

    private static readonly string[] WeekWords = ["本周", "一周", "周报", "周小结", "上周", "下周", "这周"];

    private static readonly string[] LongWords = ["阶段", "年度", "全年", "半年", "季度", "年终", "月总结", "月份总结"];

    /// <param name="asked">The period that the folder or file name, or else the request, says; default where nobody does.</param>
    public static ImmutableArray<DigestFinding> Of(Document document, string? unit, DocumentType type, DayRange asked, int year, Roster roster)
    {
        var found = ImmutableArray.CreateBuilder<DigestFinding>();
        var weekly = ReportedPeriod.OfPath(document.Source.Path, year) is not null;
        if (type == DocumentType.Speech && weekly && unit is not null && roster.Find(unit) is { OwesReport: true } speaker
            && speaker.Aliases.Add(speaker.Name).Any(n => Path.GetFileName(document.Source.Path).Contains(n, StringComparison.Ordinal)))
            found.Add(Make(FindingKind.WrongType, document, new Span(0, Math.Min(30, document.Text.Length)), "要求报送周报，报来的是讲话稿，请按周报重报。"));
        else if (type == DocumentType.Plan && weekly && unit is not null && roster.Find(unit) is { OwesReport: true })
            found.Add(Make(FindingKind.WrongType, document, document.First<TitleAnnotation>()?.Span ?? new Span(0, Math.Min(30, document.Text.Length)), "要求报送周报，报来的是方案，请按周报重报。"));
        else if (type is DocumentType.Weekly or DocumentType.Summary && WrongKind(document, type, weekly, year) is { } kind) found.Add(kind);
        else if (type is DocumentType.Weekly or DocumentType.Summary && WrongPeriod(document, asked, year) is { } period) found.Add(period);
        if (unit is not null && WrongUnit(document, unit, roster) is { } other) found.Add(other);
        return found.ToImmutable();
    }

    /// <summary>The folder's name asks for plans and names no week.</summary>
    public static bool AsksForPlan(string path, int year)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(path)) ?? "";
        return (folder.Contains("方案", StringComparison.Ordinal) || folder.Contains("计划", StringComparison.Ordinal)) && ReportedPeriod.OfPath(path, year) is null;
    }

    private static DigestFinding? WrongKind(Document document, DocumentType type, bool weekly, int year)
    {
        var evidence = document.First<TitleAnnotation>()?.Span ?? new Span(0, Math.Min(30, document.Text.Length));
        if (AsksForPlan(document.Source.Path, year))
            return Make(FindingKind.WrongType, document, evidence, $"要求报送方案，报来的是{(type == DocumentType.Weekly ? "周报" : "总结")}，请改报方案。");
        if (!weekly || type != DocumentType.Summary) return null;
        var days = document.All<DateAnnotation>().FirstOrDefault(d => d.Kind is DateKind.Range or DateKind.Since && d.Span.Start < evidence.End + 200);
        var opening = document.Text.AsSpan(0, Math.Min(document.Text.Length, evidence.End + 200));
        foreach (var word in WeekWords)
            if (opening.Contains(word, StringComparison.Ordinal)) return null;
        if (document.First<OwnPeriodAnnotation>() is { } own && DayRange.Parse(own.Value, year) is { First: { } a, Last: { } b } && b.DayNumber - a.DayNumber <= LongestWeekly) return null;
        var title = evidence.In(document.Text);
        if (ReportedPeriod.OfPath(title, year) is not null) return null;
        var isLong = days is not null && (days.Kind == DateKind.Since || DayRange.Parse(days.Value, year) is { First: { } first, Last: { } last } && last.DayNumber - first.DayNumber > LongestWeekly);
        return isLong || Array.Exists(LongWords, w => title.Contains(w, StringComparison.Ordinal))
            ? Make(FindingKind.WrongType, document, isLong ? days!.Span : evidence, "要求报送周报，报来的是阶段性总结，请按周报重报。")
            : null;
    }

    private static DigestFinding? WrongPeriod(Document document, DayRange asked, int year)
    {
        var own = document.First<OwnPeriodAnnotation>();
        var stated = DayRange.Parse(own?.Value, asked.First?.Year ?? year);
        if (own is not null && asked is { First: { } from, Last: { } to } && stated is { First: { } first, Last: { } last } && (last < from || first > to))
            return Make(FindingKind.PeriodMismatch, document, own.Span, $"应报{Days(from, to)}的情况，内容却是{Days(first, last)}的，期次不符，请核对后重报。");
        if (own is null && document.First<TitleAnnotation>() is { } heading && ReportedPeriod.OfPath(heading.Span.In(document.Text), asked.First?.Year ?? year) is { First: { } a, Last: { } b }
            && asked is { First: { } start, Last: { } finish } && (b < start || a > finish))
            return Make(FindingKind.PeriodMismatch, document, heading.Span, $"应报{Days(start, finish)}的情况，标题写的却是{Days(a, b)}那一周，期次不符，请核对后重报。");
        var period = stated is { First: not null, Last: not null } ? stated : asked;
        if (period is not { First: { } begin, Last: { } end } || end.DayNumber - begin.DayNumber > LongestWeekly) return null;
        var told = DaysOfWork(document, begin.Year);
        if (told.Count < 2 || told.Any(d => d.Day >= begin && d.Day <= end) || told.Any(d => d.Day > end) || told.Any(d => d.Day < begin.AddDays(-40))) return null;
        return Make(FindingKind.PeriodMismatch, document, told[0].Span, $"应报{Days(begin, end)}的情况，文中写到的工作却在{Days(told.Min(d => d.Day), told.Max(d => d.Day))}，期次不符，请核对后重报。");
    }

    /// <summary>The single days that accounts of work done name.</summary>
    private static List<(DateOnly Day, Span Span)> DaysOfWork(Document document, int year)
    {
        var done = document.All<TaskAnnotation>().Where(t => t.Kind == TaskKind.Done).ToArray();
        return [.. document.All<DateAnnotation>().Where(d => d.Kind == DateKind.Date && done.Any(t => t.Span.Contains(d.Span)))
            .Select(d => (Range: DayRange.Parse(d.Value, year), d.Span)).Where(d => d.Range.First is not null && d.Range.First == d.Range.Last)
            .Select(d => (d.Range.First!.Value, d.Span))];
    }

    private static DigestFinding? WrongUnit(Document document, string unit, Roster roster)
    {
        var names = roster.Find(unit) is { } known ? known.Aliases.Add(known.Name) : [unit];
        if (document.First<TitleAnnotation>() is { } title && Other(document, title.Span, unit, names, roster, anyUnit: true) is { } inTitle)
            return Make(FindingKind.UnitMismatch, document, title.Span, $"报送单位是{unit}，标题写的却是“{inTitle}”，请核对。");
        var text = document.Text;
        var end = text.AsSpan().TrimEnd().Length;
        for (var lines = 0; lines < 4 && end > 0; lines++)
        {
            var start = end;
            while (start > 0 && text[start - 1] is not ('\n' or '\r')) start--;
            var line = new Span(start, end);
            if (line.Of(text).Trim().Length is > 2 and <= 24 && !line.Of(text).ContainsAny(Marks) && Other(document, line, unit, names, roster, anyUnit: false) is { } signed)
                return Make(FindingKind.UnitMismatch, document, line, $"报送单位是{unit}，落款却是“{signed}”，请核对。");
            end = text.AsSpan(0, start).TrimEnd().Length;
        }

        return null;
    }

    /// <summary>A unit named there that is not the sender under any of its names, nor a longer form of one.</summary>
    private static string? Other(Document document, Span place, string unit, ImmutableArray<string> names, Roster roster, bool anyUnit)
    {
        var words = place.In(document.Text);
        if (words.AsSpan().ContainsAny(Masks)) return null;
        if (names.Any(n => words.Contains(n, StringComparison.Ordinal) || IsShortFor(Core(n), words))) return null;
        foreach (var other in roster.Names)
            if (words.Contains(other, StringComparison.Ordinal))
                return roster.Find(other)!.Name != unit && (anyUnit || other.Length * 2 > words.AsSpan().Trim().Length) ? other : null;
        if (!anyUnit || roster.Units.IsEmpty) return null;
        return document.All<UnitAnnotation>().FirstOrDefault(u => place.Contains(u.Span) && u.Span.Length >= 4 && u.Span.Start <= place.Start + 2)?.Name;
    }

    /// <summary>Without the prefix of a level, and the word for the kind of unit: what tells it from its like.</summary>
    private static string Core(string name)
    {
        var from = name.Length > 2 && name[0] is '区' or '市' or '县' or '镇' or '乡' or '省' ? 1 : 0;
        var core = name[from..];
        foreach (var kind in (ReadOnlySpan<string>)["街道", "社区", "公司", "中心", "大队", "分局", "物业", "委员会", "医院", "学校", "支队", "局", "镇", "乡", "办", "委"])
            if (core.EndsWith(kind, StringComparison.Ordinal) && core.Length - kind.Length >= 2) return core[..^kind.Length];
        return core;
    }

    /// <summary>Its characters stand there in order: 城管 for 城市管理.</summary>
    private static bool IsShortFor(string core, string words)
    {
        var at = 0;
        foreach (var c in words)
            if (at < core.Length && core[at] == c) at++;
        return core.Length >= 2 && at == core.Length;
    }

    private static string Days(DateOnly first, DateOnly last) =>
        first == last ? $"{first.Month}月{first.Day}日" : first.Month == last.Month ? $"{first.Month}月{first.Day}日—{last.Day}日" : $"{first.Month}月{first.Day}日—{last.Month}月{last.Day}日";

    private static DigestFinding Make(FindingKind kind, Document document, Span span, string message) => new(kind, message, [EvidenceOf.Span(document, span)]);
}
