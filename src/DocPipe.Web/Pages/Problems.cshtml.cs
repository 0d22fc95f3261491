using System.Globalization;
using DocPipe.Web.Corrections;
using DocPipe.Web.Reading;
using Microsoft.AspNetCore.Html;

namespace DocPipe.Web.Pages;

/// <summary>Problems by category and unit, over the periods, and those that a person has to settle.</summary>
[Authorize(Policy = nameof(AccountRole.Review))]
[KeptPage]
internal sealed class ProblemsModel(Store store, Workroom workroom, CorrectionDesk desk, CategoryList categories, TimeProvider time) : PageModel
{
    public const int RowsOnPage = 50;

    /// <summary>How long what was settled is offered to be taken back here, and what was taken back may not be in the digest yet.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(30);

    private const int MostPending = 30, MostBars = 15, MostPeriods = 12, MostLately = 60;

    public sealed record Row(DigestProblem Problem, string Category, string Label, long? Document);

    /// <param name="Revision">Of the document, as this page shows it.</param>
    /// <param name="IsBack">What was said of it was taken back last of all.</param>
    public sealed record PendingRow(Row Of, long Document, Span Span, int Revision, bool IsBack)
    {
        public string Value(string act) => string.Create(CultureInfo.InvariantCulture, $"{act}|{Document}|{Span.Start}|{Span.End}|{Revision}");
    }

    public BatchView? Batch { get; private set; }

    public string Category { get; private set; } = "";

    public string Unit { get; private set; } = "";

    public IReadOnlyList<string> Units { get; private set; } = [];

    public ImmutableArray<Row> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int PageCount => Math.Max(1, (Count + RowsOnPage - 1) / RowsOnPage);

    public ImmutableArray<PendingRow> Pending { get; private set; } = [];

    public int PendingCount { get; private set; }

    public HtmlString ByCategory { get; private set; } = HtmlString.Empty;

    public HtmlString ByUnit { get; private set; } = HtmlString.Empty;

    public HtmlString Trend { get; private set; } = HtmlString.Empty;

    public IReadOnlyList<Category> Categories => categories.All;

    public (string Code, string Message)? Notice { get; private set; }

