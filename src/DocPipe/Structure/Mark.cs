using DocPipe.Model;

namespace DocPipe.Structure;

/// <summary>The ways of numbering, in the order in which official documents nest them.</summary>
internal enum MarkStyle
{
    /// <summary>第一部分, 第一章.</summary>
    Part,

    /// <summary>一、</summary>
    Han,

    /// <summary>(一)</summary>
    HanParen,

    /// <summary>第一阶段, 第一步, 第一项, 第一条.</summary>
    Ordinal,

    /// <summary>1. 1、 and 1.1 (whose depth is <see cref="Mark.Depth"/>).</summary>
    Arabic,

    /// <summary>(1) 1) ⑴</summary>
    ArabicParen,

    /// <summary>①</summary>
    Circled,

    /// <summary>A. a)</summary>
    Latin,

    /// <summary>● —— and the question marks that a lost bullet leaves.</summary>
    Bullet,

    /// <summary>一是, 一要, 第一，: numbers inside a sentence; they open items, never headings.</summary>
    Listing,
}

/// <param name="Span">The number with its own punctuation and the blanks after it.</param>
/// <param name="Value">The number; 0 for a bullet.</param>
/// <param name="Depth">How many numbers a decimal number has ("1.1" has 2); 1 otherwise.</param>
internal readonly record struct Mark(Span Span, MarkStyle Style, int Value, int Depth = 1);
