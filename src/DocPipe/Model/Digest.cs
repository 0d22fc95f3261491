using System.Collections.Immutable;

namespace DocPipe.Model;

/// <summary>
/// What a batch of documents says together, and the only thing a template sees. Field for field the digest contract
/// (docpipe.digest/1); lists are in the order in which a briefing should say them.
/// </summary>
public sealed record Digest
{
    public const string CurrentSchema = "docpipe.digest/1";

    public string Schema { get; init; } = CurrentSchema;

    public required string Title { get; init; }

    /// <summary>EDTF interval of days; null where neither an option nor the documents name a period.</summary>
    public string? Period { get; init; }

    public required DateTimeOffset Generated { get; init; }

    /// <summary>The day on which lights and overdue are judged.</summary>
    public required DateOnly AsOf { get; init; }

    public required DigestCounts Counts { get; init; }

    public ImmutableArray<DigestUnit> Units { get; init; } = [];

    /// <summary>Units of the roster that sent nothing for the period.</summary>
    public ImmutableArray<string> NotSubmitted { get; init; } = [];

    public ImmutableArray<UnreadableFile> Unreadable { get; init; } = [];

    /// <summary>Documents whose unit could not be told: to be asked about, not guessed.</summary>
    public ImmutableArray<DigestDocument> UnknownSender { get; init; } = [];

    public ImmutableArray<DigestTask> Tasks { get; init; } = [];

    /// <summary>Work told or asked for in the period that no plan names.</summary>
    public ImmutableArray<DigestNote> NewTasks { get; init; } = [];

    /// <summary>What the units say they will do next.</summary>
    public ImmutableArray<DigestNote> Next { get; init; } = [];

    /// <summary>Work done that is told with the most facts, at most a few a unit.</summary>
    public ImmutableArray<DigestNote> Highlights { get; init; } = [];

    public ImmutableArray<DigestProblemGroup> Problems { get; init; } = [];

    /// <summary>Problems of the period before that the period's reports tell as solved.</summary>
    public ImmutableArray<DigestAnswer> Answered { get; init; } = [];

    public ImmutableArray<DigestFigure> Figures { get; init; } = [];

    /// <summary>Figures of things that are added up which were not added themselves, with the reason.</summary>
    public ImmutableArray<DigestLeftOut> LeftOut { get; init; } = [];

    public ImmutableArray<DigestCopy> Copies { get; init; } = [];

    public ImmutableArray<DigestConflict> Conflicts { get; init; } = [];

    /// <summary>What else senders are asked to put right: hollow or cut off, of another type, period or unit than asked, sent twice.</summary>
    public ImmutableArray<DigestFinding> Findings { get; init; } = [];

    public ImmutableArray<DigestDeadline> Deadlines { get; init; } = [];

    /// <summary>The source text of every document that is cited as evidence, so that a statement can be opened in its context.</summary>
    public ImmutableArray<DigestSource> Sources { get; init; } = [];
}

/// <param name="Figures">Quantities read, masked ones included.</param>
public sealed record DigestCounts(int Files, int Documents, int Units, int Tasks, int Problems, int Figures);

/// <param name="Span">UTF-16 offsets into the source text.</param>
/// <param name="Text">The restored wording of what stands there.</param>
public sealed record Evidence(string Path, int Document, Span Span, string Text);

/// <param name="Span">Of the document in the reading text of its file.</param>
/// <param name="Text">The source text of <paramref name="Span"/>.</param>
public sealed record DigestSource(string Path, int Document, string Title, string? Unit, Span Span, string Text);

public sealed record DigestDocument(string Path, int Document, DocumentType DocumentType, string Title, string? Period)
{
    /// <summary>The earlier file in the batch with the same content; this one was then left out of every count.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>A newer version of the same report in the batch, which counts in its place.</summary>
    public string? SupersededBy { get; init; }
}

public sealed record MissingSection(Role Role, string Label, string Path, int Document)
{
    /// <summary>The sentence of the office's checklist to send back.</summary>
    public string Advice { get; init; } = "";

    /// <summary>The heading stands there with nothing under it.</summary>
    public bool HeadingOnly { get; init; }
}

/// <param name="Message">Plain Chinese, whole sentence.</param>
public sealed record DigestFinding(FindingKind Kind, string Message, ImmutableArray<Evidence> Evidence)
{
    public string? Unit { get; init; }
}

/// <param name="Completeness">Share of what documents of these types owe that is there, unmasked: 0 to 1.</param>
public sealed record DigestUnit(
    string Name,
    bool Submitted,
    bool Late,
    ImmutableArray<DigestDocument> Documents,
    ImmutableArray<MissingSection> Missing,
    int Placeholders,
    int Unowned,
    int Undated,
    double Completeness)
{
    /// <summary>The blanks and masks themselves, to be quoted when the document is sent back.</summary>
    public ImmutableArray<Evidence> Blanks { get; init; } = [];

    public int TasksDone { get; init; }

    public int Problems { get; init; }
}

