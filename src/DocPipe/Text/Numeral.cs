using DocPipe.Model;

namespace DocPipe.Text;

internal enum NumeralKind
{
    /// <summary>Digits, half- or full-width, with or without 万 and 亿 ("1.2万").</summary>
    Digits,

    /// <summary>Chinese numerals with places ("三百二十"), or one Chinese digit.</summary>
    Chinese,

    /// <summary>Chinese digits in a row without places ("二〇二六", but also the "七八" of 七八个): a number only where the context says so.</summary>
    Row,

    /// <summary>百分之…, whose value is in percent.</summary>
    Percent,

    /// <summary>…分之….</summary>
    Fraction,

    /// <summary>A mask in place of digits, alone or with some of them ("xx", "20xx", "x万").</summary>
    Masked,
}

/// <summary>A number read in a text.</summary>
/// <param name="Value">With 万 and 亿 expanded; null for a mask.</param>
/// <param name="Approximate">余, 多 or 几 stands inside it ("十余万").</param>
internal readonly record struct Numeral(Span Span, decimal? Value, NumeralKind Kind, bool Approximate)
{
    public int Start => Span.Start;

    public int End => Span.End;
}
