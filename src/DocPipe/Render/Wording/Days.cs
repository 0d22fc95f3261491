using System.Globalization;
using DocPipe.Model;

namespace DocPipe.Render.Wording;

/// <summary>Days, periods and due times in the words of an official document.</summary>
internal static class Days
{
    /// <summary>2026年11月30日.</summary>
    public static string Date(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>11月30日, with its year where that is another than <paramref name="asOf"/>'s.</summary>
    public static string Short(DateOnly day, DateOnly asOf) =>
        day.Year == asOf.Year ? string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日") : Date(day);

    /// <summary>2026年11月16日—22日, saying the month and year again only where they change; empty where no day is named.</summary>
    public static string Period(string? edtf)
    {
        var range = DayRange.Parse(edtf);
        if (range is not { First: { } first, Last: { } last })
            return range.First is { } from ? Date(from) + "起" : range.Last is { } to ? "截至" + Date(to) : "";
        if (first == last) return Date(first);
        if (first.Day == 1 && last == new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)))
            return string.Create(CultureInfo.InvariantCulture, $"{first.Year}年{first.Month}月");
        var end = first.Year != last.Year ? Date(last)
            : first.Month != last.Month ? string.Create(CultureInfo.InvariantCulture, $"{last.Month}月{last.Day}日")
            : string.Create(CultureInfo.InvariantCulture, $"{last.Day}日");
        return Date(first) + "—" + end;
    }

    /// <summary>
    /// An EDTF due time as people say it (11月30日前, 11月底前, 年底前, 每周); empty for one that has no such words, so that a reader is
    /// never shown the notation.
    /// </summary>
    public static string Due(string? edtf, DateOnly asOf)
    {
        if (string.IsNullOrEmpty(edtf)) return "";
        if (edtf.StartsWith("R/", StringComparison.Ordinal))
            return edtf[2..] switch
            {
                "P1D" => "每天", "P1W" => "每周", "P2W" => "每两周", "P1M" => "每月", "P3M" => "每季度", "P6M" => "每半年", "P1Y" => "每年", _ => "",
            };
        var cut = edtf.IndexOf('/', StringComparison.Ordinal);
        var (start, end) = cut < 0 ? (edtf, edtf) : (edtf[..cut], edtf[(cut + 1)..]);
        if (end is "" or "..") return Point(start, asOf, atEnd: false) is { Length: > 0 } from ? from + "起" : "";
        var till = Point(end, asOf, atEnd: true);
        if (till.Length == 0) return "";
        if (start is "" or ".." || start == end) return till + "前";
        return Point(start, asOf, atEnd: false) is { Length: > 0 } since ? $"{since}至{till}" : till + "前";
    }

    /// <summary>逾期3天, 今天到期, 还剩7天.</summary>
    public static string Left(int? days) => days switch
    {
        null => "",
        < 0 => string.Create(CultureInfo.InvariantCulture, $"逾期{-(long)days}天"),
        0 => "今天到期",
        _ => string.Create(CultureInfo.InvariantCulture, $"还剩{days}天"),
    };

    private static string Point(string edtf, DateOnly asOf, bool atEnd)
    {
        Span<string> parts = ["", "", ""];
        var count = 0;
        foreach (var part in edtf.Split('-'))
        {
            if (count == 3) return "";
            parts[count++] = part;
        }

        if (parts[0].Length != 4 || !parts[0].All(c => char.IsAsciiDigit(c) || c == 'X')) return "";
        var year = parts[0] == "XXXX" || parts[0] == asOf.Year.ToString("D4", CultureInfo.InvariantCulture) ? "" : parts[0].Replace('X', '×') + "年";
        if (count == 1) return parts[0] == "XXXX" ? "" : year.Length == 0 ? atEnd ? "年底" : "今年" : atEnd ? year + "底" : year;
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12) return "";
        if (count == 2) return string.Create(CultureInfo.InvariantCulture, $"{year}{month}月{(atEnd ? "底" : "")}");
        if (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day is < 1 or > 31) return "";
        return string.Create(CultureInfo.InvariantCulture, $"{year}{month}月{day}日");
    }
}
