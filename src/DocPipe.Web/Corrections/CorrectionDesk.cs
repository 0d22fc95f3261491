namespace DocPipe.Web.Corrections;

/// <summary>Where a person's word on a document is checked and kept; page and API both come here.</summary>
internal sealed class CorrectionDesk(Store store, Workroom workroom, TimeProvider time)
{
    private const int LongestReason = 500;

    private readonly Wordings wordings = new(Category.ReadAll(DataFolder.Default).Select(c => c.Id).ToHashSet(StringComparer.Ordinal));

    /// <exception cref="DataFileException">There is no such document (DP7301).</exception>
    public CorrectionList Of(long document)
    {
        if (store.Documents.Find(document) is null) throw Vanished();
        return new CorrectionList(store.Corrections.Revision(document), [.. store.Corrections.Of(document).Select(CorrectionReport.Of)]);
    }

    /// <exception cref="DataFileException">
    /// There is no such document (DP7301), or nothing of the kind at the place (DP7302), or the correction says something that can't be (DP7303).
    /// </exception>
    public CorrectionResult Add(Person person, long id, CorrectionRequest request)
    {
        var document = store.Documents.Load(id) ?? throw Vanished();
        // What the person meant may not be there any more in another state, and need not be looked for.
        return store.Corrections.Revision(id) is var revision && revision != request.Revision
            ? new CorrectionResult(null, new CorrectionConflict(revision, Latest(id, revision - request.Revision)))
            : Keep(person, id, Read(person, document, request), request.Revision);
    }

    /// <returns>False where there is no such correction of this document, or it was taken back already.</returns>
    public bool Undo(Person person, long document, long correction)
    {
        if (store.Documents.Find(document) is not { } kept) throw Vanished();
        if (store.Corrections.Of(document).All(c => c.Id != correction) || !store.Corrections.Undo(correction, person.Name)) return false;
        store.Audit.Write(person.Name, "撤销更正", kept.Path, $"第{correction}号");
        workroom.Changed();
        return true;
    }

    private ImmutableArray<KeptCorrection> Latest(long document, int count) =>
        [.. store.Corrections.Of(document).OrderBy(c => c.UndoneAt ?? c.Correction.At).TakeLast(Math.Max(1, count))];

    private CorrectionResult Keep(Person person, long id, Correction correction, int revision)
    {
        var result = store.Corrections.Add(id, correction, revision);
        if (result.Kept is not { } kept) return result;
        store.Audit.Write(person.Name, Verb(correction.Action), store.Documents.Find(id)?.Path ?? "", $"第{kept.Id}号，{AnnotationKinds.Of(correction.Subject)}");
        workroom.Changed();
        return result;
    }

    private Correction Read(Person person, Document document, CorrectionRequest request)
    {
        if (request.Kind is null || !AnnotationKinds.All.ContainsKey(request.Kind)) throw Wrong("没有这一类内容");
        if (request.Reason is { Length: > LongestReason }) throw Wrong($"理由最多{LongestReason}字");
        var was = request.Action == CorrectionAction.Add ? null : Subject(document, request);
        var now = request.Action is CorrectionAction.Add or CorrectionAction.Change ? wordings.Make(request.Kind, request.Now ?? new Wording(), was, Place(document, request, was)) : null;
        return Correction.Of(document, request.Action, was, now, string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim(), person.Name, time.GetUtcNow());
    }

    private static Annotation Subject(Document document, CorrectionRequest request)
    {
        var type = AnnotationKinds.All[request.Kind!];
        var candidates = document.Annotations.Where(a => a.GetType() == type);
        var found = request.Kind is "type" or "sender" or "period" or "title" ? candidates.FirstOrDefault()
            : request.Kind == "missing" ? candidates.FirstOrDefault(a => AnnotationKinds.Which(a) == request.Now?.Role)
            : request.Kind is "finding" or "conflict" ? Judgement(candidates.Where(a => IsAt(document, a, request.Span)), request.Now?.Type)
            : candidates.FirstOrDefault(a => IsAt(document, a, request.Span));
        return found ?? throw new DataFileException("DP7302", "原来标出的内容已经不在这个位置，可能刚刚被改过。请刷新页面再看。没有改动。");
    }

    /// <summary>What is said of the document as a whole has no place.</summary>
    private static bool IsAt(Document document, Annotation annotation, SourceSpan? place) =>
        place is null ? annotation.Span.IsEmpty : AnnotationKinds.Place(document, annotation) == place.ToSpan();

    /// <summary>Of one place, and of a document as a whole, several things may be said.</summary>
    private static Annotation? Judgement(IEnumerable<Annotation> there, string? which)
    {
        var meant = there.Where(a => which is null || AnnotationKinds.Which(a) == which).Take(2).ToArray();
        return meant.Length < 2 || which is not null ? meant.FirstOrDefault() : throw Wrong("这个位置不止一条，请写明是哪一种（now.type）");
    }

    private static Span Place(Document document, CorrectionRequest request, Annotation? was)
    {
        if ((request.Now?.Span ?? (was is null ? request.Span : null)) is { } wanted)
        {
            if (wanted.Start < 0 || wanted.End < wanted.Start || wanted.End > document.SourceText.Length) throw Wrong("选中的位置不在这份材料里");
            var span = document.Origin.Project(wanted.ToSpan());
            if (!span.IsEmpty || request.Kind is "missing" or "type" or "period" or "sender") return span;
            throw Wrong("选中的地方不是这份材料的正文");
        }

        if (was is not null) return was.Span;
        return request.Kind is "missing" or "type" or "period" or "sender" ? default : throw Wrong("请选中文字");
    }

    private static string Verb(CorrectionAction action) => action switch
    {
        CorrectionAction.Accept => "认可",
        CorrectionAction.Reject => "否定",
        CorrectionAction.Change => "更正",
        _ => "补充",
    };

    private static DataFileException Vanished() => new("DP7301", "这份材料已经不在了，可能被删除了，也可能刚刚换了新的。没有改动。");

    private static DataFileException Wrong(string message) => new("DP7303", message + "。没有改动。");
}
