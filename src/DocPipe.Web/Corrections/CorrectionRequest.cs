namespace DocPipe.Web.Corrections;

/// <summary>A correction as the document page or a program sends it. Spans are offsets into the source text, as in the analysis.</summary>
/// <param name="Revision">Of the document as the person saw it.</param>
/// <param name="Kind">One of <see cref="AnnotationKinds"/>.</param>
/// <param name="Span">Where what is corrected was said to be, or what is added is; left out for a missing section, and for what is said of the document as a whole.</param>
/// <param name="Now">What is so: what is left out stays as it was. Needed to change, and to add whatever is more than a place.</param>
internal sealed record CorrectionRequest(int Revision, CorrectionAction Action, string? Kind, SourceSpan? Span, Wording? Now, string? Reason);

/// <param name="Start">UTF-16 offset into the source text.</param>
/// <param name="End">Exclusive.</param>
internal sealed record SourceSpan(int Start, int End)
{
    public static SourceSpan Of(Span span) => new(span.Start, span.End);

    public Span ToSpan() => new(Start, End);
}

/// <summary>What an annotation says, by the names of the analysis contract; each kind has some of them.</summary>
internal sealed record Wording
{
    /// <summary>Where it is, when it is elsewhere than was said.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>Of a problem: an id of the office's list.</summary>
    public string? Category { get; init; }

    /// <summary>Of a unit, a sender or a phase.</summary>
    public string? Name { get; init; }

    /// <summary>Of a date, a period, a document's type: EDTF or a code. Of a figure: the plain number.</summary>
    public string? Value { get; init; }

    /// <summary>
    /// planned, done or next of a task; date, range … of a date; masked, blank or elided of a placeholder. Of a finding or a contradiction,
    /// where there are several at the place, which of them is meant: too_short, no_owner …; total, date_order …
    /// </summary>
    public string? Type { get; init; }

    public IReadOnlyList<string>? Lead { get; init; }

    public IReadOnlyList<string>? Responsible { get; init; }

    /// <summary>Of a task: EDTF; empty for none.</summary>
    public string? Due { get; init; }

    /// <summary>Of a figure: its unit of measure.</summary>
    public string? Unit { get; init; }

    public string? Qualifier { get; init; }

    public bool? Masked { get; init; }

    /// <summary>Of a figure: what is counted.</summary>
    public string? Of { get; init; }

    /// <summary>Of a reference; empty for none.</summary>
    public string? Number { get; init; }

    /// <summary>Of a phase: EDTF.</summary>
    public string? Start { get; init; }

    /// <inheritdoc cref="Start"/>
    public string? End { get; init; }

    /// <summary>Of a section, missing or marked.</summary>
    public string? Role { get; init; }
}
