using DocPipe.Web.Briefings;

namespace DocPipe.Web.Pages;

/// <summary>Briefings of a period: looked at, taken away, approved.</summary>
[Authorize(Policy = nameof(AccountRole.Review))]
[KeptPage(ShowsTemplates = true)]
internal sealed class BriefingModel(Store store, Workroom workroom, BriefingDesk desk, BriefingRenderer renderer, TimeProvider time) : PageModel
{
    /// <summary>What a previewed briefing may do: be shown in a frame of ours with its own styles and pictures, and nothing else.</summary>
    private const string PreviewPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

    public BatchView? Batch { get; private set; }

    public IReadOnlyList<TemplateInfo> Templates { get; private set; } = [];

    public TemplateInfo? Chosen { get; private set; }

    public IReadOnlyList<Briefing> Briefings { get; private set; } = [];

    public int Number { get; private set; }

    /// <summary>What is shown: the batch as it is now, or as it was approved.</summary>
    public long DigestId { get; private set; }

    public Approval? Approved { get; private set; }

    /// <summary>How what the documents say now stands to the approved one.</summary>
    public Standing Since { get; private set; }

    /// <summary>The approved one says something else than the documents say now.</summary>
    public bool ChangedSince => Since == Standing.Changed;

    public bool ShowsApproved => Approved is { } approved && Batch is { } batch && DigestId == approved.DigestId && DigestId != batch.DigestId;

    public IReadOnlyList<Approval> Earlier { get; private set; } = [];

    public (string Code, string Message)? Notice { get; private set; }

    public Briefing? Shown => Number < Briefings.Count ? Briefings[Number] : null;

    public IActionResult OnGet(string? period, string? template, int? n, long? digest) => Load(period, template, n, digest) ? Page() : NotFound();

    public IActionResult OnGetPreview(string? period, string? template, int? n, long? digest)
    {
        if (!Load(period, template, n, digest) || Shown is not { } shown) return NotFound();
        Response.Headers.ContentSecurityPolicy = PreviewPolicy;
        return Content(shown.Html(), "text/html; charset=utf-8");
    }

    /// <param name="all">Every briefing of the template, in one archive.</param>
    public IActionResult OnGetFile(string? period, string? template, int? n, long? digest, string? format, bool all, CancellationToken cancellation)
    {
        if (!Load(period, template, n, digest) || Shown is not { } shown || format is null || !Formats.Contains(format)) return NotFound();
        var person = Person.Of(User)!;
        store.Audit.Write(person.Name, "下载简报", all ? Chosen!.Title : shown.Name, $"{format}，第{DigestId}号汇总");
        if (all && format != "xlsx") return File(BriefingFiles.Zip(Briefings, format, BeijingTime.Of(time.GetUtcNow()), cancellation), BriefingFiles.TypeOf("zip"), $"{Chosen!.Name}-{format}.zip");
        var bytes = format == "xlsx" ? Ledger() : shown.Write(format, cancellation);
        return bytes is null ? NotFound() : File(bytes, BriefingFiles.TypeOf(format), $"{(format == "xlsx" ? "台账" : shown.Name)}{ReaderWords.Period(Batch?.Digest.Period)}.{format}");
    }

    public IActionResult OnPost(string? period, string? template, int? n, [FromForm] long seen)
    {
        if (!Load(period, template, n, seen) || Chosen is not { } chosen) return NotFound();
        var person = Person.Of(User)!;
        if (DigestId != seen || store.Digests.Find(seen) is not { } kept)
        {
            Notice = ("DP7520", "材料刚刚变了，您看到的那一版已经不在。请看过现在这一版再批准。没有改动。");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        store.Digests.Approve(seen, chosen.Name, person.Name);
        store.Audit.Write(person.Name, "批准", chosen.Title, $"{ReaderWords.Period(kept.Period)}，第{seen}号汇总");
        return Redirect(Address(chosen.Name, 0));
    }

    public IReadOnlyList<string> Formats => Chosen is null ? [] : ["docx", "pdf", "html", "md", .. Chosen.Outputs.Contains("ics") ? new[] { "ics" } : [], "xlsx"];

    public string Address(string template, int n, string? handler = null, string? format = null, bool all = false, long? digest = null) => Url.Page("/Briefing", handler, new
    {
        period = Batch?.Digest.Period, template, n = n > 0 ? n : (int?)null, format, all = all ? true : (bool?)null, digest,
    })!;

    /// <summary>The digest that is shown, where it has to be said because the current one may be another.</summary>
    public long? Pinned => DigestId == 0 ? null : DigestId;

    private byte[]? Ledger() => (DigestId == Batch?.DigestId ? Batch.Digest : store.Digests.Load(DigestId)) is { } digest ? renderer.LedgerXlsx(digest) : null;

    private bool Load(string? period, string? template, int? n, long? digest)
    {
        Templates = desk.Templates;
        Chosen = template is null ? Templates.FirstOrDefault(t => t.Name == BriefingDesk.Usual) ?? (Templates.Count > 0 ? Templates[0] : null) : Templates.FirstOrDefault(t => t.Name == template);
        if (Chosen is null) return false;
        Batch = workroom.View(period);
        if (Batch is not { } batch) return true;
        var approvals = store.Digests.Approvals().Where(a => a.Template == Chosen.Name).ToArray();
        var ids = approvals.Select(a => a.DigestId).Distinct().ToDictionary(id => id, id => store.Digests.Find(id)?.Period);
        var ofPeriod = approvals.Where(a => ids[a.DigestId] == batch.Digest.Period).Reverse().ToArray();
        Approved = ofPeriod.FirstOrDefault();
        Earlier = [.. ofPeriod.Skip(1).Take(10)];
        DigestId = digest is { } wanted && wanted != batch.DigestId && store.Digests.Find(wanted)?.Period == batch.Digest.Period ? wanted : batch.DigestId;
        Briefings = (DigestId == batch.DigestId ? desk.Of(DigestId, Chosen.Name, batch.Digest) : desk.Of(DigestId, Chosen.Name)) ?? [];
        Number = Math.Clamp(n ?? 0, 0, Math.Max(0, Briefings.Count - 1));
        if (Approved is { } approved) Since = desk.Compare(approved.DigestId, batch.DigestId, Chosen.Name, batch.Digest);
        return true;
    }
}
