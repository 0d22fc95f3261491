using DocPipe.Model;
using static DocPipe.Text.NumeralCharacters;

namespace DocPipe.Text;

/// <summary>
/// Reads numbers as Chinese documents write them: Arabic digits of either width with thousands marks and decimals, Chinese numerals plain or
/// as on a cheque, both mixed with 万 and 亿, percentages and fractions in words, and masks. Knows only characters: whether a number counts
/// anything is for others to say. Linear in the length of the number.
/// </summary>
internal static class Numerals
{
    /// <summary>Longest run of digits that is a quantity; longer ones are codes and have no value that matters.</summary>
    private const int MostDigits = 20;

    /// <summary>The number that begins exactly at <paramref name="at"/>; null where none does.</summary>
    public static Numeral? Read(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return null;
        var c = text[at];
        if (c == '负' || (c is '-' or '－' && IsSign(text, at)))
            return Positive(text, at + 1) is { Value: { } value } n ? n with { Span = new Span(at, n.End), Value = -value } : null;
        return c == '-' ? Dashes(text, at) : Positive(text, at);
    }

    /// <summary>
    /// Two to four hyphens between words, where some forms leave out what others mask with x ("共--人"); after a date they join a range.
    /// </summary>
    private static Numeral? Dashes(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 5 && text[end] == '-') end++;
        var isMask = end - at is >= 2 and <= 4 && at > 0 && end < text.Length
            && IsHan(text[at - 1]) && !"年月日号时点份".Contains(text[at - 1]) && IsHan(text[end]);
        return isMask ? new Numeral(new Span(at, end), null, NumeralKind.Masked, Approximate: false) : null;
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static Numeral? Positive(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return null;
        if (Parts(text, at) is { } parts) return parts;
        if (Mask(text, at) is { } mask) return mask;
        if (Quantity(text, at) is not { } number) return null;
        return text[number.End..].StartsWith("分之") && number.Value is > 0 and var below
            && Quantity(text, number.End + 2) is { Kind: not NumeralKind.Row } top
            ? new Numeral(new Span(at, top.End), top.Value / below, NumeralKind.Fraction, Approximate: false)
            : number;
    }

    /// <summary>百分之…, 千分之…, 万分之…, in percent.</summary>
    private static Numeral? Parts(ReadOnlySpan<char> text, int at)
    {
        decimal share = 0.01m;
        var sign = at;
        for (; sign < text.Length && sign - at < 3 && IsPlace(text[sign]) && Place(text[sign]) != 10; sign++)
            share *= Math.Max(Place(text[sign]), Myriad(text[sign]));
        if (sign == at || !text[sign..].StartsWith("分之")) return null;
        var first = sign + 2;
        if (first < text.Length && text[first] is '百')
            return new Numeral(new Span(at, first + 1), 100 / share, NumeralKind.Percent, Approximate: false);
        return (Mask(text, first) ?? Quantity(text, first)) is { } top
            ? new Numeral(new Span(at, top.End), top.Value / share, NumeralKind.Percent, top.Approximate)
            : null;
    }

    /// <summary>A run of masks and digits that has a mask in it, with a 万 or 亿 after it.</summary>
    private static Numeral? Mask(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        var masked = false;
        while (end < text.Length && IsDigitOrMask(text[end])) masked |= IsMask(text[end++]);
        // A run is read from its first character only: from each of its characters it would take the square of its length.
        if (!masked || (at > 0 && (IsLatin(text[at - 1]) || IsMask(text[at - 1]))) || (end < text.Length && IsLatin(text[end]))) return null;
        var approximate = false;
        if (end + 1 < text.Length && text[end] is '余' or '多' && IsPlace(text[end + 1])) (end, approximate) = (end + 1, true);
        while (end < text.Length && IsPlace(text[end])) end++;
        return new Numeral(new Span(at, end), null, NumeralKind.Masked, approximate);
    }

    private static Numeral? Quantity(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return null;
        if (Row(text, at) is { } row) return row;
        var sum = new NumeralSum();
        var end = at;
        var approximate = false;
        for (var i = at; i < text.Length;)
        {
            var c = text[i];
            if (IsDigit(c))
            {
                if (!ReadDigits(text, i, out var value, out var next) || !sum.Number(value, next < text.Length && IsPlace(text[next]))) break;
                i = end = next;
            }
            else if (ChineseDigit(c) is >= 0 and var digit ? sum.Digit(digit) : Place(c) is > 0 and var place && sum.Place(place))
            {
                end = ++i;
            }
            else if (Myriad(c) is > 0 and var myriad)
            {
                if (!sum.Myriad(myriad)) break;
                end = ++i;
            }
            else if (c == '点' && !sum.IsEmpty && Decimals(text, i, out var part, out var next))
            {
                sum.Fraction(part);
                i = end = next;
            }
            else if (c is '余' or '多' or '几' && !sum.IsEmpty && i + 1 < text.Length && IsPlace(text[i + 1]) && (c != '几' || Place(text[i + 1]) == 0))
            {
                approximate = true;
                sum.Trailing = 0;
                i++;
            }
            else if (IsBlank(c) && Spaced(text, i) is > 0 and var after)
            {
                i = after;
            }
            else
            {
                break;
            }
        }

        if (sum.IsEmpty || end == at) return null;
        while (sum.Trailing > 0) { end--; sum.Trailing--; }
        return new Numeral(new Span(at, end), sum.Total, IsDigit(text[at]) ? NumeralKind.Digits : NumeralKind.Chinese, approximate);
    }

