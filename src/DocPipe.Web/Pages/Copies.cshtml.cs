using DocPipe.Web.Reading;

namespace DocPipe.Web.Pages;

/// <summary>What was copied, side by side, and what contradicts.</summary>
[Authorize(Policy = nameof(AccountRole.Review))]
[KeptPage]
internal sealed class CopiesModel(Workroom workroom, ReaderWords words) : PageModel
{
    public const int CopiesOnPage = 10;

    /// <summary>Passages of a pair that are shown at once; the others can be opened.</summary>
    public const int PassagesAtOnce = 2;

    private const int MostConflicts = 200;

    public ReaderWords Words => words;

    public BatchView? Batch { get; private set; }

    public ImmutableArray<CopyView> Copies { get; private set; } = [];

    public ImmutableArray<DigestConflict> Conflicts { get; private set; } = [];

    public int PageNumber { get; private set; } = 1;

    public int PageCount { get; private set; } = 1;

    /// <param name="copy">The one that is wanted, from 1: its page is shown.</param>
    public void OnGet(string? period, int? p, int? copy)
    {
        Batch = workroom.View(period);
        if (Batch is not { Digest: var digest }) return;
        PageCount = Math.Max(1, (digest.Copies.Length + CopiesOnPage - 1) / CopiesOnPage);
        PageNumber = Math.Clamp(p ?? (copy is { } wanted ? ((wanted - 1) / CopiesOnPage) + 1 : 1), 1, PageCount);
        var first = (PageNumber - 1) * CopiesOnPage;
        Copies = [.. digest.Copies.Skip(first).Take(CopiesOnPage).Select((c, i) => CopyView.Of(first + i + 1, c, digest, DocumentOf))];
        Conflicts = PageNumber == 1 ? [.. digest.Conflicts.Take(MostConflicts)] : [];
    }

    public long? DocumentOf(Evidence evidence) => Batch?.Snapshot.Document(evidence.Path, evidence.Document)?.Id;

    public string? TitleOf(Evidence evidence) => Batch?.Snapshot.Document(evidence.Path, evidence.Document)?.Title;
}
