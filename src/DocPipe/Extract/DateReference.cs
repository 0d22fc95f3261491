using System.Globalization;
using DocPipe.Model;

namespace DocPipe.Extract;

/// <summary>
/// The days a document speaks from: its reporting period, or else the date under which it is signed. Relative words are resolved against
/// it; where a document has neither, they stay unknown.
/// </summary>
/// <param name="From">First day of the period, or the day of signing.</param>
/// <param name="To">Last day of the period, or the day of signing.</param>
internal sealed record DateReference(DateOnly From, DateOnly To)
{
    /// <summary>Lines from the end among which a date line is the signature's.</summary>
    private const int ClosingLines = 12;

    public static DateReference? Of(Document document)
    {
        if (document.First<PeriodAnnotation>()?.Value.Split('/') is [var from, var to] && Day(from) is { } first && Day(to) is { } last)
            return new DateReference(first, last);
        var text = document.Text.AsSpan().TrimEnd();
        for (var i = 0; i < ClosingLines && !text.IsEmpty; i++)
        {
            var start = text.LastIndexOf('\n') + 1;
            var line = text[start..].Trim();
            if (line.Length is > 7 and < 20 && DatePointReader.Read(line, 0, null) is { Stretch: null } point
                && point.Span.End == line.Length && Day(point.Value) is { } day)
                return new DateReference(day, day);
            text = text[..start].TrimEnd();
        }

        return null;
    }

    private static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public (string Year, int Month) MonthOf(int by)
    {
        var months = Math.Clamp((To.Year * 12) + To.Month - 1 + by, 12, (9999 * 12) + 11);
        return ((months / 12).ToString("0000", CultureInfo.InvariantCulture), (months % 12) + 1);
    }

    /// <summary>A day of the week that holds the first day of the period, or of a week before or after it.</summary>
    /// <param name="weekday">0 for Monday to 6 for Sunday.</param>
    public string DayOf(int week, int weekday)
    {
        var monday = From.DayNumber - (((int)From.DayOfWeek + 6) % 7);
        return Format(DateOnly.FromDayNumber(Math.Clamp(monday + (7 * week) + weekday, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber)));
    }

    public static string Format(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
