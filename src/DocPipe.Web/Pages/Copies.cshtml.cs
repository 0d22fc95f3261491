using DocPipe.Contract;
using DocPipe.Web.Corrections;
using DocPipe.Web.Reading;

namespace DocPipe.Web.Pages;

/// <summary>What only the comparison of documents shows: what was copied, side by side, what contradicts, what was sent twice or wrongly; and what people said is none.</summary>
[Authorize(Policy = nameof(AccountRole.Review))]
[KeptPage]
internal sealed class CopiesModel(Workroom workroom, DismissalDesk desk, ReaderWords words) : PageModel
{
    public const int CopiesOnPage = 10;

    /// <summary>Passages of a pair that are shown at once; the others can be opened.</summary>
    public const int PassagesAtOnce = 2;

    private const int MostListed = 200;

    public ReaderWords Words => words;

    public Person Person => Person.Of(User)!;

    public BatchView? Batch { get; private set; }

    public Comparison? Now { get; private set; }

    public ImmutableArray<(CopyView View, Compared<DigestCopy> Of)> Copies { get; private set; } = [];

    public ImmutableArray<Compared<DigestConflict>> Conflicts { get; private set; } = [];

    public ImmutableArray<Compared<DigestFinding>> Findings { get; private set; } = [];

    /// <summary>Of this period, and of the others.</summary>
    public ILookup<bool, KeptDismissal> Dismissed => Now!.Dismissed.ToLookup(d => d.Dismissal.Period == Batch!.Digest.Period);

    public int PageNumber { get; private set; } = 1;

    public int PageCount { get; private set; } = 1;

    public (string Code, string Message)? Notice { get; private set; }

    /// <summary>This page with the period and page that are shown.</summary>
    public string Address => Url.Page("/Copies", new { period = Batch?.Digest.Period, p = PageNumber > 1 ? PageNumber : (int?)null })!;

    /// <param name="copy">The one that is wanted, from 1: its page is shown.</param>
    public void OnGet(string? period, int? p, int? copy)
    {
        Batch = workroom.View(period);
        if (Batch is not { Digest: var digest } batch) return;
        Now = desk.Look(batch);
        PageCount = Math.Max(1, (Now.Copies.Length + CopiesOnPage - 1) / CopiesOnPage);
        PageNumber = Math.Clamp(p ?? (copy is { } wanted ? ((wanted - 1) / CopiesOnPage) + 1 : 1), 1, PageCount);
        var first = (PageNumber - 1) * CopiesOnPage;
        Copies = [.. Now.Copies.Skip(first).Take(CopiesOnPage).Select((c, i) => (CopyView.Of(first + i + 1, c.What, digest, DocumentOf), c))];
        if (PageNumber > 1) return;
        Conflicts = [.. Now.Conflicts.Take(MostListed)];
        Findings = [.. Now.Findings.Take(MostListed)];
    }

    public IActionResult OnPost(string? period, int? p, [FromForm] string? dismiss, [FromForm] string? reason, [FromForm] long? undo)
    {
        try
        {
            if (dismiss is not null) desk.Dismiss(Person, period, dismiss, reason);
            else if (undo is not { } dismissal) return BadRequest();
            else if (!desk.Undo(Person, dismissal)) Notice = ("DP7505", "这一条已经撤销过了，没有再改。");
        }
        catch (DataFileException e) when (e.Code is "DP7303" or "DP7503" or "DP7504")
        {
            Notice = (e.Code, e.Message);
        }

        if (Notice is not { } notice) return RedirectToPage("/Copies", new { period, p });
        OnGet(period, p, null);
        Response.StatusCode = notice.Code == "DP7303" ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return Page();
    }

    public long? DocumentOf(Evidence evidence) => Batch?.Snapshot.Document(evidence.Path, evidence.Document)?.Id;

    public string? TitleOf(Evidence evidence) => Batch?.Snapshot.Document(evidence.Path, evidence.Document)?.Title;

    /// <summary>Where what stands in one document alone is put right.</summary>
    public string? PlaceOf(DigestConflict conflict) => conflict.Evidence is [var at, ..] && DocumentOf(at) is { } id
        ? Place.Of(id, at.Span).Split('#')[0] + "#f-" + Reading.Findings.KeyOf("conflict", at.Span, ContractNames.Of(conflict.Kind)) : null;
}
