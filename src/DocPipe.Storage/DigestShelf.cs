using System.Data.Common;
using DocPipe.Contract;
using DocPipe.Model;
using DocPipe.Storage.Coding;
using DocPipe.Storage.Databases;

namespace DocPipe.Storage;

/// <summary>What was said of batches, and which of it was released.</summary>
public sealed class DigestShelf
{
    /// <summary>Of digests of one period that nobody approved the latest are kept: they are made again in no time, and are large.</summary>
    private const int MostDrafts = 8;

    private const string Columns =
        "g.id, g.title, g.period, g.made_at, g.counts, (SELECT COUNT(*) FROM approvals a WHERE a.digest_id = g.id)";

    private readonly Store store;

    internal DigestShelf(Store store) => this.store = store;

    /// <summary>Null where no digest was made of just this.</summary>
    public KeptDigest? Find(DigestKey key) => store.Read(session => session.First($"SELECT {Columns} FROM digests g WHERE g.key = $1", Row, key.Hash));

    public KeptDigest? Find(long id) => store.Read(session => session.First($"SELECT {Columns} FROM digests g WHERE g.id = $1", Row, id));

    /// <summary>The digest contract's JSON, byte for byte as it was written; null where there is no such digest.</summary>
    public byte[]? Json(long id) => store.Read(session => session.One("SELECT body FROM digests WHERE id = $1", id) as byte[]) is { } body
        ? OutcomeCodec.Unpack(body)
        : null;

    /// <summary>Null where there is no such digest.</summary>
    public Digest? Load(long id)
    {
        if (Json(id) is not { } json) return null;
        using var stream = new MemoryStream(json, writable: false);
        return DigestJson.Read(stream);
    }

    /// <param name="files">The files that it quotes: forgetting one of them forgets the digest.</param>
    public KeptDigest Keep(DigestKey key, Digest digest, IEnumerable<long> files)
    {
        using var json = new MemoryStream();
        DigestJson.Write(json, digest);
        return Keep(key, digest, json.ToArray(), files);
    }

    /// <param name="json">Of the digest.</param>
    internal KeptDigest Keep(DigestKey key, Digest digest, byte[] json, IEnumerable<long> files)
    {
        var body = OutcomeCodec.Pack(json);
        return store.Write(session =>
        {
            var id = (long)session.One(
                "INSERT INTO digests(key, period, title, made_at, counts, body) VALUES ($1, $2, $3, $4, $5, $6) "
                + "ON CONFLICT (key) DO UPDATE SET made_at = excluded.made_at RETURNING id",
                key.Hash, digest.Period, StoredText.Of(digest.Title), store.Now, StoredJson.Write(digest.Counts), body)!;
            foreach (var file in files.Distinct())
                session.Run("INSERT INTO digest_files(digest_id, file_id) SELECT $1, id FROM files WHERE id = $2 ON CONFLICT DO NOTHING", id, file);
            session.Run(
                "DELETE FROM digests WHERE COALESCE(period, '') = COALESCE($1, '') AND id NOT IN (SELECT digest_id FROM approvals) "
                + $"AND id NOT IN (SELECT id FROM digests WHERE COALESCE(period, '') = COALESCE($1, '') ORDER BY made_at DESC, id DESC LIMIT {MostDrafts})",
                digest.Period);
            return session.First($"SELECT {Columns} FROM digests g WHERE g.id = $1", Row, id)!;
        });
    }

    /// <summary>What was rendered of a digest under a fingerprint (<see cref="PipelineFingerprint.OfRendering"/>), by file name; empty where nothing was kept.</summary>
    public IReadOnlyDictionary<string, byte[]> Renderings(long digest, string fingerprint) => store.Read(session => session
        .All("SELECT name, body FROM renderings WHERE digest_id = $1 AND fingerprint = $2", r => (Name: r.GetString(0), Body: (byte[])r.GetValue(1)), digest, fingerprint)
        .ToDictionary(r => r.Name, r => OutcomeCodec.Unpack(r.Body), StringComparer.Ordinal));

    /// <summary>Keeps what was rendered, in place of what earlier templates made of the same digest. Nothing where the digest is gone.</summary>
    public void KeepRenderings(long digest, string fingerprint, IReadOnlyDictionary<string, byte[]> files)
    {
        var packed = files.Select(f => (f.Key, Body: OutcomeCodec.Pack(f.Value))).ToArray();
        store.Write(session =>
        {
            session.Run("DELETE FROM renderings WHERE digest_id = $1", digest);
            foreach (var (name, body) in packed)
                session.Run("INSERT INTO renderings(digest_id, fingerprint, name, body) SELECT id, $2, $3, $4 FROM digests WHERE id = $1", digest, fingerprint, name, body);
        });
    }

    /// <summary>Every digest that is kept, in the order in which they were made.</summary>
    public IReadOnlyList<KeptDigest> History() => store.Read(session => session.All($"SELECT {Columns} FROM digests g ORDER BY g.made_at, g.id", Row));

    /// <summary>Says that the briefing by this template is released; the digest stays as it is from now on.</summary>
    /// <exception cref="ArgumentException">There is no such digest.</exception>
    public Approval Approve(long digest, string template, string by) => store.Write(session =>
    {
        if (session.One("SELECT 1 FROM digests WHERE id = $1", digest) is null) throw new ArgumentException($"no digest {digest}", nameof(digest));
        var at = store.Now;
        var id = (long)session.One(
            "INSERT INTO approvals(digest_id, template, person, at) VALUES ($1, $2, $3, $4) RETURNING id", digest, StoredText.Of(template), StoredText.Of(by), at)!;
        return new Approval(id, digest, template, by, Store.Moment(at));
    });

    /// <summary>The latest last.</summary>
    public IReadOnlyList<Approval> Approvals() => store.Read(session => session.All(
        "SELECT id, digest_id, template, person, at FROM approvals ORDER BY id",
        r => new Approval(r.GetInt64(0), r.GetInt64(1), r.GetString(2), r.GetString(3), Store.Moment(r.GetString(4)))));

    private static KeptDigest Row(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), Store.Moment(row.GetString(3)),
        StoredJson.Read<DigestCounts>(row.GetString(4)), (int)row.GetInt64(5));
}
