using DocPipe.Web.Corrections;
using DocPipe.Web.Reading;

namespace DocPipe.Web.Pages;

/// <summary>One document: its source as the author wrote it, with what was read in it, to be put right.</summary>
[Authorize(Policy = nameof(AccountRole.Submit))]
[KeptPage]
internal sealed class DocumentModel(Store store, Workroom workroom, CorrectionDesk desk, DismissalDesk dismissals, ReaderWords words, CategoryList categories, PageImageShelf images, NewsDesk news, ServeOptions options) : PageModel
{
    /// <summary>Characters of source text on one page; what is longer is shown in parts.</summary>
    public const int PartLength = 60_000;

    /// <summary>Places of searched words that are marked.</summary>
    private const int MostFound = 500;

    private readonly Findings findings = new(words, categories.Labels);

    public sealed record Fact(string Kind, string Value, CorrectionTarget? Target, string? By);

    public Person Person => Person.Of(User)!;

    public bool Reviews => Person.May(AccountRole.Review);

    public KeptDocument Kept { get; private set; } = null!;

    public KeptFile Received { get; private set; } = null!;

    public Document Document { get; private set; } = null!;

    public int Revision { get; private set; }

    public ImmutableArray<KeptCorrection> Corrections { get; private set; } = [];

    public ImmutableArray<Finding> All { get; private set; } = [];

    public IReadOnlyList<Fact> Facts { get; private set; } = [];

    public IReadOnlyList<(CopyView View, Compared<DigestCopy> Of)> Copies { get; private set; } = [];

    public IReadOnlyList<Compared<DigestConflict>> Conflicts { get; private set; } = [];

    /// <summary>What only the comparison with other documents shows: sent twice, replaced by a newer one.</summary>
    public IReadOnlyList<Compared<DigestFinding>> Others { get; private set; } = [];

    /// <summary>The period of the digest that says so.</summary>
    public string? Compared { get; private set; }

    /// <summary>What people said of this document, and dismissed of what the comparison shows of it: the latest first.</summary>
    public IReadOnlyList<(KeptCorrection? Correction, KeptDismissal? Dismissal)> History { get; private set; } = [];

    /// <summary>The other documents of its period are still being put together: copies and contradictions with them aren't known yet.</summary>
    public bool IsComparing { get; private set; }

    /// <summary>Of the news: what is told later may show more.</summary>
    public int NewsRevision { get; } = news.Latest.Revision;

    public MarkedTextHtml Text { get; private set; } = null!;

    public Span Window { get; private set; }

    public int Part { get; private set; } = 1;

    public int Parts { get; private set; } = 1;

    public int Found { get; private set; }

    public int PageImageCount { get; private set; }

    public CorrectionFormModel? Form { get; private set; }

    public Trouble? Notice { get; private set; }

    /// <summary>What others did meanwhile, when that is why nothing was kept.</summary>
    public ImmutableArray<KeptCorrection> Meanwhile { get; private set; } = [];

    public IReadOnlyList<Category> Categories => categories.All;

    public IEnumerable<string> RosterNames => options.Roster.Units.Select(u => u.Name);

    public double? Completeness => Document.First<CompletenessAnnotation>()?.Value;

    public IEnumerable<Finding> ToDo => All.Where(f => f.ToDo && InWindow(f));

    public IEnumerable<Finding> Read => All.Where(f => !f.ToDo && InWindow(f));

    public sealed record Trouble(string Code, string Message);

    public IActionResult OnGet(long id, int? part, string? edit, [FromQuery] string[] find, string? at)
    {
        if (!Load(id, part, find, at)) return NotFound();
        if (edit is not null && Reviews && CorrectionTarget.Parse(edit) is { } target) Form = FormOf(target);
        return Page();
    }

    /// <summary>The form alone, for the script.</summary>
    public IActionResult OnGetForm(long id, string? edit)
    {
        if (!Reviews) return Forbid();
        if (!Load(id, null, []) || CorrectionTarget.Parse(edit) is not { } target || FormOf(target) is not { } form) return NotFound();
        return Partial("_CorrectionForm", form);
    }

    public IActionResult OnPost(long id, [FromForm(Name = "do")] string? what, [FromForm] long? undo, [FromForm] int revision, int? part,
        [FromForm] string? dismiss, [FromForm] string? period, [FromForm] string? reason, [FromForm] long? readmit)
    {
        if (!Reviews) return Forbid();
        if (Sight.Document(store, Person, id) is null) return NotFound();
        try
        {
            if (dismiss is not null) dismissals.Dismiss(Person, period, dismiss, reason);
            else if (readmit is { } dismissal)
            {
                if (!dismissals.Undo(Person, dismissal)) Notice = new Trouble("DP7505", "这一条已经撤销过了，没有再改。");
            }
            else if (undo is { } correction)
            {
                if (!desk.Undo(Person, id, correction)) Notice = new Trouble("DP7502", "这处更正已经撤销过了，没有再改。");
            }
            else if (CorrectionTarget.Parse(what) is { } target) Keep(id, target, revision);
            else return BadRequest();
        }
        catch (DataFileException e) when (e.Code is "DP7302" or "DP7303" or "DP7503" or "DP7504")
        {
            Notice = new Trouble(e.Code, e.Message);
        }

        if (Notice is null) return RedirectToPage("/Document", new { id, part });
        if (!Load(id, part, [])) return NotFound();
        Response.StatusCode = Notice.Code == "DP7303" ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return Page();
    }

