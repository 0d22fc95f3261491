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
    public ImmutableArray<KeptFile> Keep(params IReadOnlyList<FreshReading> readings) => Keep([.. readings.Select(Prepare)]);

    /// <summary>The part of the work that needs no database and may be done on many threads.</summary>
    internal Prepared Prepare(FreshReading reading) => new(
        reading, OutcomeCodec.Encode(reading.Outcome), [.. reading.Outcome.Documents.Select(d => words.Value.Of(d.Text))]);

    internal sealed record Prepared(FreshReading Reading, byte[] Body, ImmutableArray<IReadOnlyCollection<string>> Words);

    internal ImmutableArray<KeptFile> Keep(ImmutableArray<Prepared> readings) => store.Write(session =>
    {
        var files = ImmutableArray.CreateBuilder<KeptFile>(readings.Length);
        foreach (var prepared in readings) files.Add(Keep(session, prepared));
        return files.MoveToImmutable();
    });

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

    private KeptFile Keep(Session session, Prepared prepared)
    {
        var (key, size, by, outcome) = prepared.Reading;
        var file = store.Files.Add(session, key.Path, key.Sha256, size, by);
        session.Run(
            "INSERT INTO readings(file_id, fingerprint, body) VALUES ($1, $2, $3) "
            + "ON CONFLICT (file_id) DO UPDATE SET fingerprint = excluded.fingerprint, body = excluded.body",
            file, key.Fingerprint, prepared.Body);
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