    /// <summary>
    /// Two or more Chinese digits in a row. Two that follow one another, or that a place follows ("七八个", "二三十名"), leave the number open:
    /// no value.
    /// </summary>
    private static Numeral? Row(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        decimal value = 0;
        for (; end < text.Length && end - at < MostDigits && ChineseDigit(text[end]) is >= 0 and var digit; end++) value = (value * 10) + digit;
        if (end - at < 2) return null;
        var open = end - at == 2 && ChineseDigit(text[at]) + 1 == ChineseDigit(text[at + 1]) && text[at] != '〇';
        var places = end;
        while (places < text.Length && IsPlace(text[places])) places++;
        if (places > end && text[at] is '零' or '〇') return null;
        return new Numeral(new Span(at, places), open || places > end ? null : value, NumeralKind.Row, Approximate: open || places > end);
    }

    /// <summary>Digits with thousands marks and decimals. A mark has the width of the digits, so that a list "3，200，15" stays a list.</summary>
    private static bool ReadDigits(ReadOnlySpan<char> text, int at, out decimal value, out int end)
    {
        value = 0;
        end = at;
        var count = 0;
        var wide = !char.IsAsciiDigit(text[at]);
        for (; end < text.Length; end++)
        {
            if (Digit(text[end]) is >= 0 and var digit)
            {
                if (++count > MostDigits) return false;
                value = (value * 10) + digit;
            }
            else if (!(text[end] == (wide ? '，' : ',') && end - at <= 12 && count > 0 && IsGroup(text, at, end, text[end]))
                     && !(text[end] is ' ' or '\u00A0' or '\u2009' && IsSpaced(text, at, end)))
            {
                break;
            }
        }

        if (end + 1 >= text.Length || text[end] is not ('.' or '．') || !IsDigit(text[end + 1])) return true;
        decimal scale = 1;
        for (end++; end < text.Length && Digit(text[end]) is >= 0 and var digit; end++)
        {
            if (++count > MostDigits) return false;
            value += digit * (scale /= 10);
        }

        // A second point makes it a date, a version or an address.
        return end + 1 >= text.Length || text[end] is not ('.' or '．') || !IsDigit(text[end + 1]);
    }

    /// <summary>Up to three digits stand before the mark (exactly three after an earlier mark), exactly three behind it.</summary>
    private static bool IsGroup(ReadOnlySpan<char> text, int start, int mark, char sign)
    {
        for (var i = mark + 1; i <= mark + 3; i++)
            if (i >= text.Length || !IsDigit(text[i])) return false;
        if (mark + 4 < text.Length && IsDigit(text[mark + 4])) return false;
        var head = mark;
        while (head > start && IsDigit(text[head - 1])) head--;
        return head == start ? mark - head <= 3 : mark - head == 3 && text[head - 1] == sign;
    }

    /// <summary>"4 115处": a blank parts thousands where whole groups follow up to a word; between other numbers it is a blank.</summary>
    private static bool IsSpaced(ReadOnlySpan<char> text, int start, int mark)
    {
        var sign = text[mark];
        if (text[start] == '0') return false;
        for (; mark < text.Length && text[mark] == sign; mark += 4)
            if (!IsGroup(text, start, mark, sign)) return false;
        return mark < text.Length && (IsHan(text[mark]) || text[mark] is '%' or '％') && text[mark] is not ('年' or '月' or '日' or '号');
    }

    /// <summary>点 and Chinese digits ("三点五"), unless it tells the time ("三点五十分").</summary>
    private static bool Decimals(ReadOnlySpan<char> text, int at, out decimal part, out int end)
    {
        part = 0;
        end = at + 1;
        decimal scale = 1;
        for (; end < text.Length && end - at <= 10 && ChineseDigit(text[end]) is >= 0 and var digit && text[end] != '两'; end++)
            part += digit * (scale /= 10);
        return end > at + 1 && !(end < text.Length && (text[end] is '分' or '刻' || Place(text[end]) > 0));
    }

    /// <summary>Where the 万 or 亿 stands that at most two blanks separate from its digits ("1000 万"); 0 where it doesn't.</summary>
    private static int Spaced(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i < text.Length && i - at < 3 && IsBlank(text[i])) i++;
        return i - at < 3 && i < text.Length && Myriad(text[i]) > 0 && at > 0 && IsDigit(text[at - 1]) ? i : 0;
    }

    private static bool IsSign(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && IsDigit(text[at + 1])
        && (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '（' or ':' or '：' or '为');

    private static bool IsLatin(char c) => char.IsAsciiLetter(c) || c is (>= 'ａ' and <= 'ｚ') or (>= 'Ａ' and <= 'Ｚ');
}