public sealed record UnreadableFile(string Path, string Code, string Reason);

public enum ProgressStatus { Planned, InProgress, Done, Overdue, Unknown }

public enum Light { None, Green, Yellow, Red }

/// <param name="Id">Stable for the same place and words.</param>
/// <param name="Unit">The lead, or else the first responsible unit, or the sender.</param>
/// <param name="Due">EDTF.</param>
/// <param name="DaysLeft">From the day of judging to the due day; negative when past; null where no day is known.</param>
public sealed record DigestTask(
    string Id,
    string Text,
    string? Unit,
    ImmutableArray<string> Lead,
    ImmutableArray<string> Responsible,
    string? Due,
    ProgressStatus Status,
    Light Light,
    ImmutableArray<DigestProgress> Progress,
    ImmutableArray<Evidence> Evidence)
{
    /// <summary>The field of work, an id of the categories of problems; null where it isn't told or not surely enough.</summary>
    public string? Category { get; init; }

    /// <summary>Its name for people, 待定 where it isn't told surely enough; null where it isn't told at all.</summary>
    public string? CategoryLabel { get; init; }

    public int? DaysLeft { get; init; }

    /// <summary>Work that comes again and again (每周, 每月) and is never finished.</summary>
    public bool Recurring { get; init; }

    /// <summary>The day to which a report says that the work was put off; the task's own day still decides whether it is overdue.</summary>
    public DateOnly? PostponedTo { get; init; }

    /// <summary>What may be about this task: offered to a person, not counted for the status.</summary>
    public ImmutableArray<DigestProgress> Unsure { get; init; } = [];
}

/// <param name="Score">How well the words match the task, 0 to 1.</param>
public sealed record DigestProgress(string Text, string? Unit, double Score, ImmutableArray<Evidence> Evidence)
{
    /// <summary>What this account by itself says; unknown where it tells of work without saying how far it is.</summary>
    public ProgressStatus State { get; init; } = ProgressStatus.Unknown;
}

public sealed record DigestNote(string Text, string? Unit, string? Due, ImmutableArray<Evidence> Evidence);

/// <param name="Previous">The count of the period before, null where that period is not known.</param>
public sealed record DigestProblemGroup(string Category, string Label, int Count, int? Previous, ImmutableArray<DigestProblem> Items);

public sealed record DigestProblem(string Text, string? Unit, double Confidence, ImmutableArray<Evidence> Evidence)
{
    /// <summary>The same problem was raised in the period before, in the same words or others.</summary>
    public bool Recurring { get; init; }

    /// <summary>Where it was raised before.</summary>
    public ImmutableArray<Evidence> Earlier { get; init; } = [];

    /// <summary>The place it is at; null where none is named.</summary>
    public string? Place { get; init; }
}

/// <summary>A problem of the period before that was solved.</summary>
/// <param name="Unit">Who raised it.</param>
/// <param name="Answer">What was done.</param>
/// <param name="AnsweredBy">The unit that tells so.</param>
/// <param name="Evidence">Where it was raised, then where it is told as solved.</param>
public sealed record DigestAnswer(
    string Category, string Label, string Problem, string? Unit, string Answer, string? AnsweredBy, ImmutableArray<Evidence> Evidence);

/// <param name="Measure">The unit of measure.</param>
/// <param name="Approximate">One part at least is 余, 多, 近 or 约.</param>
public sealed record DigestFigure(
    string Of, string Measure, decimal Total, decimal? Previous, bool Approximate, ImmutableArray<DigestFigurePart> Parts);

public sealed record DigestFigurePart(string? Unit, decimal Value, Qualifier Qualifier, ImmutableArray<Evidence> Evidence);

/// <param name="Value">Null where it is masked.</param>
/// <param name="Reason">In plain Chinese.</param>
public sealed record DigestLeftOut(string Of, string Measure, decimal? Value, string? Unit, string Reason, ImmutableArray<Evidence> Evidence);

public enum CopyKind { BetweenUnits, EarlierPeriod }

/// <param name="Similarity">Of the passages: letters that stand in both over all letters of the two, numbers, dates and unit names left out; 0 to 1.</param>
/// <param name="OnlyNumbersChanged">Other numbers or dates, and next to nothing else that differs but names of places and people.</param>
/// <param name="Evidence">Passage by passage, the longest first: where it stands in the one document, then where in the other.</param>
public sealed record DigestCopy(CopyKind Kind, double Similarity, bool OnlyNumbersChanged, ImmutableArray<Evidence> Evidence)
{
    /// <summary>How much of the first document the passages are, 0 to 1.</summary>
    public double Share { get; init; }

    public ImmutableArray<string> Units { get; init; } = [];
}

public sealed record DigestConflict(ConflictKind Kind, string Message, ImmutableArray<Evidence> Evidence)
{
    public string? Unit { get; init; }
}

public sealed record DigestDeadline(DateOnly Date, string Text, string? Unit, ImmutableArray<Evidence> Evidence)
{
    public int DaysLeft { get; init; }
}
