using System.Collections.Immutable;
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
/// <param name="DuplicateOf">Another document of the batch with the same text, which counts.</param>
internal sealed record Submission(
    Document Document, string? Unit, DocumentType Type, DayRange Period, int? Year, Standing Standing, bool Late, Document? DuplicateOf)
{
    public string Path => Document.Source.Path;

    /// <summary>A newer version of the same report in the batch, which counts in its place.</summary>
    public Document? SupersededBy { get; init; }

    /// <summary>What the batch finds amiss with this document beyond what its own review found.</summary>
    public ImmutableArray<DigestFinding> Findings { get; init; } = [];

    /// <summary>Counted in totals, ledger and problems of the current period.</summary>
    public bool Counts => DuplicateOf is null && SupersededBy is null;

    /// <summary>
    /// What a unit owes for a period. A speech or a circular that only names a unit is not its report; a document of no known type is,
    /// when the unit's name stands in the file's own name.
    /// </summary>
    public bool IsReport(Roster roster) =>
        Type is DocumentType.Weekly or DocumentType.Summary
        || (Type == DocumentType.Other && Unit is not null
            && (roster.Find(Unit) is { } known ? known.Aliases.Add(known.Name) : [Unit]).Any(n => System.IO.Path.GetFileName(Path).Contains(n, StringComparison.Ordinal)));

    /// <summary>A circular or a notice: it goes out from an office and is nobody's report, whichever units it names.</summary>
    public bool IsIssued => Type == DocumentType.Other && Circulars.Any(w => Title.Contains(w, StringComparison.Ordinal));

    private static readonly string[] Circulars = ["通报", "通知", "通告", "公告", "纪要", "决定", "批复", "函"];

    public string Title => Document.First<TitleAnnotation>() is { } title
        ? EvidenceOf.OneLine(title.Span.Of(Document.Text))
        : System.IO.Path.GetFileNameWithoutExtension(Path);
}
