using DocPipe.Model;

namespace DocPipe.Review.Consistency;

/// <summary>Times that stand in the wrong order: a span that ends before it begins, phases out of order, a deadline before its start.</summary>
internal static class DateOrder
{
    /// <summary>Stands in for a year that is not given: only the order within the document matters, and a leap year has every day.</summary>
    private const int AnyYear = 2000;

    /// <summary>How far before the period a deadline of work to come is still a slip and not a date of the year after.</summary>
    private const int Recent = 90;

    public static IEnumerable<ConflictAnnotation> Find(Document document) =>
        [.. Ranges(document), .. Phases(document), .. Starts(document), .. PlannedBefore(document), .. Announced(document)];

    private static IEnumerable<ConflictAnnotation> Ranges(Document document)
    {
        foreach (var date in document.All<DateAnnotation>())
            if (date.Kind == DateKind.Range && Backwards(date.Value) && !document.All<PhaseAnnotation>().Any(p => p.Span.Contains(date.Span)))
                yield return new ConflictAnnotation(date.Span, ReviewStage.By, ConflictKind.DateOrder, $"“{document.TextOf(date)}”的结束时间早于开始时间。");
    }

    /// <summary>Both ends are days or months of the same known or unknown year; "11月至2月" without years runs over the new year.</summary>
    private static bool Backwards(string value)
    {
        var cut = value.IndexOf('/', StringComparison.Ordinal);
        if (cut < 0 || !SameYear(value[..cut], value[(cut + 1)..])) return false;
        var (from, to) = (DayRange.Parse(value[..cut], AnyYear).First, DayRange.Parse(value[(cut + 1)..], AnyYear).Last);
        return from is { } start && to is { } end && end < start && (!value.StartsWith("XXXX", StringComparison.Ordinal) || start.Month - end.Month < 6);
    }

    private static bool SameYear(string from, string to) => from.Length >= 4 && to.Length >= 4 && (from[0] == 'X') == (to[0] == 'X');

    private static IEnumerable<ConflictAnnotation> Phases(Document document)
    {
        PhaseAnnotation? before = null;
        foreach (var phase in document.All<PhaseAnnotation>())
        {
            if (phase.Start is { } from && phase.End is { } to && Backwards($"{from}/{to}"))
            {
                yield return new ConflictAnnotation(phase.Span, ReviewStage.By, ConflictKind.DateOrder, $"“{phase.Name}”的结束时间早于开始时间。");
                before = null;
                continue;
            }

            if (before is not null && OutOfOrder(before, phase) is { } wrong)
                yield return new ConflictAnnotation(phase.Span, ReviewStage.By, ConflictKind.DateOrder, $"“{phase.Name}”的开始时间早于上一阶段“{before.Name}”的{wrong}时间。")
                { Also = [before.Span] };
            before = phase;
        }
    }

    private static string? OutOfOrder(PhaseAnnotation before, PhaseAnnotation phase)
    {
        if (phase.Start is not { } start || before.Start is not { } earlier || !SameYear(earlier, start)) return null;
        var (first, then) = (DayRange.Parse(earlier, AnyYear).First, DayRange.Parse(start, AnyYear).First);
        if (first is not { } a || then is not { } b || (start[0] == 'X' && a.Month - b.Month >= 6)) return null;
        if (b < a) return "开始";
        // Phases given to the day follow each other; given by month they may share one, or the last may run along.
        return start.Length == 10 && before.End is { Length: 10 } end && SameYear(end, start) && DayRange.Parse(end, AnyYear).Last is { } last
            && DayRange.Parse(start, AnyYear).First is { } next && next < last.AddDays(-1)
            && phase.End is { Length: 10 } close && DayRange.Parse(close, AnyYear).Last is { } finish && finish > last
            ? "结束"
            : null;
    }

