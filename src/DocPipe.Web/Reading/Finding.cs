namespace DocPipe.Web.Reading;

/// <summary>Something that was read in a document, or found wanting in it, as the margin lists it.</summary>
/// <param name="Key">Of the page's anchors, and of the mark in the text.</param>
/// <param name="Kind">One of <see cref="Corrections.AnnotationKinds"/>.</param>
/// <param name="Span">Into the source text; empty for what is said of the document as a whole.</param>
/// <param name="Words">What stands there, on one line.</param>
/// <param name="Says">What was read in it, in words.</param>
internal sealed record Finding(string Key, string Kind, Span Span, string Words, string Says)
{
    /// <summary>The person who said so; null where a stage did.</summary>
    public string? By { get; init; }

    /// <summary>Left to a person: too unsure.</summary>
    public bool Pending { get; init; }

    /// <summary>Why it was judged so.</summary>
    public string? Because { get; init; }

    /// <summary>To be sent back or settled, not only read.</summary>
    public bool ToDo { get; init; }

    /// <summary>Whether it can say something else, and not only be there or not.</summary>
    public bool Changeable { get; init; }

    /// <summary>Of a problem.</summary>
    public string? Category { get; init; }

    /// <summary>As <see cref="Corrections.AnnotationKinds.Which"/> says it.</summary>
    public string? Which { get; init; }
}
