using System.Data.Common;
using DocPipe.Model;
using DocPipe.Storage.Coding;
using DocPipe.Storage.Databases;

namespace DocPipe.Storage;

/// <summary>
/// What people said is no copy, no contradiction, or need not be told. It hangs on the bytes of the files compared: it outlives a second
/// reading and other file names, and a changed text is compared anew.
/// </summary>
public sealed class DismissalShelf
{
    private const string Columns = "id, body, undone_by, undone_at";

    private readonly Store store;

    internal DismissalShelf(Store store) => this.store = store;

    /// <summary>What of a kept digest can be dismissed.</summary>
    public DigestItems ItemsOf(long digestId, Digest digest) => new(digest, store.Read(session => session
        .All(
            "SELECT d.path, d.ordinal, d.sha256 FROM documents d JOIN digest_files f ON f.file_id = d.file_id WHERE f.digest_id = $1",
            r => (Path: r.GetString(0), Document: r.GetInt32(1), Sha256: r.GetString(2)), digestId)
        .ToLookup(d => (d.Path, d.Document), d => d.Sha256)));

    public DismissalResult Add(Dismissal dismissal) => store.Write(session =>
    {
        if (session.First($"SELECT {Columns} FROM dismissals WHERE key = $1 AND undone_at IS NULL", Row, dismissal.Item.Key) is { } before) return new DismissalResult(null, before);
        var id = (long)session.One("INSERT INTO dismissals(key, body) VALUES ($1, $2) RETURNING id", dismissal.Item.Key, StoredText.Of(StoredJson.Write(dismissal)))!;
        foreach (var sha256 in dismissal.Item.Sources) session.Run("INSERT INTO dismissal_sources(dismissal_id, sha256) VALUES ($1, $2)", id, sha256);
        return new DismissalResult(Find(session, id), null);
    });

    /// <summary>Takes a dismissal back.</summary>
    /// <returns>What was taken back; null where there is none, or it was taken back already.</returns>
    public KeptDismissal? Undo(long id, string by) => store.Write(session =>
        session.Run("UPDATE dismissals SET undone_by = $1, undone_at = $2 WHERE id = $3 AND undone_at IS NULL", StoredText.Of(by), store.Now, id) == 0 ? null : Find(session, id));

    /// <summary>Undone ones too, in the order in which it was said.</summary>
    public IReadOnlyList<KeptDismissal> All() => store.Read(session => session.All($"SELECT {Columns} FROM dismissals ORDER BY id", Row));

    /// <summary>Those that count, in the order in which it was said.</summary>
    public IReadOnlyList<KeptDismissal> Standing() => store.Read(Standing);

    /// <summary>What was taken back since a moment, the latest first.</summary>
    /// <param name="count">The most that are given.</param>
    public IReadOnlyList<KeptDismissal> UndoneSince(DateTimeOffset moment, int count) => store.Read(session =>
        session.All($"SELECT {Columns} FROM dismissals WHERE undone_at >= $1 ORDER BY undone_at DESC LIMIT $2", Row, Store.Stored(moment), count));

    internal static IReadOnlyList<KeptDismissal> Standing(Session session) => session.All($"SELECT {Columns} FROM dismissals WHERE undone_at IS NULL ORDER BY id", Row);

    /// <summary>The digest without what was dismissed.</summary>
    /// <param name="sources">SHA-256 of the file that a document was read in.</param>
    internal static Digest Apply(Digest digest, IReadOnlyList<KeptDismissal> dismissals, Func<ILookup<(string Path, int Document), string>> sources)
    {
        if (dismissals.Count == 0) return digest;
        var items = new DigestItems(digest, sources());
        var keys = dismissals.Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        return digest with
        {
            Copies = digest.Copies.RemoveAll(c => items.IsIn(c, keys)),
            Conflicts = digest.Conflicts.RemoveAll(c => items.IsIn(c, keys)),
            Findings = digest.Findings.RemoveAll(f => items.IsIn(f, keys)),
        };
    }

    private static KeptDismissal? Find(Session session, long id) => session.First($"SELECT {Columns} FROM dismissals WHERE id = $1", Row, id);

    private static KeptDismissal Row(DbDataReader row) => new(
        row.GetInt64(0), StoredJson.Read<Dismissal>(row.GetString(1)), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : Store.Moment(row.GetString(3)));
}