    public string Address => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/documents/{Kept.Id}?part={Part}");

    public string Says(KeptCorrection kept)
    {
        var (c, now) = (kept.Correction, kept.Correction.Now);
        var span = c.Subject is NoiseAnnotation noise ? noise.SourceSpan : c.SourceSpan;
        var place = span.IsEmpty || span.End > Document.SourceText.Length ? "" : Findings.OneLine(span.Of(Document.SourceText));
        var kind = KindNames.Of(AnnotationKinds.Of(c.Subject) ?? "");
        var subject = AnnotationKinds.Which(c.Subject) is not null ? $"{kind}：{Cut(findings.Says(c.Subject))}"
            : place.Length > 0 ? $"{kind}“{Cut(place)}”" : $"{kind} {findings.Says(c.Subject)}";
        return now is not null && findings.Says(now) is { Length: > 0 } says ? $"{subject}：{says}" : subject;
    }

    private static string Cut(string words) => words.Length > 40 ? words[..40] + "……" : words;

    private bool Load(long id, int? part, string[] find, string? at = null)
    {
        if (Sight.Document(store, Person, id) is not { } kept || store.Files.Find(kept.FileId) is not { } file) return false;
        // The revision first: what is said between the two reads is then told as a conflict, not overwritten.
        Revision = store.Corrections.Revision(id);
        if (store.Documents.Load(id) is not { } document) return false;
        (Kept, Received, Document) = (kept, file, document);
        Corrections = [.. store.Corrections.Of(id)];
        All = findings.Of(document);
        Facts = [.. FactsOf(document)];
        PageImageCount = document.Source.Format == "pdf" ? images.Count(file) : 0;
        var dismissed = Reviews ? Compare() : [];
        History =
        [
            .. Corrections.Select(c => (c.Correction.At, Correction: (KeptCorrection?)c, Dismissal: (KeptDismissal?)null))
                .Concat(dismissed.Select(d => (d.Dismissal.At, Correction: (KeptCorrection?)null, Dismissal: (KeptDismissal?)d)))
                .Reverse().OrderByDescending(s => s.At).Select(s => (s.Correction, s.Dismissal)),
        ];
        Show(part, find, at);
        return true;
    }

    /// <summary>The part of the source text that is this document, cut into parts at line ends.</summary>
    private void Show(int? part, string[] find, string? at)
    {
        var text = Document.SourceText;
        var alone = store.Documents.OfFile(Kept.FileId).Count(d => d.Path == Kept.Path) == 1;
        var whole = alone || Document.SourceSpan.IsEmpty ? new Span(0, text.Length) : Document.SourceSpan;
        var found = FoundPlaces(find, at);
        Found = found.Count;
        var starts = new List<int> { whole.Start };
        while (whole.End - starts[^1] > PartLength)
        {
            var cut = text.LastIndexOf('\n', starts[^1] + PartLength - 1, PartLength);
            starts.Add(cut < 0 ? starts[^1] + PartLength : cut + 1);
        }

        Parts = starts.Count;
        var wanted = part ?? (found.Count > 0 ? starts.FindLastIndex(s => s <= found[0].Span.Start) + 1 : 1);
        Part = Math.Clamp(wanted, 1, Parts);
        Window = new Span(starts[Part - 1], Part < Parts ? starts[Part] : whole.End);
        Text = new MarkedTextHtml(text, MarkedText.Of(text, Window, All.Where(f => !f.Span.IsEmpty).Select(f => new Mark(f.Key, f.Kind, f.Span)).Concat(Also()).Concat(found)));
    }

    /// <summary>The other places of a contradiction, under the same key.</summary>
    private IEnumerable<Mark> Also() => Document.All<ConflictAnnotation>().SelectMany(c => c.Also.Select(a =>
        new Mark(Findings.KeyOf("conflict", Document.Locate(c.Span), AnnotationKinds.Which(c)), "conflict", Document.Locate(a))));

