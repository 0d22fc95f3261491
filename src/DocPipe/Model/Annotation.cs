using System.Collections.Immutable;

namespace DocPipe.Model;

/// <summary>
/// One thing read in a document. The family is closed: a stage adds records of these kinds and takes none away. Annotations may overlap.
/// </summary>
/// <param name="Span">Into <see cref="Document.Text"/>.</param>
/// <param name="By">The stage that said so, or the person who corrected it; a person's word wins on reading.</param>
public abstract record Annotation(Span Span, string By);

public sealed record TypeAnnotation(Span Span, string By, DocumentType Type) : Annotation(Span, By);

public sealed record TitleAnnotation(Span Span, string By) : Annotation(Span, By);

public enum SenderEvidence { Roster, Path, Title, Text }

/// <summary>The unit that sent the document.</summary>
/// <param name="Evidence">Where the name was found; <see cref="SenderEvidence.Roster"/> when it was also resolved to a unit of the roster.</param>
public sealed record SenderAnnotation(Span Span, string By, string Name, SenderEvidence Evidence) : Annotation(Span, By);

/// <param name="Value">The reporting period as an EDTF interval of days, "2026-11-09/2026-11-15".</param>
public sealed record PeriodAnnotation(Span Span, string By, string Value) : Annotation(Span, By);

/// <summary>The period that the document's own words state, whatever its title, folder or file is called.</summary>
/// <param name="Value">As for <see cref="PeriodAnnotation"/>; an unknown year is XXXX.</param>
public sealed record OwnPeriodAnnotation(Span Span, string By, string Value) : Annotation(Span, By);

public enum TaskKind { Planned, Done, Next }

/// <param name="Value">EDTF; null where the words name no calendar time ("验收前").</param>
public sealed record DueTime(Span Span, string? Value);

/// <param name="Lead">Units as the (restored) text writes them.</param>
public sealed record TaskAnnotation(
    Span Span, string By, TaskKind Kind, ImmutableArray<string> Lead, ImmutableArray<string> Responsible, DueTime? Due) : Annotation(Span, By);

/// <param name="Start">EDTF, null where not given.</param>
public sealed record PhaseAnnotation(Span Span, string By, string Name, string? Start, string? End) : Annotation(Span, By);

public enum DateKind { Date, Range, Deadline, Since, Recurring }

/// <param name="Value">EDTF with X for a digit that the text does not give; for a recurrence an ISO 8601 repeat ("R/P1W").</param>
public sealed record DateAnnotation(Span Span, string By, DateKind Kind, string Value) : Annotation(Span, By);

public enum Qualifier { Exact, Approx, Min, Max }

/// <param name="Value">Plain number with 万 and 亿 expanded; null where masked.</param>
/// <param name="Unit">The unit of measure ("份", "人次", "%").</param>
/// <param name="Of">What is counted, short.</param>
public sealed record FigureAnnotation(
    Span Span, string By, decimal? Value, string Unit, Qualifier Qualifier, bool Masked, string Of) : Annotation(Span, By);

/// <param name="Category">An id of models/categories.yaml.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Because">The words that decided.</param>
public sealed record ProblemAnnotation(
    Span Span, string By, string Category, double Confidence, ImmutableArray<string> Because) : Annotation(Span, By);

/// <summary>The field of work that a task or an account of work belongs to.</summary>
/// <param name="Span">That of its <see cref="TaskAnnotation"/>.</param>
/// <param name="Category">An id of models/categories.yaml.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record TopicAnnotation(Span Span, string By, string Category, double Confidence) : Annotation(Span, By);

public enum PlaceholderKind { Masked, Blank, Elided }

public sealed record PlaceholderAnnotation(Span Span, string By, PlaceholderKind Kind) : Annotation(Span, By);

/// <param name="Number">The document number ("云文明委〔2026〕3号"), where given.</param>
public sealed record ReferenceAnnotation(Span Span, string By, string? Number) : Annotation(Span, By);

/// <summary>An organisation, at its first mention.</summary>
/// <param name="Name">Cleaned; the roster's own name where it was resolved.</param>
public sealed record UnitAnnotation(Span Span, string By, string Name, int Mentions) : Annotation(Span, By);

public enum NoiseKind { Ad, Navigation, Mojibake, Pinyin, Truncation }

/// <summary>Text that is not the document's own, or was damaged on the way.</summary>
/// <param name="Span">Where it stood or what it became in the restored text; empty at the place of a removal.</param>
/// <param name="SourceSpan">Where it stands in <see cref="Document.SourceText"/>.</param>
/// <param name="Repaired">What a damaged stretch must have been; null where that is not known or not asked.</param>
public sealed record NoiseAnnotation(Span Span, string By, Span SourceSpan, NoiseKind Kind, string? Repaired) : Annotation(Span, By);

/// <summary>What a passage is for, where a person says so; it wins over what its headings say.</summary>
/// <param name="Span">A heading, which stands for all that is under it, or words of the passage.</param>
public sealed record SectionAnnotation(Span Span, string By, Role Role) : Annotation(Span, By);

/// <summary>A section that a document of this type owes and does not have, or has as a bare heading.</summary>
/// <param name="Span">The bare heading; empty at the document's end where there is none.</param>
public sealed record MissingAnnotation(Span Span, string By, Role Role) : Annotation(Span, By)
{
    /// <summary>What the office calls the section, and the sentence it sends back; both from its own checklist.</summary>
    public string Label { get; init; } = "";

    public string Advice { get; init; } = "";
}

/// <summary>How much of what a document of its type owes is there, unmasked.</summary>
/// <param name="Value">0 to 1.</param>
public sealed record CompletenessAnnotation(Span Span, string By, double Value) : Annotation(Span, By);

public enum FindingKind { MissingSection, EmptySection, HollowSection, TooShort, Truncated, NoOwner, NoDue, WrongType, PeriodMismatch, UnitMismatch, Duplicate, Superseded }

/// <summary>Something to be sent back that is neither a missing section nor a contradiction.</summary>
/// <param name="Span">The words that show it; empty where the document as a whole does.</param>
/// <param name="Message">Plain Chinese, whole sentence, as a clerk would write it to the sender.</param>
public sealed record FindingAnnotation(Span Span, string By, FindingKind Kind, string Message) : Annotation(Span, By);

public enum ConflictKind { Total, DateOrder, RepeatedFigure, ImpossibleDate }

/// <summary>A contradiction inside one document.</summary>
/// <param name="Message">Plain Chinese, whole sentence.</param>
public sealed record ConflictAnnotation(Span Span, string By, ConflictKind Kind, string Message) : Annotation(Span, By)
{
    /// <summary>The other places that it contradicts.</summary>
    public ImmutableArray<Span> Also { get; init; } = [];
}

/// <summary>What a figure is a count of: the work of this period, all work up to now, or work still to be done.</summary>
public enum ClaimScope { Period, Cumulative, Planned }

/// <summary>A figure as a statement that can be held against what another document, or another passage, says of the same thing.</summary>
/// <param name="Span">The figure.</param>
/// <param name="Clause">The words that say what was counted, where and how.</param>
/// <param name="Subject">The thing counted, without the act ("积存垃圾" of "累计清运积存垃圾1268吨"); empty where it can't be told.</param>
/// <param name="Places">Named places of the passage, as written.</param>
/// <param name="Exact">No 余, 约, 以上 and the like.</param>
public sealed record ClaimAnnotation(
    Span Span, string By, Span Clause, decimal Value, string Unit, bool Exact, string Subject, ImmutableArray<string> Places, ClaimScope Scope) : Annotation(Span, By);
