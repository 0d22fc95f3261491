using System.Data.Common;
using System.Security.Cryptography;
using DocPipe.Storage.Databases;

namespace DocPipe.Storage;

/// <summary>Every file ever submitted.</summary>
public sealed class FileShelf
{
    private const string Columns = "id, path, sha256, size, received_at, received_by";

    private readonly Store store;

    internal FileShelf(Store store) => this.store = store;

    /// <summary>A file whose bytes are kept, such as one that was uploaded.</summary>
    public KeptFile Add(string path, ReadOnlyMemory<byte> content, string by) => store.Write(session =>
    {
        var id = Add(session, path, Convert.ToHexStringLower(SHA256.HashData(content.Span)), content.Length, by, store.Now);
        session.Run("UPDATE files SET content = $1 WHERE id = $2 AND content IS NULL", content.ToArray(), id);
        return Find(session, id)!;
    });

    /// <summary>A file whose bytes stay where they are.</summary>
    /// <param name="size">Bytes.</param>
    public KeptFile Add(string path, string sha256, long size, string by) => store.Write(session => Find(session, Add(session, path, sha256, size, by, store.Now))!);

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<KeptFile> All() => store.Read(session => session.All($"SELECT {Columns} FROM files ORDER BY id", File));

    public KeptFile? Find(long id) => store.Read(session => Find(session, id));

    /// <summary>Files of this name, whatever their bytes; the latest last.</summary>
    public IReadOnlyList<KeptFile> Find(string path) => store.Read(session => session.All($"SELECT {Columns} FROM files WHERE path = $1 ORDER BY id", File, path));

    /// <summary>Null when the bytes are not kept, or there is no such file.</summary>
    public byte[]? Content(long id) => store.Read(session => session.One("SELECT content FROM files WHERE id = $1", id) as byte[]);

    /// <summary>Ids of the files whose bytes are kept.</summary>
    public IReadOnlySet<long> WithContent() => store.Read(session => session.All("SELECT id FROM files WHERE content IS NOT NULL", r => r.GetInt64(0))).ToHashSet();

    /// <summary>What <see cref="Forget"/> would take away; null where there is no such file.</summary>
    public Forgotten? WouldForget(long id) => store.Read(session => Look(session, id));

    /// <summary>
    /// Removes a file and all that came of it: documents, what they are found by, corrections and dismissals (unless the same bytes were
    /// also given under another name) and the digests that quote it with their approvals. What is gone can't be had back from the database's file either.
    /// </summary>
    /// <returns>What went; null where there was no such file.</returns>
    public Forgotten? Forget(long id)
    {
        var gone = store.Write(session =>
        {
            if (Look(session, id) is not { } found) return null;
            foreach (var document in session.All("SELECT id FROM documents WHERE file_id = $1", r => r.GetInt64(0), id)) store.Dialect.ForgetWords(session, document);
            session.Run($"DELETE FROM corrections WHERE {OfThisFileOnly("corrections")}", id);
            session.Run($"DELETE FROM dismissals WHERE id IN (SELECT dismissal_id FROM dismissal_sources WHERE {OfThisFileOnly("dismissal_sources")})", id);
            session.Run("DELETE FROM digests WHERE id IN (SELECT digest_id FROM digest_files WHERE file_id = $1)", id);
            session.Run("DELETE FROM files WHERE id = $1", id);
            return found;
        });
        if (gone is not null) store.Scrub();
        return gone;
    }

    /// <summary>Files that are given again count as given now: of two reports on the same the one given last is what holds.</summary>
    internal void GiveAgain(IEnumerable<long> files, string now) => store.Write(session =>
    {
        foreach (var some in files.Chunk(Session.Many)) session.Run($"UPDATE files SET given_at = $1 WHERE id IN ({Session.Places(2, some.Length)})", [now, .. some]);
    });

    /// <param name="now">As it is kept; one moment for all files of a batch.</param>
    internal static long Add(Session session, string path, string sha256, long size, string by, string now) => (long)session.One(
        "INSERT INTO files(path, sha256, size, received_at, received_by, given_at) VALUES ($1, $2, $3, $4, $5, $4) "
        + "ON CONFLICT (path, sha256) DO UPDATE SET given_at = excluded.given_at RETURNING id",
        StoredText.Of(path), sha256, size, now, StoredText.Of(by))!;

    private static string OfThisFileOnly(string table) =>
        "sha256 IN (SELECT sha256 FROM documents WHERE file_id = $1 UNION SELECT sha256 FROM files WHERE id = $1) "
        + $"AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.file_id <> $1 AND d.sha256 = {table}.sha256)";

    internal static KeptFile? Find(Session session, long id) => session.First($"SELECT {Columns} FROM files WHERE id = $1", File, id);

    private static Forgotten? Look(Session session, long id) => Find(session, id) is not { } file ? null : new Forgotten(
        file,
        [.. session.All("SELECT title FROM documents WHERE file_id = $1 ORDER BY position", r => r.GetString(0), id)],
        (int)(long)session.One($"SELECT COUNT(*) FROM corrections WHERE {OfThisFileOnly("corrections")}", id)!,
        [.. session.All("SELECT g.title FROM digests g JOIN digest_files f ON f.digest_id = g.id WHERE f.file_id = $1 ORDER BY g.id", r => r.GetString(0), id)]);

    private static KeptFile File(DbDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt64(3), Store.Moment(row.GetString(4)), row.GetString(5));
}