    /// <summary>"11月25日起…，11月20日前完成".</summary>
    private static IEnumerable<ConflictAnnotation> Starts(Document document)
    {
        DateAnnotation? since = null;
        foreach (var date in document.All<DateAnnotation>())
        {
            if (date.Kind == DateKind.Since || (date.Kind == DateKind.Date && Begins(document.Text.AsSpan(date.Span.End)))) since = date;
            if (!(date.Kind == DateKind.Deadline || (date.Kind == DateKind.Date && Ends(document.Text.AsSpan(date.Span.End)))) || since is null || date.Span.Start <= since.Span.Start) continue;
            if (document.Text.AsSpan(since.Span.End, Math.Max(0, date.Span.Start - since.Span.End)).IndexOfAny("。；;\n") >= 0) continue;
            var (start, end) = (Start(since.Value), End(date.Value));
            if (start is { } a && end is { } b && SameYear(since.Value, date.Value[(date.Value.IndexOf('/', StringComparison.Ordinal) + 1)..]) && b < a && (since.Value[0] != 'X' || a.Month - b.Month < 6))
                yield return new ConflictAnnotation(date.Span, ReviewStage.By, ConflictKind.DateOrder, $"时限“{document.TextOf(date)}”早于开始时间“{document.TextOf(since)}”。")
                { Also = [since.Span] };
        }
    }

    /// <summary>Words just after a day that make it the day of starting ("5月15日进场").</summary>
    private static bool Begins(ReadOnlySpan<char> after)
    {
        foreach (var word in (ReadOnlySpan<string>)["进场", "开工", "动工", "启动", "开始", "起施工", "正式开工", "正式启动", "施工", "入场", "起"])
            if (after.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Words just after a day that make it the day of ending ("6月21日完工").</summary>
    private static bool Ends(ReadOnlySpan<char> after)
    {
        foreach (var word in (ReadOnlySpan<string>)["完工", "完成", "竣工", "结束", "建成", "收尾", "验收", "投用"])
            if (after.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    private static DateOnly? Start(string value) => DayRange.Parse(value, AnyYear).First;

    private static DateOnly? End(string value) => DayRange.Parse(value, AnyYear).Last;

    /// <summary>A task of a plan that must be done before the plan's first phase begins.</summary>
    private static IEnumerable<ConflictAnnotation> PlannedBefore(Document document)
    {
        if (document.First<TypeAnnotation>()?.Type != DocumentType.Plan) yield break;
        var first = document.All<PhaseAnnotation>().FirstOrDefault();
        if (first?.Start is not { Length: 10 } begins || Start(begins) is not { } start) yield break;
        foreach (var task in document.All<TaskAnnotation>())
            if (task is { Kind: TaskKind.Planned, Due.Value: { } due } && due.StartsWith("../", StringComparison.Ordinal) && SameYear(due[3..], begins)
                && End(due) is { } end && end < start && (begins[0] != 'X' || start.Month - end.Month < 6))
                yield return new ConflictAnnotation(
                    task.Due.Span, ReviewStage.By, ConflictKind.DateOrder,
                    $"时限“{task.Due.Span.In(document.Text)}”早于本方案“{first.Name}”的开始时间。") { Also = [first.Span] };
    }

    /// <summary>Work announced for the time to come with a deadline before the period that the report itself states.</summary>
    private static IEnumerable<ConflictAnnotation> Announced(Document document)
    {
        if (document.First<TypeAnnotation>()?.Type is not (DocumentType.Weekly or DocumentType.Summary)) yield break;
        if (StatedPeriod.Of(document) is not { First: { } first, Last: { } last } period) yield break;
        foreach (var task in document.All<TaskAnnotation>())
            if (task is { Kind: TaskKind.Next, Due.Value: { } due } && DayRange.Parse(due, first.Year).Last is { } day && day < first && day > first.AddDays(-Recent))
                yield return new ConflictAnnotation(
                    task.Due.Span, ReviewStage.By, ConflictKind.DateOrder,
                    $"下步工作的时限“{task.Due.Span.In(document.Text)}”早于本报告期（{first.Month}月{first.Day}日—{last.Month}月{last.Day}日）。") { Also = [period.Span] };
    }
}
