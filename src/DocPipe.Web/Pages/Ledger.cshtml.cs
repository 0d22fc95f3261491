using DocPipe.Contract;
using DocPipe.Web.Ledgers;

namespace DocPipe.Web.Pages;

/// <summary>Every task with its time, state and latest account; what a person knows better is set here, with a reason.</summary>
[Authorize(Policy = nameof(AccountRole.Review))]
[KeptPage]
internal sealed class LedgerModel(Store store, Workroom workroom, ReaderWords words, BriefingRenderer renderer, TimeProvider time) : PageModel
{
    public const int RowsOnPage = 50;

    private const int LongestReason = 300;

    public ReaderWords Words => words;

    public BatchView? Batch { get; private set; }

    public Digest? Digest { get; private set; }

    public LedgerFilter Filter { get; private set; } = LedgerFilter.Of(null, null, null, null, null, null, null, null);

    public ImmutableArray<DigestTask> Shown { get; private set; } = [];

    public int Count { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int PageCount => Math.Max(1, (Count + RowsOnPage - 1) / RowsOnPage);

    public IReadOnlyList<string> Units { get; private set; } = [];

    public ILookup<string, TaskEdit> Edits { get; private set; } = Array.Empty<TaskEdit>().ToLookup(e => e.TaskId);

    public string? Notice { get; private set; }

    public void OnGet(string? period, string? unit, string? status, string? light, string? due, string? told, string? q, string? sort, int? p)
    {
        var tasks = Load(LedgerFilter.Of(period, unit, status, light, due, told, q, sort));
        Count = tasks.Length;
        PageNumber = Math.Clamp(p ?? 1, 1, PageCount);
        Shown = [.. tasks.Skip((PageNumber - 1) * RowsOnPage).Take(RowsOnPage)];
    }

    public IActionResult OnGetExport(string? period, string? unit, string? status, string? light, string? due, string? told, string? q, string? sort)
    {
        var tasks = Load(LedgerFilter.Of(period, unit, status, light, due, told, q, sort));
        if (Digest is not { } digest) return NotFound();
        store.Audit.Write(Person.Of(User)!.Name, "导出台账", digest.Period ?? "", $"{tasks.Length}项");
        return File(renderer.TasksXlsx(digest with { Tasks = tasks }), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            $"任务台账{ReaderWords.Period(digest.Period)}.xlsx");
    }

    public IActionResult OnPost(
        string? period, string? unit, string? status, string? light, string? due, string? told, string? q, string? sort, int? p,
        [FromForm] string? task, [FromForm(Name = "set")] string? set, [FromForm] string? reason)
    {
        OnGet(period, unit, status, light, due, told, q, sort, p);
        var known = Digest?.Tasks.FirstOrDefault(t => t.Id == task);
        reason = reason?.Trim() ?? "";
        if (known is null) Notice = "DP7510 这项任务已经不在台账里了，可能材料刚刚换过。没有改动。";
        else if (ContractNames.Parse<ProgressStatus>(set) is not { } wanted) return BadRequest();
        else if (reason.Length is 0 or > LongestReason) Notice = $"DP7511 请写明理由（最多{LongestReason}字），以后有人问起来好回答。没有改动。";
        else
        {
            var person = Person.Of(User)!;
            store.Edits.Add(new TaskEdit(known.Id, wanted, reason, person.Name, time.GetUtcNow()));
            store.Audit.Write(person.Name, "改任务状态", known.Text.Length > 60 ? known.Text[..60] : known.Text, $"{words.Of(known.Status)}→{words.Of(wanted)}：{reason}");
            workroom.Changed();
            return Redirect(Address(null) + $"#t-{known.Id}");
        }

        Response.StatusCode = known is null ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>This page with the filter as it is, but for what is given.</summary>
    public string Address(int? page, string? sort = null, string? handler = null) => Url.Page("/Ledger", handler, new
    {
        period = Filter.Period, unit = NoneOf(Filter.Unit), status = NoneOf(Filter.Status), light = NoneOf(Filter.Light), due = NoneOf(Filter.Due), told = NoneOf(Filter.Told), q = NoneOf(Filter.Q),
        sort = NoneOf(sort ?? Filter.Sort), p = page ?? (sort is null && handler is null && PageNumber > 1 ? PageNumber : null),
    })!;

    public long? DocumentOf(Evidence evidence) => Batch?.Snapshot.Document(evidence.Path, evidence.Document)?.Id;

    private ImmutableArray<DigestTask> Load(LedgerFilter filter)
    {
        Filter = filter;
        Batch = workroom.View(filter.Period);
        if (Batch is null) return [];
        var edits = store.Edits.All();
        Edits = edits.ToLookup(e => e.TaskId, StringComparer.Ordinal);
        // What was set a moment ago counts before the batch is put together anew.
        Digest = EditShelf.Apply(Batch.Digest, edits);
        Units = [.. Digest.Tasks.SelectMany(t => t.Unit is null ? t.Lead : t.Lead.Add(t.Unit)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return filter.Of(Digest.Tasks);
    }

    private static string? NoneOf(string text) => text.Length == 0 ? null : text;
}
