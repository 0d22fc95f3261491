using System.Globalization;
using System.Text.RegularExpressions;
using DocPipe.Model;

namespace DocPipe.Structure;

/// <summary>
/// Reads the reporting period of a weekly or summary: a week's number, a range of days or a month in the title, the file's name or the
/// opening, in that order. The year is taken from the same place, or else from the first year that the document names.
/// </summary>
internal static partial class PeriodRules
{
    private const int OpeningReach = 300;

    public static PeriodAnnotation? Find(string text, Span? title, string path, DocumentType type, string by)
    {
        if (type is not (DocumentType.Weekly or DocumentType.Summary)) return null;
        var year = YearIn(Year(), path) ?? YearIn(WrittenYear(), text);
        if (title is { } line && Read(line.In(text), year) is var (at, value)) return new PeriodAnnotation(at.Shift(line.Start), by, value);
        if (Read(path, year) is var (_, fromPath)) return new PeriodAnnotation(default, by, fromPath);
        var from = title?.End ?? 0;
        var opening = text.Substring(from, Math.Min(OpeningReach, text.Length - from));
        return Read(opening, year) is var (place, found) ? new PeriodAnnotation(place.Shift(from), by, found) : null;
    }

    private static int? YearIn(Regex years, string text)
    {
        var match = years.Match(text.Length > 4000 ? text[..2000] + text[^2000..] : text);
        return match.Success ? int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    private static (Span At, string Value)? Read(string text, int? year)
    {
        if (IsoWeek().Match(text) is { Success: true } iso && Week(Number(iso, "y"), Number(iso, "w")) is { } isoDays) return (At(iso), isoDays);
        if (DayRange().Match(text) is { Success: true } range && Days(range, year) is { } days) return (At(range), days);
        if (NumberedWeek().Match(text) is { Success: true } week && (Number(week, "y") ?? year) is { } weekYear
            && Week(weekYear, Number(week, "w")) is { } weekDays) return (At(week), weekDays);
        if (Month().Match(text) is { Success: true } month && Number(month, "m") is >= 1 and <= 12 and var m)
        {
            var y = Number(month, "y") ?? year;
            var last = y is { } known ? DateTime.DaysInMonth(known, m) : m == 2 ? 28 : DateTime.DaysInMonth(2001, m);
            return (At(month), $"{Day(y, m, 1)}/{Day(y, m, last)}");
        }

        return null;
    }

    private static string? Days(Match range, int? year)
    {
        var from = (Number(range, "m1"), Number(range, "d1"));
        var to = (Number(range, "m2") ?? from.Item1, Number(range, "d2"));
        if (from is not (>= 1 and <= 12, >= 1 and <= 31) || to is not (>= 1 and <= 12, >= 1 and <= 31)) return null;
        var startYear = Number(range, "y1") ?? year;
        var endYear = Number(range, "y2") ?? (to.Item1 < from.Item1 ? startYear + 1 : startYear);
        return $"{Day(startYear, from.Item1.Value, from.Item2.Value)}/{Day(endYear, to.Item1.Value, to.Item2.Value)}";
    }

    private static string? Week(int? year, int? week)
    {
        if (year is not (>= 1900 and <= 2200 and var y) || week is not (>= 1 and var w) || w > ISOWeek.GetWeeksInYear(y)) return null;
        var monday = ISOWeek.ToDateTime(y, w, DayOfWeek.Monday);
        var sunday = monday.AddDays(6);
        return $"{Day(monday.Year, monday.Month, monday.Day)}/{Day(sunday.Year, sunday.Month, sunday.Day)}";
    }

    private static string Day(int? year, int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{(year is { } y ? y.ToString("0000", CultureInfo.InvariantCulture) : "XXXX")}-{month:00}-{day:00}");

    private static int? Number(Match match, string group)
    {
        var digits = match.Groups[group];
        return digits.Success && int.TryParse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static Span At(Match match) => new(match.Index, match.Index + match.Length);

    [GeneratedRegex(@"(?<y>(19|20)[0-9]{2})", RegexOptions.NonBacktracking)]
    private static partial Regex Year();

    /// <summary>In running text a number is a year by what follows it; "累计1950平方米" is none.</summary>
    [GeneratedRegex(@"(^|[^0-9])(?<y>(19|20)[0-9]{2})\s*(年|[.\-/][0-9])", RegexOptions.NonBacktracking)]
    private static partial Regex WrittenYear();

    [GeneratedRegex(@"(?<y>20[0-9]{2})-?W(?<w>[0-9]{1,2})", RegexOptions.NonBacktracking)]
    private static partial Regex IsoWeek();

    [GeneratedRegex(@"((?<y>20[0-9]{2})\s*年?)?第\s*(?<w>[0-9]{1,2})\s*周", RegexOptions.NonBacktracking)]
    private static partial Regex NumberedWeek();

    [GeneratedRegex(
        @"((?<y1>20[0-9]{2})[年.\-/])?\s*(?<m1>[0-9]{1,2})[月.]\s*(?<d1>[0-9]{1,2})[日号]?\s*(—|－|–|-|~|～|至|到|——|--)\s*((?<y2>20[0-9]{2})[年.\-/])?\s*((?<m2>[0-9]{1,2})[月.]\s*)?(?<d2>[0-9]{1,2})[日号]?",
        RegexOptions.NonBacktracking)]
    private static partial Regex DayRange();

    [GeneratedRegex(@"((?<y>20[0-9]{2})\s*年)\s*(?<m>[0-9]{1,2})\s*月份?(工作|创|总结|小结|月报)", RegexOptions.NonBacktracking)]
    private static partial Regex Month();
}
