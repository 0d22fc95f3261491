using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Segment;
using DocPipe.Storage.Coding;
using DocPipe.Storage.Databases;

namespace DocPipe.Storage;

/// <summary>What the stages made of each file, the latest reading of each.</summary>
public sealed class ReadingShelf
{
    private readonly Store store;
    private readonly Lazy<SearchWords> words;

    internal ReadingShelf(Store store, Lazy<SearchWords> words) => (this.store, this.words) = (store, words);

    /// <summary>Null where these bytes were not read by these stages yet. Corrections are not applied.</summary>
    public FileOutcome? Find(ReadingKey key) => store.Read(session => session.One(
        "SELECT r.body FROM readings r JOIN files f ON f.id = r.file_id WHERE f.path = $1 AND f.sha256 = $2 AND r.fingerprint = $3",
        StoredText.Of(key.Path), key.Sha256, key.Fingerprint) as byte[]) is { } body ? Decoded(body) : null;

    /// <summary>Keeps readings with their files and documents, all or none of them. A later reading takes the place of an earlier one.</summary>
    /// <returns>The files, in the order of the readings.</returns>
    public ImmutableArray<KeptFile> Keep(params IReadOnlyList<FreshReading> readings) => Keep([.. readings.Select(Prepare)], store.Now);

    /// <summary>The part of the work that needs no database and may be done on many threads.</summary>
    internal Prepared Prepare(FreshReading reading) => new(
        reading, OutcomeCodec.Encode(reading.Outcome), [.. reading.Outcome.Documents.Select(d => words.Value.Of(d.Text))]);

    internal sealed record Prepared(FreshReading Reading, byte[] Body, ImmutableArray<IReadOnlyCollection<string>> Words);

    internal ImmutableArray<KeptFile> Keep(IReadOnlyCollection<Prepared> readings, string now) => store.Write(session =>
    {
        var files = ImmutableArray.CreateBuilder<KeptFile>(readings.Count);
        foreach (var prepared in readings) files.Add(Keep(session, prepared, now));
        return files.MoveToImmutable();
    });

    internal sealed record Known(long File, ReadingNotes Notes);

    /// <summary>Where readings of these bytes are kept, without reading them. One of a time when no notes were kept counts as none.</summary>
    internal static Dictionary<(string Path, string Sha256), Known> Look(Session session, IEnumerable<string> bytes, string fingerprint) => bytes
        .Distinct(StringComparer.Ordinal).Chunk(Session.Many)
        .SelectMany(some => session.All(
            "SELECT f.id, r.notes, f.path, f.sha256 FROM files f JOIN readings r ON r.file_id = f.id "
            + $"WHERE r.fingerprint = $1 AND r.notes IS NOT NULL AND f.sha256 IN ({Session.Places(2, some.Length)})",
            r => (Key: (r.GetString(2), r.GetString(3)), Known: new Known(r.GetInt64(0), StoredJson.Read<ReadingNotes>(r.GetString(1)))), [fingerprint, .. some]))
        .ToDictionary(k => k.Key, k => k.Known);

    /// <param name="fingerprint">Null for whatever stages made it.</param>
    internal static byte[]? Body(Session session, long file, string? fingerprint) => (fingerprint is null
        ? session.One("SELECT body FROM readings WHERE file_id = $1", file)
        : session.One("SELECT body FROM readings WHERE file_id = $1 AND fingerprint = $2", file, fingerprint)) as byte[];

    /// <summary>Null for bytes of a form that this program doesn't know: the file is then read anew.</summary>
    internal static FileOutcome? Decoded(byte[] body)
    {
        try
        {
            return OutcomeCodec.Decode(body);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private KeptFile Keep(Session session, Prepared prepared, string now)
    {
        var (key, size, by, outcome) = prepared.Reading;
        var file = FileShelf.Add(session, key.Path, key.Sha256, size, by, now);
        session.Run(
            "INSERT INTO readings(file_id, fingerprint, body, notes) VALUES ($1, $2, $3, $4) "
            + "ON CONFLICT (file_id) DO UPDATE SET fingerprint = excluded.fingerprint, body = excluded.body, notes = excluded.notes",
            file, key.Fingerprint, prepared.Body, StoredText.Of(StoredJson.Write(ReadingNotes.Of(outcome))));
        for (var i = 0; i < outcome.Documents.Length; i++)
        {
            var document = store.Documents.Keep(session, file, i, outcome.Documents[i]);
            store.Dialect.ForgetWords(session, document);
            store.Dialect.IndexWords(session, document, prepared.Words[i]);
        }

        foreach (var gone in session.All("SELECT id FROM documents WHERE file_id = $1 AND position >= $2", r => r.GetInt64(0), file, outcome.Documents.Length))
        {
            store.Dialect.ForgetWords(session, gone);
            session.Run("DELETE FROM documents WHERE id = $1", gone);
        }

        return FileShelf.Find(session, file)!;
    }
}