    private List<Mark> FoundPlaces(string[] find, string? place)
    {
        var found = new List<Mark>();
        if (Place.Parse(place) is { } span && span.End <= Document.SourceText.Length) found.Add(new Mark("", "hit", span));
        foreach (var word in find.Where(w => w.Length is > 0 and <= 100).Distinct(StringComparer.Ordinal).Take(10))
            for (var at = 0; found.Count < MostFound && (at = Document.Text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += word.Length)
                found.Add(new Mark("", "hit", Document.Locate(new Span(at, at + word.Length))));
        found.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        return [.. found.Select((m, i) => m with { Key = $"hit-{i + 1}" })];
    }

    private bool InWindow(Finding finding) => finding.Span.IsEmpty || !finding.Span.Intersect(Window).IsEmpty;

    private IEnumerable<Fact> FactsOf(Document document)
    {
        yield return Of("type", document.First<TypeAnnotation>(), words.Of(Kept.Type));
        yield return Of("sender", document.First<SenderAnnotation>(), Kept.Unit);
        yield return Of("period", document.First<PeriodAnnotation>(), ReaderWords.Period(Kept.Period));

        Fact Of(string kind, Annotation? said, string? value) => new(
            kind, string.IsNullOrEmpty(value) ? "看不出" : value,
            new CorrectionTarget(said is null ? CorrectionAction.Add : CorrectionAction.Change, kind, default, null),
            said?.By.StartsWith(Correction.Person, StringComparison.Ordinal) == true ? said.By[Correction.Person.Length..] : null);
    }

    /// <summary>Names an item of the comparison on this page.</summary>
    public static string? KeyOf(DigestItem? item) => item is null ? null : "between-" + item.Key[..16];

    public static string? AnchorOf(DigestItem? item) => item is null ? null : "f-" + KeyOf(item);

    /// <summary>What the comparison shows of this document; the rest are findings of it alone, which it lists itself.</summary>
    /// <returns>What was dismissed of it.</returns>
    private IEnumerable<KeptDismissal> Compare()
    {
        var view = workroom.ViewIfReady(Kept.Period, out var isComing);
        IsComparing = isComing;
        if ((view ?? workroom.View(null)) is not { Digest: var digest, Snapshot: var now } seen) return [];
        var shown = dismissals.Look(seen);
        Compared = digest.Period;
        Copies = [.. shown.Copies.Select((copy, i) => (copy, i)).Where(c => CopyView.Concerns(c.copy.What, Kept.Path, Kept.Ordinal))
            .Select(c => (CopyView.Of(c.i + 1, c.copy.What, digest, e => now.Document(e.Path, e.Document)?.Id), c.copy))];
        Others = [.. shown.Findings.Where(f => f.What.Evidence.Any(IsHere))];
        Conflicts = [.. shown.Conflicts.Where(c => c.What.Evidence.Any(IsHere) && DigestItems.IsBetween(c.What))];
        return shown.Dismissed.Where(d => d.Dismissal.Item.Sources.Contains(Kept.Sha256) && d.Dismissal.Item.Evidence.Any(e => e.Document == Kept.Ordinal));

        bool IsHere(Evidence evidence) => evidence.Path == Kept.Path && evidence.Document == Kept.Ordinal;
    }

    private CorrectionFormModel? FormOf(CorrectionTarget target)
    {
        if (!AnnotationKinds.All.TryGetValue(target.Kind, out var type) || target.Span.End > Document.SourceText.Length) return null;
        var was = target.Action == CorrectionAction.Add ? null
            : target.Kind is "type" or "sender" or "period" ? Document.Annotations.FirstOrDefault(a => a.GetType() == type)
            : Document.Annotations.FirstOrDefault(a => a.GetType() == type && Document.Locate(a.Span) == target.Span);
        if (was is null && target.Action != CorrectionAction.Add) return null;
        var place = target.Span.IsEmpty ? "" : Findings.OneLine(target.Span.Of(Document.SourceText));
        return CorrectionFields.Of(target.Kind, was, place, categories.All, words) is { } fields
            ? new CorrectionFormModel(Kept.Id, Revision, target, place, fields) : null;
    }

    /// <summary>Two people may work on one document; only where both are at the same place the second has to look again.</summary>
    private void Keep(long id, CorrectionTarget target, int revision)
    {
        var request = CorrectionEntry.Read(target, revision, Request.Form);
        for (var tries = 0; tries < 3; tries++)
        {
            var result = desk.Add(Person, id, request with { Revision = revision });
            if (result.Conflict is not { } conflict) return;
            Meanwhile = conflict.Meanwhile;
            if (conflict.Meanwhile.Any(c => IsSame(c.Correction.Subject, target))) break;
            revision = conflict.Revision;
        }

        var who = string.Join('、', Meanwhile.Select(c => c.UndoneBy ?? c.Correction.By).Distinct(StringComparer.Ordinal));
        Notice = new Trouble("DP7501", $"{(who.Length > 0 ? who : "别人")}刚刚改过同一处，您的这一处没有保存。请看过下面的改动后再决定。");
    }

    private static bool IsSame(Annotation subject, CorrectionTarget target) =>
        AnnotationKinds.Of(subject) == target.Kind && (target.Span.IsEmpty || subject.Span.Overlaps(target.Span)) && (target.Which is null || AnnotationKinds.Which(subject) == target.Which);
}
