using System.Globalization;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>
/// The period that a document reports on. What the document says comes first; where it says nothing whole, the folder or file name
/// ("第46周") and then the days that its own accounts name are asked.
/// </summary>
internal static class ReportedPeriod
{
    /// <param name="year">For what names no year: that of the period asked for, or of the day of judging.</param>
    public static DayRange Of(Document document, int year)
    {
        var stated = DayRange.Parse(document.First<PeriodAnnotation>()?.Value, year);
        if (stated is { First: not null, Last: not null }) return stated;
        return OfPath(document.Source.Path, year) ?? OfAccounts(document, year) ?? default;
    }

    /// <summary>"第46周", "W46" or "2026-W46", the part of the path nearest to the file first.</summary>
    public static DayRange? OfPath(string path, int year)
    {
        foreach (var part in path.Split('/').Reverse())
        {
            if (WeekIn(part) is not { } week) continue;
            var named = YearIn(part) ?? year;
            if (DayRange.ParsePeriod(string.Create(CultureInfo.InvariantCulture, $"{named:0000}-W{week:00}")) is { } range) return range;
        }

        return null;
    }

    /// <summary>The week in which most of the days lie that accounts of work done name, if at least two days agree.</summary>
    private static DayRange? OfAccounts(Document document, int year)
    {
        var done = document.All<TaskAnnotation>().Where(t => t.Kind == TaskKind.Done).ToArray();
        var weeks = document.All<DateAnnotation>()
            .Where(d => d.Kind == DateKind.Date && done.Any(t => t.Span.Contains(d.Span)))
            .Select(d => DayRange.Parse(d.Value, year)).Where(r => r.First is not null && r.First == r.Last)
            .Select(r => r.First!.Value).GroupBy(day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)))
            .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).ToArray();
        return weeks.Length > 0 && weeks[0].Count() >= 2 && weeks[0].Count() * 2 > weeks.Sum(w => w.Count())
            ? new DayRange(weeks[0].Key, weeks[0].Key.AddDays(6))
            : null;
    }

    private static int? WeekIn(string part)
    {
        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] is not ('第' or 'W' or 'w')) continue;
            // "5月第二周" counts within the month.
            if (part[i] == '第' && i > 0 && part[i - 1] is ('月' or '份')) continue;
            // "第三十五周"
            if (part[i] == '第' && Numerals.Read(part, i + 1) is { Kind: NumeralKind.Chinese, Value: >= 6 and <= 53 and var spelt } number
                && number.End < part.Length && part[number.End] == '周') return (int)spelt;
            var end = i + 1;
            while (end < part.Length && char.IsAsciiDigit(part[end])) end++;
            if (end - i - 1 is not (1 or 2)) continue;
            if (part[i] == '第' ? end < part.Length && part[end] == '周' : end - i - 1 == 2 && (i == 0 || !char.IsAsciiLetter(part[i - 1])))
                return int.Parse(part.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return null;
    }

    private static int? YearIn(string part)
    {
        for (var i = 0; i + 4 <= part.Length; i++)
            if (part.AsSpan(i, 2) is "20" && int.TryParse(part.AsSpan(i, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && (i + 4 == part.Length || !char.IsAsciiDigit(part[i + 4])))
                return year;
        return null;
    }
}
