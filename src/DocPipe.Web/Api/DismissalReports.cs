using DocPipe.Contract;
using DocPipe.Web.Corrections;

namespace DocPipe.Web.Api;

/// <param name="Period">Of the digest in which it was seen, as /api/digest takes it.</param>
internal sealed record DismissalRequest(string? Period, string? Key, string? Reason);

/// <summary>Something that the comparison of documents shows.</summary>
/// <param name="Kind">copy, conflict or finding.</param>
/// <param name="Type">As the digest calls it.</param>
internal sealed record ItemReport(string Key, string Kind, string Type, string Message, IReadOnlyList<EvidenceReport> Evidence)
{
    public static ItemReport Of(DigestItem item) => new(
        item.Key, item.Copy is not null ? "copy" : item.Conflict is not null ? "conflict" : "finding",
        item switch { { Copy: { } c } => ContractNames.Of(c.Kind), { Conflict: { } c } => ContractNames.Of(c.Kind), _ => ContractNames.Of(item.Finding!.Kind) },
        DismissalDesk.Says(item), [.. item.Evidence.Select(e => new EvidenceReport(e.Path, e.Document, SourceSpan.Of(e.Span), e.Text))]);
}

internal sealed record EvidenceReport(string Path, int Document, SourceSpan? Span, string Text);

internal sealed record DismissalReport(long Id, ItemReport Item, string? Period, string? Reason, string By, DateTimeOffset At, string? UndoneBy, DateTimeOffset? UndoneAt)
{
    public static DismissalReport Of(KeptDismissal kept) => new(
        kept.Id, ItemReport.Of(kept.Dismissal.Item), kept.Dismissal.Period, kept.Dismissal.Reason, kept.Dismissal.By, kept.Dismissal.At, kept.UndoneBy, kept.UndoneAt);
}

/// <param name="Items">What can be dismissed.</param>
/// <param name="Dismissals">Of all periods, undone ones too.</param>
internal sealed record ComparisonReport(string? Period, IReadOnlyList<ItemReport> Items, IReadOnlyList<DismissalReport> Dismissals);
