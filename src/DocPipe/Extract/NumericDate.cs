using DocPipe.Model;
using DocPipe.Text;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>Dates in digits alone: 2026-11-09, 2026/11/9, 2026.11, 20261109.</summary>
internal static class NumericDate
{
    public static DatePoint? Read(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is not ('1' or '2') || At(text, at - 1) is '.' or '/') return null;
        var digits = Run(text, at, 9);
        if (digits - at == 8) return Compact(text, at);
        if (digits - at != 4 || Number(text, at, digits) is not (>= 1900 and < 2100)) return null;
        var mark = At(text, digits);
        if (mark is not ('-' or '/' or '.' or '．')) return null;
        var month = Run(text, digits + 1, 3);
        if (month - digits - 1 is not (1 or 2) || Number(text, digits + 1, month) is not (>= 1 and <= 12 and var m)) return null;
        var year = text[at..digits].ToString();
        if (At(text, month) is '-' or '/' or '.' or '．')
        {
            var day = Run(text, month + 1, 3);
            if (day - month - 1 is 1 or 2 && Number(text, month + 1, day) is >= 1 and <= 31 and var d)
                return IsFree(text, day) ? new DatePoint(new Span(at, At(text, day) == '日' ? day + 1 : day), year, m, d) : null;
            if (day > month + 1 && mark == text[month]) return null;
        }

        // A month alone: "2026.11" and "2026-11", but not the number 2026.1 or the years 2026-2.
        return month - digits == 3 && IsFree(text, month) && At(text, month) is not ('万' or '亿' or '%' or '％' or '元' or '年')
            ? new DatePoint(new Span(at, month), year, m, DatePoint.None)
            : null;
    }

    private static DatePoint? Compact(ReadOnlySpan<char> text, int at)
    {
        if (Number(text, at, at + 4) is not (>= 1990 and < 2100)) return null;
        var (month, day) = (Number(text, at + 4, at + 6), Number(text, at + 6, at + 8));
        return month is >= 1 and <= 12 && day is >= 1 && day <= DatePoint.DaysIn(null, month)
            && IsFree(text, at + 8) && !char.IsLetterOrDigit(At(text, at - 1)) && At(text, at - 1) != '-'
            ? new DatePoint(new Span(at, at + 8), text.Slice(at, 4).ToString(), month, day)
            : null;
    }

    private static bool IsFree(ReadOnlySpan<char> text, int at) =>
        !char.IsAsciiLetterOrDigit(At(text, at)) && !NumeralCharacters.IsMask(At(text, at));

    private static int Run(ReadOnlySpan<char> text, int at, int most)
    {
        var i = at;
        while (i < text.Length && i - at < most && char.IsAsciiDigit(text[i])) i++;
        return i;
    }

    private static int Number(ReadOnlySpan<char> text, int from, int to)
    {
        var number = 0;
        for (var i = from; i < to; i++) number = (number * 10) + (text[i] - '0');
        return number;
    }
}
