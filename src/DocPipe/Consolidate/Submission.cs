using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>What a document is in this batch.</summary>
internal enum Standing
{
    /// <summary>Of the period that the briefing is about.</summary>
    Current,

    /// <summary>Of an earlier period: history to compare with.</summary>
    Earlier,

    /// <summary>A plan: what progress is measured against, whatever its date.</summary>
    Plan,
}

/// <summary>One document of the batch with what the batch knows of it.</summary>
/// <param name="Unit">The sender: the roster's own name where it is known; null where it can't be told.</param>
/// <param name="Period">The reporting period; open where not known.</param>
/// <param name="Year">The year that the document lives in, for dates that name none.</param>
/// <param name="DuplicateOf">An earlier document of the batch with the same text.</param>
internal sealed record Submission(
    Document Document, string? Unit, DocumentType Type, DayRange Period, int? Year, Standing Standing, bool Late, Document? DuplicateOf)
{
    public string Path => Document.Source.Path;

    /// <summary>Counted in totals, ledger and problems of the current period.</summary>
    public bool Counts => DuplicateOf is null;

    public string Title => Document.First<TitleAnnotation>() is { } title
        ? EvidenceOf.OneLine(title.Span.Of(Document.Text))
        : System.IO.Path.GetFileNameWithoutExtension(Path);
}
