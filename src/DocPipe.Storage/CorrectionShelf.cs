using System.Collections.Immutable;
using System.Data.Common;
using DocPipe.Model;
using DocPipe.Storage.Coding;
using DocPipe.Storage.Databases;

namespace DocPipe.Storage;

/// <summary>
/// What people said of annotations. It hangs on the bytes of a file and the document's ordinal in it: it outlives a second reading, a newer
/// pipeline and another file name.
/// </summary>
public sealed class CorrectionShelf
{
    private const string Columns = "id, body, undone_by, undone_at";

    private readonly Store store;

    internal CorrectionShelf(Store store) => this.store = store;

    /// <param name="expectedRevision">The document's revision as the person saw it (<see cref="Revision"/>).</param>
    /// <exception cref="ArgumentException">There is no such document, or the correction speaks of another.</exception>
    public CorrectionResult Add(long document, Correction correction, int expectedRevision) => store.Write(session =>
    {
        var (sha256, ordinal) = Key(session, document);
        if (correction.Sha256 != sha256 || correction.Document != ordinal) throw new ArgumentException("the correction is of another document", nameof(correction));
        if (Revision(session, sha256, ordinal) is var revision && revision != expectedRevision)
            return new CorrectionResult(null, new CorrectionConflict(revision, Since(session, sha256, ordinal, expectedRevision)));
        var id = (long)session.One(
            "INSERT INTO corrections(sha256, ordinal, body) VALUES ($1, $2, $3) RETURNING id", sha256, ordinal, StoredText.Of(StoredJson.Write(correction)))!;
        store.Documents.Refresh(session, sha256, ordinal);
        return new CorrectionResult(Find(session, id), null);
    });

    /// <summary>All that was said of a document, undone ones too, in the order in which it was said.</summary>
    /// <exception cref="ArgumentException">There is no such document.</exception>
    public IReadOnlyList<KeptCorrection> Of(long document) => store.Read(session =>
    {
        var (sha256, ordinal) = Key(session, document);
        return Of(session, sha256, ordinal);
    });

    /// <summary>Grows with every correction and every undoing; 0 for a document that nobody corrected.</summary>
    /// <exception cref="ArgumentException">There is no such document.</exception>
    public int Revision(long document) => store.Read(session =>
    {
        var (sha256, ordinal) = Key(session, document);
        return Revision(session, sha256, ordinal);
    });

    /// <summary>Takes a correction back.</summary>
    /// <returns>False where there is none, or it was taken back already.</returns>
    public bool Undo(long id, string by) => store.Write(session =>
    {
        if (session.Run("UPDATE corrections SET undone_by = $1, undone_at = $2 WHERE id = $3 AND undone_at IS NULL", StoredText.Of(by), store.Now, id) == 0) return false;
        var correction = Find(session, id)!.Correction;
        store.Documents.Refresh(session, correction.Sha256, correction.Document);
        return true;
    });

    /// <summary>Of all documents, undone ones too, in the order in which it was said.</summary>
    public IReadOnlyList<KeptCorrection> All() => store.Read(session => session.All($"SELECT {Columns} FROM corrections ORDER BY id", Row));

    /// <summary>Of all documents: what was said last and stands, the latest first.</summary>
    /// <param name="count">The most that are given.</param>
    public IReadOnlyList<KeptCorrection> Latest(int count) => store.Read(session =>
        session.All($"SELECT {Columns} FROM corrections WHERE undone_at IS NULL ORDER BY id DESC LIMIT $1", Row, count));

    /// <summary>Of all documents: what was taken back since a moment, the latest first.</summary>
    /// <inheritdoc cref="Latest"/>
    public IReadOnlyList<KeptCorrection> UndoneSince(DateTimeOffset moment, int count) => store.Read(session =>
        session.All($"SELECT {Columns} FROM corrections WHERE undone_at >= $1 ORDER BY undone_at DESC LIMIT $2", Row, Store.Stored(moment), count));

    /// <summary>
    /// What people said of problems as examples to train a classifier on: which category a sentence is of, or that it states no problem. Of
    /// two words on one sentence the later counts.
    /// </summary>
    /// <param name="none">The label for what states no problem.</param>
    public IReadOnlyList<CorrectedExample> ProblemExamples(string none) => store.Read(session =>
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var document in Standing(session))
        {
            if (!document.Any(c => c.Correction.Subject is ProblemAnnotation)) continue;
            if (DocumentShelf.LoadByBytes(session, document.Key.Sha256, document.Key.Ordinal) is not { } text) continue;
            foreach (var correction in document.Select(c => c.Correction))
            {
                if (correction.Subject is not ProblemAnnotation subject) continue;
                var said = correction.Now is ProblemAnnotation now ? now : subject;
                var sentence = string.Join(' ', text.Origin.Project(said.Span).In(text.Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
                if (sentence.Length > 0) labels[sentence] = correction.Action == CorrectionAction.Reject ? none : said.Category;
            }
        }

        return (IReadOnlyList<CorrectedExample>)[.. labels.Select(l => new CorrectedExample(l.Value, l.Key)).OrderBy(e => e.Label, StringComparer.Ordinal).ThenBy(e => e.Text, StringComparer.Ordinal)];
    });

    internal static IReadOnlyList<KeptCorrection> Of(Session session, string sha256, int ordinal) =>
        session.All($"SELECT {Columns} FROM corrections WHERE sha256 = $1 AND ordinal = $2 ORDER BY id", Row, sha256, ordinal);

    /// <summary>Those that count, by the document they speak of.</summary>
    internal static ILookup<(string Sha256, int Ordinal), KeptCorrection> Standing(Session session) =>
        session.All($"SELECT {Columns} FROM corrections WHERE undone_at IS NULL ORDER BY id", Row).ToLookup(c => (c.Correction.Sha256, c.Correction.Document));

    private static int Revision(Session session, string sha256, int ordinal) => (int)(long)session.One(
        "SELECT COUNT(*) + COUNT(undone_at) FROM corrections WHERE sha256 = $1 AND ordinal = $2", sha256, ordinal)!;

    /// <summary>The last of what was said or undone: as many as the revision has grown by.</summary>
    private static ImmutableArray<KeptCorrection> Since(Session session, string sha256, int ordinal, int revision)
    {
        var events = Of(session, sha256, ordinal)
            .SelectMany(c => c.UndoneAt is { } undone ? (IEnumerable<(DateTimeOffset At, KeptCorrection What)>)[(c.Correction.At, c), (undone, c)] : [(c.Correction.At, c)])
            .OrderBy(e => e.At).Select(e => e.What);
        return [.. events.Skip(Math.Max(0, revision)).Distinct()];
    }

    private static (string Sha256, int Ordinal) Key(Session session, long document) =>
        DocumentShelf.Find(session, document) is { } found ? (found.Sha256, found.Ordinal) : throw new ArgumentException($"no document {document}", nameof(document));

    private static KeptCorrection? Find(Session session, long id) => session.First($"SELECT {Columns} FROM corrections WHERE id = $1", Row, id);

    private static KeptCorrection Row(DbDataReader row) => new(
        row.GetInt64(0), StoredJson.Read<Correction>(row.GetString(1)), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : Store.Moment(row.GetString(3)));
}
