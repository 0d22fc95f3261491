using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>A number inside a date: digits, a mask, or a Chinese numeral.</summary>
/// <param name="Value">-1 for a mask.</param>
internal readonly record struct DateNumber(Span Span, int Value, bool IsChinese)
{
    /// <summary>A year is four characters; a blank line to write one on may be longer.</summary>
    private const int Longest = 8;

    /// <summary>Two-digit years from here on belong to the last century.</summary>
    private const int Pivot = 50;

    public int End => Span.End;

    public bool IsMasked => Value < 0;

    public static DateNumber? Read(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return null;
        if (NumeralCharacters.IsDigit(text[at]) || NumeralCharacters.IsMask(text[at])) return Digits(text, at);
        if (DashMask(text, at) is > 0 and var end) return new DateNumber(new Span(at, end), -1, IsChinese: false);
        if (text[at] is '两' or '负' || NumeralCharacters.ChineseDigit(text[at]) < 0 && text[at] != '十') return null;
        return Numerals.Read(text, at) is { Value: >= 0 and < 10000 and var value, Approximate: false } n && value == decimal.Truncate(value)
            ? new DateNumber(n.Span, (int)value, IsChinese: true)
            : null;
    }

    /// <summary>After one to four hyphens that stand where digits should ("-月-日"); -1 where hyphens are hyphens.</summary>
    public static int DashMask(ReadOnlySpan<char> text, int at)
    {
        if (text[at] != '-' || NumeralCharacters.IsDigit(DateText.At(text, at - 1)) || DateText.At(text, at - 1) == '-') return -1;
        var end = at;
        while (end < text.Length && end - at < 5 && text[end] == '-') end++;
        return end - at < 5 && DateText.At(text, end) is '月' or '日' || (end - at is 2 or 4 && DateText.At(text, end) == '年') ? end : -1;
    }

    private static DateNumber? Digits(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        var value = 0;
        for (; end < text.Length; end++)
        {
            if (end - at > Longest) return null;
            if (NumeralCharacters.IsMask(text[end])) value = -1;
            else if (NumeralCharacters.Digit(text[end]) is not (>= 0 and var digit)) break;
            else if (value >= 0) value = (value * 10) + digit;
        }

        return new DateNumber(new Span(at, end), value, IsChinese: false);
    }

    /// <summary>
    /// The number as a year of four characters; null where it can't be one. Two digits are a year only beside a month or another part of one.
    /// </summary>
    public string? AsYear(ReadOnlySpan<char> text, bool withPart)
    {
        var written = text[Span.Start..Span.End];
        if (IsChinese)
            return written.Length == 4 && Value >= 1000 && written.IndexOfAny("十百千") < 0 ? Four(Value)
                : written.Length == 2 && written.IndexOfAny("十百千") < 0 && (withPart || written[0] is '零' or '〇') ? Four(Century(Value))
                : null;
        if (!IsMasked)
            return written.Length switch
            {
                4 when Value >= 1000 => Four(Value),
                2 when withPart || Value < 10 => Four(Century(Value)),
                _ => null,
            };
        var given = 0;
        while (given < written.Length && NumeralCharacters.IsDigit(written[given])) given++;
        if (written.Length == 1 && !withPart || given > 3 || given == 1 || (given == 0 && written.Length == 3 && !withPart)) return null;
        Span<char> year = ['X', 'X', 'X', 'X'];
        for (var i = 0; i < given; i++) year[i] = (char)('0' + NumeralCharacters.Digit(written[i]));
        return new string(year);
    }

    /// <summary>The number as a month or day; 0 where it can't be one. Impossible ones up to 99 are kept, to be flagged.</summary>
    public int AsPart(ReadOnlySpan<char> text)
    {
        if (Span.Length > (IsChinese ? 3 : 2) && !(IsMasked && text[Span.Start] is '_' or '＿')) return DatePoint.None;
        return IsMasked ? DatePoint.Unknown : Value;
    }

    private static int Century(int value) => value + (value >= Pivot ? 1900 : 2000);

    private static string Four(int year) => year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);
}
