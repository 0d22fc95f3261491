using System.Buffers;
using DocPipe.Model;
using DocPipe.Text;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>The number of a figure before its unit is known.</summary>
/// <param name="Value">Null for a mask, and for a range: adding up neither end would be true.</param>
/// <param name="IsOne">Written 一, which mostly is a turn of phrase.</param>
internal readonly record struct FigureNumber(Span Span, decimal? Value, NumeralKind Kind, bool Approximate, bool IsRange, bool IsOne)
{
    private static readonly SearchValues<char> BareLeads = SearchValues.Create("近上约逾超数");

    public bool IsMasked { get; private init; }

    public static FigureNumber? Read(ReadOnlySpan<char> text, int at)
    {
        if (Bare(text, at) is { } bare) return bare;
        if (Numerals.Read(text, at) is not { } first) return null;
        // A row of Chinese digits is a year or a code, but "三四个" leaves the number open.
        if (first.Kind == NumeralKind.Row && first.Value is not null) return null;
        var masked = first.Kind == NumeralKind.Masked || (first.Kind == NumeralKind.Percent && NumeralCharacters.IsMask(text[first.End - 1]));
        var isOne = first.End - at == 1 && text[at] == '一';
        return new FigureNumber(first.Span, first.Value, first.Kind, first.Approximate, IsRange: first.Kind == NumeralKind.Row, isOne) { IsMasked = masked };
    }

    /// <summary>
    /// With the second end of a range, after the first or after the first and its unit ("3-5人", "80%—90%"); this number where there is none.
    /// </summary>
    public FigureNumber Extend(ReadOnlySpan<char> text, int after)
    {
        if (Separator(text, after) is not (> 0 and var next) || Numerals.Read(text, next) is not { Kind: not NumeralKind.Row } last) return this;
        return this with
        {
            Span = new Span(Span.Start, last.End),
            Value = null,
            Kind = last.Kind,
            IsRange = true,
            IsOne = false,
            IsMasked = IsMasked || last.Kind == NumeralKind.Masked,
        };
    }

    /// <summary>百, 千 or 万 without a digit, which a word beside it makes a number: "近百名", "千余份".</summary>
    private static FigureNumber? Bare(ReadOnlySpan<char> text, int at)
    {
        decimal value = text[at] switch { '百' => 100, '千' => 1000, '万' => 1_0000, _ => 0 };
        if (value == 0 || !(BareLeads.Contains(At(text, at - 1)) || At(text, at + 1) is '余' or '多') || At(text, at - 1) == '数') return null;
        if (at > 0 && (NumeralCharacters.IsNumeral(text[at - 1]) || NumeralCharacters.IsPlace(text[at - 1]) || text[at - 1] == '几')) return null;
        var end = at + 1;
        if (NumeralCharacters.Myriad(At(text, end)) is > 0 and var times) (value, end) = (value * times, end + 1);
        return new FigureNumber(new Span(at, end), value, NumeralKind.Chinese, Approximate: true, IsRange: false, IsOne: false);
    }
}
