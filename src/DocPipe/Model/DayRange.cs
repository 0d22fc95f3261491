using System.Globalization;

namespace DocPipe.Model;

/// <summary>
/// The calendar days that an EDTF value names. An open or unknown side is null. Reading is conservative: a value with an unknown digit
/// in year, month or day names no day on that side, unless the caller supplies the year.
/// </summary>
public readonly record struct DayRange(DateOnly? First, DateOnly? Last)
{
    /// <param name="edtf">A point ("2026-11-30", "2026-11", "2026"), an interval ("2026-11-09/2026-11-15", "../2026-11-30"), or null.</param>
    /// <param name="year">Stands in for a year of XXXX.</param>
    public static DayRange Parse(string? edtf, int? year = null)
    {
        if (string.IsNullOrEmpty(edtf) || edtf[0] is 'R' or 'P') return default;
        var cut = edtf.IndexOf('/', StringComparison.Ordinal);
        if (cut < 0)
        {
            var point = Point(edtf, year);
            return point;
        }

        var from = Point(edtf[..cut], year);
        var to = Point(edtf[(cut + 1)..], year);
        if (from.First is { } start && to.Last is { } end && end < start && edtf.StartsWith("XXXX", StringComparison.Ordinal))
            to = new DayRange(null, end.AddYears(1)); // "11月至次年2月" without a year
        return new DayRange(from.First, to.Last);
    }

    /// <summary>The ISO week "2026-W47", the month "2026-11", the day or the interval of days; null where it is none of these.</summary>
    public static DayRange? ParsePeriod(string text)
    {
        var week = text.IndexOf("-W", StringComparison.OrdinalIgnoreCase);
        if (week == 4 && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y > 0
            && int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var w) && w >= 1 && w <= ISOWeek.GetWeeksInYear(y))
        {
            var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(y, w, DayOfWeek.Monday));
            return new DayRange(monday, monday.AddDays(6));
        }

        var range = Parse(text);
        return range is { First: not null, Last: not null } && range.First <= range.Last ? range : null;
    }

    public bool Contains(DateOnly day) => (First is null || First <= day) && (Last is null || day <= Last);

    /// <summary>As an EDTF interval of days; an open side is "..".</summary>
    public override string ToString() => $"{Day(First)}/{Day(Last)}";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "..";

    private static DayRange Point(string text, int? year)
    {
        if (text.Length == 0 || text == "..") return default;
        Span<int> parts = [0, 0, 0];
        var count = 0;
        foreach (var part in text.AsSpan().Split('-'))
        {
            if (count == 3) return default;
            var digits = text.AsSpan()[part];
            if (count == 0 && digits is "XXXX" && year is { } known) parts[count++] = known;
            else if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) parts[count++] = number;
            else return default;
        }

        if (parts[0] is < 1 or > 9998 || (count > 1 && parts[1] is < 1 or > 12)) return default;
        if (count == 1) return new DayRange(new DateOnly(parts[0], 1, 1), new DateOnly(parts[0], 12, 31));
        var last = DateTime.DaysInMonth(parts[0], parts[1]);
        if (count == 2) return new DayRange(new DateOnly(parts[0], parts[1], 1), new DateOnly(parts[0], parts[1], last));
        if (parts[2] < 1 || parts[2] > last) return default;
        var day = new DateOnly(parts[0], parts[1], parts[2]);
        return new DayRange(day, day);
    }
}