    public void OnGet(string? period, string? category, string? unit, int? p)
    {
        Batch = workroom.View(period);
        (Category, Unit) = (category ?? "", unit ?? "");
        if (Batch is not { Digest: var digest } batch) return;
        var all = digest.Problems.SelectMany(g => g.Items.Select(i => new Row(i, g.Category, g.Label, DocumentOf(i)))).ToImmutableArray();
        Units = [.. all.Select(r => r.Problem.Unit).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var wanted = all.Where(r => (Category.Length == 0 || r.Category == Category) && (Unit.Length == 0 || r.Problem.Unit == Unit)).ToImmutableArray();
        Count = wanted.Length;
        PageNumber = Math.Clamp(p ?? 1, 1, PageCount);
        Rows = [.. wanted.Skip((PageNumber - 1) * RowsOnPage).Take(RowsOnPage)];
        FindPending(all);
        Draw(digest, all);

        long? DocumentOf(DigestProblem problem) =>
            problem.Evidence.IsEmpty ? null : batch.Snapshot.Document(problem.Evidence[0].Path, problem.Evidence[0].Document)?.Id;
    }

    public IActionResult OnPost(string? period, string? category, string? unit, int? p, [FromForm(Name = "do")] string? what, [FromForm] string? label, [FromForm] long? undo, [FromForm] long? document)
    {
        var person = Person.Of(User)!;
        try
        {
            if (undo is { } correction && document is { } of)
            {
                desk.Undo(person, of, correction);
            }
            else if (what?.Split('|') is [var act, var id, var start, var end, var revision] && Settle(act, label) is { } settled
                && long.TryParse(id, out var settledIn) && int.TryParse(start, out var from) && int.TryParse(end, out var to) && int.TryParse(revision, out var seen))
            {
                var result = Keep(person, settledIn, settled with { Revision = seen, Span = new SourceSpan(from, to) }, new Span(from, to));
                if (result.Conflict is { } conflict)
                    Notice = ("DP7501", $"{string.Join('、', conflict.Meanwhile.Select(c => c.UndoneBy ?? c.Correction.By).Distinct(StringComparer.Ordinal))}刚刚定过同一处，您的这一处没有保存。");
            }
            else return BadRequest();
        }
        catch (DataFileException e) when (e.Code is "DP7302" or "DP7303")
        {
            Notice = (e.Code, e.Message);
        }

        if (Notice is null) return Redirect(Url.Page("/Problems", new { period, category, unit, p }) + "#pending");
        OnGet(period, category, unit, p);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>The latest that this person settled and may take back.</summary>
    public (long Document, KeptCorrection Kept)? Mine { get; private set; }

    private static CorrectionRequest? Settle(string act, string? label) => act switch
    {
        "accept" => new CorrectionRequest(0, CorrectionAction.Accept, "problem", null, null, null),
        "reject" => new CorrectionRequest(0, CorrectionAction.Reject, "problem", null, null, null),
        "change" when !string.IsNullOrEmpty(label) => new CorrectionRequest(0, CorrectionAction.Change, "problem", null, new Wording { Category = label }, null),
        _ => null,
    };

    /// <summary>What was said meanwhile of another place of the document is no obstacle.</summary>
    private CorrectionResult Keep(Person person, long document, CorrectionRequest request, Span span)
    {
        var result = desk.Add(person, document, request);
        for (var tries = 0; tries < 3 && result.Conflict is { } conflict && !conflict.Meanwhile.Any(c => c.Correction.Subject is ProblemAnnotation said && said.Span.Overlaps(span)); tries++)
            result = desk.Add(person, document, request with { Revision = conflict.Revision });
        return result;
    }

    /// <summary>The unsure ones that nobody has settled since the batch was put together, and those that somebody left open again since.</summary>
    private void FindPending(ImmutableArray<Row> all)
    {
        var said = new Dictionary<long, (int Revision, IReadOnlyList<KeptCorrection> Corrections)>();
        var documents = new Lazy<KeptDocument[]>(() => [.. Batch!.Snapshot.Batch(Batch.Digest.Period).SelectMany(f => f.Documents)]);
        var unsure = all.Where(r => r.Problem.Confidence < DocPipe.Model.Category.LeastConfidence && r.Document is not null).ToArray();
        var pending = ImmutableArray.CreateBuilder<PendingRow>();
        var settled = 0;
        var since = time.GetUtcNow() - Lately;
        var known = unsure.Select(r => (r.Document!.Value, r.Problem.Evidence[0].Span)).ToHashSet();
        var undone = store.Corrections.UndoneSince(since, MostLately).Where(c => c.Correction.Subject is ProblemAnnotation)
            .Select(c => (Document: DocumentOf(c)?.Id ?? 0, c.Correction.SourceSpan)).Distinct().ToArray();
        var back = undone.Where(u => u.Document > 0 && !known.Contains(u)).Select(u => Open(u.Document, u.SourceSpan)).OfType<Row>().ToArray();
        foreach (var row in back.Concat(unsure))
        {
            if (pending.Count == MostPending) break;
            var (document, span) = (row.Document!.Value, row.Problem.Evidence[0].Span);
            if (store.Documents.Find(document) is null) continue;
            if (!said.TryGetValue(document, out var words)) said[document] = words = (store.Corrections.Revision(document), store.Corrections.Of(document));
            if (words.Corrections.Any(c => c.UndoneAt is null && c.Correction.Subject is ProblemAnnotation problem && problem.Span == span)) settled++;
            else pending.Add(new PendingRow(row, document, span, words.Revision, undone.Length > 0 && undone[0] == (document, span)));
        }

        Pending = pending.ToImmutable();
        PendingCount = back.Length + unsure.Length - settled;
        var me = Person.Of(User)!.Name;
        Mine = store.Corrections.Latest(MostLately).Where(c => c.Correction.By == me && c.Correction.Subject is ProblemAnnotation && c.Correction.At >= since)
            .Select(c => DocumentOf(c) is { } document ? ((long, KeptCorrection)?)(document.Id, c) : null).FirstOrDefault(c => c is not null);

        KeptDocument? DocumentOf(KeptCorrection kept) => documents.Value.FirstOrDefault(d => d.Sha256 == kept.Correction.Sha256 && d.Ordinal == kept.Correction.Document);

        // The digest that the page shows was made when the problem was settled; the document says what it is now.
        Row? Open(long id, Span span)
        {
            if (store.Documents.Load(id) is not { } document) return null;
            var problem = document.All<ProblemAnnotation>().FirstOrDefault(p => p.Confidence < DocPipe.Model.Category.LeastConfidence && document.Locate(p.Span) == span);
            if (problem is null) return null;
            var text = Findings.OneLine(document.TextOf(problem));
            return new Row(
                new DigestProblem(text, documents.Value.First(d => d.Id == id).Unit, problem.Confidence, [new Evidence(document.Source.Path, document.Source.Document, span, text)]),
                problem.Category, categories.Labels.GetValueOrDefault(problem.Category, problem.Category), id);
        }
    }

    private void Draw(Digest digest, ImmutableArray<Row> all)
    {
        var groups = digest.Problems.OrderByDescending(g => g.Count).Take(MostBars).ToArray();
        var known = groups.Any(g => g.Previous is not null);
        ByCategory = new HtmlString(BarChart.Svg(
            known ? "各类问题，本期和上期" : "各类问题", "个", [.. groups.Select(g => g.Label)],
            known ? [("本期", [.. groups.Select(g => (double?)g.Count)]), ("上期", [.. groups.Select(g => (double?)g.Previous)])] : [("本期", [.. groups.Select(g => (double?)g.Count)])]));
        var units = all.Where(r => r.Problem.Unit is not null).CountBy(r => r.Problem.Unit!).OrderByDescending(u => u.Value).ThenBy(u => u.Key, StringComparer.Ordinal).Take(MostBars).ToArray();
        ByUnit = new HtmlString(BarChart.Svg(
            $"反映问题{(units.Length == MostBars ? "最多的" : "的")}单位", "个", [.. units.Select(u => u.Key)], ("本期", [.. units.Select(u => (double?)u.Value)])));
        var periods = store.Digests.History().Where(d => d.Period is not null).GroupBy(d => d.Period!, StringComparer.Ordinal)
            .Select(g => (Period: g.Key, g.Last().Counts.Problems)).OrderBy(g => g.Period, StringComparer.Ordinal).TakeLast(MostPeriods).ToArray();
        if (periods.Length > 1)
            Trend = new HtmlString(BarChart.Svg("历期问题总数", "个", [.. periods.Select(x => ReaderWords.Period(x.Period))], ("问题", [.. periods.Select(x => (double?)x.Problems)])));
    }
}
