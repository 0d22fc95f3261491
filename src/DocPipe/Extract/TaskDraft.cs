using DocPipe.Model;

namespace DocPipe.Extract;

/// <summary>A task while its owners are being collected.</summary>
internal sealed class TaskDraft(Span span, TaskKind kind, int entry)
{
    public Span Span => span;

    public TaskKind Kind => kind;

    /// <summary>Index of the entry that it was read from.</summary>
    public int Entry => entry;

    /// <summary>Where the account itself begins, behind a title phrase of its own.</summary>
    public int Body { get; init; } = span.Start;

    public List<string> Lead { get; } = [];

    public List<string> Responsible { get; } = [];

    public DueTime? Due { get; set; }

    public bool HasOwner => Lead.Count + Responsible.Count > 0;

    public void Add(OwnerPart part, string owner)
    {
        var list = part == OwnerPart.Lead ? Lead : Responsible;
        if (!list.Contains(owner)) list.Add(owner);
    }

    public TaskAnnotation Finish() => new(span, ExtractStage.By, kind, [.. Lead], [.. Responsible], Due);
}
