using System.Buffers;
using System.Globalization;
using System.Text;

namespace DocPipe.Web.Reading;

/// <summary>Dates as people type them in a form (11月30日, 2026年11月16日—22日, 每周), to and from the notation of the analysis.</summary>
internal static class DateEntry
{
    private static readonly SearchValues<char> Between = SearchValues.Create("—–~～至到－");

    private static readonly (string Words, string Value)[] Repeats =
        [("每天", "R/P1D"), ("每日", "R/P1D"), ("每周", "R/P1W"), ("每两周", "R/P2W"), ("每半月", "R/P2W"), ("每月", "R/P1M"), ("每季度", "R/P3M"), ("每季", "R/P3M"), ("每半年", "R/P6M"), ("每年", "R/P1Y")];

    /// <summary>As it is to stand in the field; a notation without such words is shown as it is.</summary>
    public static string Show(string? edtf)
    {
        if (string.IsNullOrEmpty(edtf)) return "";
        foreach (var (words, value) in Repeats) if (value == edtf) return words;
        var sides = edtf.Split('/');
        if (sides.Length > 2) return edtf;
        var shown = sides.Where(s => s is not ("" or "..")).Select(Point).ToArray();
        return shown.Any(s => s is null) ? edtf : string.Join('—', shown);
    }

    /// <summary>In the notation, by what kind of date it is said to be; what isn't understood is given back for the check to complain of.</summary>
    public static string Read(DateKind kind, string text)
    {
        text = text.Trim();
        foreach (var (words, value) in Repeats) if (text == words) return value;
        if (text.Length == 0 || text.StartsWith("R/", StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal) && !IsSlashed(text)) return text;
        var cut = text.AsSpan().IndexOfAny(Between);
        if (cut > 0)
        {
            var end = cut + 1;
            while (end < text.Length && Between.Contains(text[end])) end++;
            var from = Parts(text[..cut]);
            var to = Parts(text[end..]);
            return from is { } f && to is { } t ? $"{Notation(f)}/{Notation(new Day(t.Year ?? f.Year, t.Month ?? f.Month, t.Number))}" : text;
        }

        if (Parts(text) is not { } day) return text;
        var point = Notation(day);
        return kind switch
        {
            DateKind.Deadline => "../" + point,
            DateKind.Since => point + "/..",
            _ => point,
        };
    }

    private readonly record struct Day(string? Year, int? Month, int? Number);

    private static bool IsSlashed(string text) => text.Split('/') is [{ Length: 4 } year, _, _] && year.All(char.IsAsciiDigit);

    private static string Notation(Day day)
    {
        var result = new StringBuilder(day.Year ?? "XXXX");
        if (day.Month is { } month) result.Append(CultureInfo.InvariantCulture, $"-{month:00}");
        else if (day.Number is not null) result.Append("-XX");
        if (day.Number is { } number) result.Append(CultureInfo.InvariantCulture, $"-{number:00}");
        return result.ToString();
    }

    private static string? Point(string edtf)
    {
        var parts = edtf.Split('-');
        if (parts.Length > 3 || parts[0].Length != 4) return null;
        var result = new StringBuilder();
        if (parts[0] != "XXXX") result.Append(parts[0]).Append('年');
        for (var i = 1; i < parts.Length; i++)
        {
            if (parts[i] == "XX") continue;
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
            result.Append(number).Append(i == 1 ? '月' : '日');
        }

        return result.Length == 0 ? null : result.ToString();
    }

    /// <summary>2026年11月30日, 11月30日, 11月, 30日, 2026-11-30, 2026.11.30, each maybe with 前, 底 or 起 behind it.</summary>
    private static Day? Parts(string text)
    {
        text = text.Trim().TrimEnd('前', '底', '起', '止', '内', '初').Replace("号", "日", StringComparison.Ordinal);
        if (text.AsSpan().IndexOfAny("年月日") < 0)
        {
            var plain = text.Split('-', '.', '/');
            return plain.All(p => p.Length is > 0 and <= 4 && p.All(c => char.IsAsciiDigit(c) || c == 'X'))
                && plain[0].Length == 4 && plain.Length <= 3 && Number(plain, 1, 12, out var m) && Number(plain, 2, 31, out var d)
                ? new Day(plain[0], m, d) : null;
        }

        string? year = null;
        int? month = null, number = null;
        var at = 0;
        foreach (var sign in "年月日")
        {
            var end = text.IndexOf(sign, at);
            if (end < 0) continue;
            var digits = text[at..end].Trim();
            if (sign == '年')
            {
                if (digits.Length != 4 || !digits.All(c => char.IsAsciiDigit(c) || c == 'X')) return null;
                year = digits;
            }
            else
            {
                if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1 || value > (sign == '月' ? 12 : 31)) return null;
                if (sign == '月') month = value;
                else number = value;
            }

            at = end + 1;
        }

        return at == text.Length ? new Day(year, month, number) : null;
    }

    private static bool Number(string[] parts, int index, int most, out int? value)
    {
        value = null;
        if (parts.Length <= index) return true;
        if (!int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > most) return false;
        value = number;
        return true;
    }
}
