using DocPipe.Model;

namespace DocPipe.Structure;

/// <summary>A stretch of a line that begins at a number, or a line without one, while its place in the outline is being found.</summary>
internal sealed class Node
{
    public required Span Span { get; init; }

    /// <summary>The number; null for a line without one.</summary>
    public Mark? Mark { get; init; }

    /// <summary>Whether this is the first piece of its line.</summary>
    public required bool OpensLine { get; init; }

    /// <summary>The style and outline level that the file's own format gives the line; level 0 where it gives none.</summary>
    public string? Style { get; init; }

    public int StyleLevel { get; init; }

    public KeyValueRules.Pair[] Pairs { get; init; } = [];

    /// <summary>Where the words of a line begin that stands in brackets as a whole ("(责任单位：…)").</summary>
    public int Opening { get; init; }

    /// <summary>A line without a number that is made of "key: value" from its beginning.</summary>
    public bool IsKeyValue => Mark is null && Pairs.Length > 0 && (Pairs[0].Key.Start == Span.Start || Pairs[0].Key.Start == Opening);

    /// <summary>Depth in the outline from 1; 0 for a line without a number.</summary>
    public int Level { get; set; }

    /// <summary>Index of the numbered node that this one is under; -1 at the top.</summary>
    public int Parent { get; set; } = -1;

    /// <summary>Something that is not numbered alike follows before the next node of this level: a paragraph or a deeper number.</summary>
    public bool HasContentBelow { get; set; }

    /// <summary>Where the heading words end, if this is a heading; 0 if not.</summary>
    public int HeadingEnd { get; set; }

    public bool IsHeading => HeadingEnd > 0;

    public Role Role { get; set; }

    /// <summary>The role that a second theme in the heading gives to what is under it ("实施步骤和工作重点").</summary>
    public Role SecondRole { get; set; }

    /// <summary>Where the words begin, behind the number.</summary>
    public int WordsStart => Mark is { } mark ? mark.Span.End : Span.Start;
}
