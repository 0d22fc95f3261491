namespace DocPipe.Model;

public enum BlockKind { Paragraph, Title, Heading, Item, KeyValue, Table, Row, Cell }

/// <summary>
/// What a stretch of text is. Blocks are flat and in reading order (<see cref="Span.CompareTo"/>); one block is inside another when its
/// span is, so nothing has to be renumbered when blocks come and go.
/// </summary>
/// <param name="Level">Depth of a heading or item, from 1; 0 for what has no depth.</param>
public sealed record Block(BlockKind Kind, Span Span, int Level = 0)
{
    /// <summary>The number or mark before the words ("一、", "(2)", "①", "一是"); empty at the start of the block where there is none.</summary>
    public Span Label { get; init; }

    /// <summary>The words themselves: without the number, and for a <see cref="BlockKind.KeyValue"/> line the value after the colon.</summary>
    public Span Content { get; init; } = Span;

    public Role Role { get; init; } = Role.Other;

    /// <summary>The source's own style name ("heading 1", "Title"), where the format has styles.</summary>
    public string? Style { get; init; }

    /// <summary>Zero-based place of a cell in its table; -1 for anything else.</summary>
    public int Row { get; init; } = -1;

    public int Column { get; init; } = -1;

    public int RowSpan { get; init; } = 1;

    public int ColumnSpan { get; init; } = 1;
}
