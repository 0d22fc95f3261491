using System.Buffers;
using DocPipe.Model;

namespace DocPipe.Extract;

/// <summary>
/// Reads a document number (发文字号): the short name of the issuing office, the year in brackets, the serial and 号, by GB/T 9704 with 〔〕,
/// in practice with any bracket, a 第, masks or blanks for digits. Orders (…令第12号) are the other form.
/// </summary>
internal sealed class DocumentNumber(IReadOnlyList<string> leads)
{
    /// <summary>Longest short name of an office that is believed, in UTF-16 units.</summary>
    private const int LongestOffice = 14;

    private static readonly SearchValues<char> Openers = SearchValues.Create("[〔【(（﹝［第");
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \u3000\t\u00A0");
    private static readonly SearchValues<char> YearCharacters =
        SearchValues.Create("0123456789０１２３４５６７８９xXｘＸ×*＊_＿〇○零一二三四五六七八九");

    /// <summary>Where a number can have its bracket or 第, at or after <paramref name="from"/>; -1 where there is none.</summary>
    public static int Next(ReadOnlySpan<char> text, int from) =>
        text[from..].IndexOfAny(Openers) is var at and >= 0 ? from + at : -1;

    /// <summary>The number whose year bracket, or 第, stands at <paramref name="at"/>; it does not begin before <paramref name="floor"/>.</summary>
    public Span? Read(ReadOnlySpan<char> text, int at, int floor)
    {
        var end = text[at] == '第' ? Order(text, at) : Serial(text, at);
        if (end < 0) return null;
        var start = Office(text, at, floor);
        return start == at ? null : new Span(start, end);
    }

    /// <summary>End of "第588号" after 令; -1 where it isn't one.</summary>
    private static int Order(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || text[at - 1] != '令') return -1;
        var digits = Run(text, at + 1, YearCharacters, 6);
        return digits > at + 1 && digits < text.Length && text[digits] == '号' ? digits + 1 : -1;
    }

    /// <summary>End of "〔2026〕3号"; -1 where it isn't one.</summary>
    private static int Serial(ReadOnlySpan<char> text, int at)
    {
        var year = Run(text, at + 1, Blanks, 2);
        var close = Run(text, year, YearCharacters, 4);
        if (close - year < 2) return -1;
        if (close < text.Length && text[close] == '年') close++;
        close = Run(text, close, Blanks, 2);
        if (close >= text.Length || !"]〕】)）﹞］".Contains(text[close])) return -1;
        var serial = Run(text, close + 1, Blanks, 6);
        if (serial < text.Length && text[serial] == '第') serial++;
        var digits = Run(text, serial, YearCharacters, 6);
        var sign = Run(text, digits, Blanks, 6);
        // A draft leaves the serial blank: "〔2026〕  号".
        if (digits == serial && sign == close + 1) return -1;
        return sign < text.Length && text[sign] == '号' ? sign + 1 : -1;
    }

    private int Office(ReadOnlySpan<char> text, int at, int floor)
    {
        var start = at;
        while (start > floor && at - start < LongestOffice && IsOffice(text[start - 1])) start--;
        var office = text[start..at];
        var cut = 0;
        foreach (var lead in leads)
            if (office.LastIndexOf(lead, StringComparison.Ordinal) is var found and >= 0 && found + lead.Length > cut)
                cut = found + lead.Length;
        return start + cut;
    }

    private static bool IsOffice(char c) => c is (>= '\u4E00' and <= '\u9FFF') or 'x' or 'X' or '×' or '*' or '_' or '○';

    private static int Run(ReadOnlySpan<char> text, int from, SearchValues<char> of, int most)
    {
        var at = from;
        while (at < text.Length && at - from < most && of.Contains(text[at])) at++;
        return at;
    }
}
