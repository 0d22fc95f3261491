using System.Collections.Immutable;
using DocPipe.Consolidate;
using DocPipe.Contract;
using DocPipe.Model;
using DocPipe.Storage.Databases;

namespace DocPipe.Storage;

/// <summary>
/// A batch that lies in the store (<see cref="BatchReader"/>). Its documents are looked at only when something has to be made of them: of an
/// unchanged batch everything is known already. For one thread.
/// </summary>
public sealed class KeptBatch
{
    private readonly Store store;
    private readonly BatchEntry[] entries;
    private readonly string fingerprint;
    private readonly Func<BatchEntry, CancellationToken, FileOutcome> readAgain;
    private ImmutableArray<FileOutcome> outcomes;

    internal KeptBatch(Store store, BatchEntry[] entries, string fingerprint, Func<BatchEntry, CancellationToken, FileOutcome> readAgain) =>
        (this.store, this.entries, this.fingerprint, this.readAgain) = (store, entries, fingerprint, readAgain);

    /// <summary>What there is to say of each file, in their order.</summary>
    public IEnumerable<ReadingNotes> Notes => entries.Select(e => e.Notes!);

    /// <summary>The files as they are kept, in the order in which they were given; without those that could not be kept.</summary>
    public IEnumerable<long> FileIds => entries.Where(e => e.FileId is not null).Select(e => e.FileId!.Value);

    /// <summary>Every document with its corrections. History is not in it: it depends on the period.</summary>
    public Batch Read(CancellationToken cancellation)
    {
        var all = Outcomes(cancellation);
        return new Batch([.. all.SelectMany(o => o.Documents)], [.. all.SelectMany(o => o.Unreadable)], all.Length);
    }

    /// <summary>What came of each file, in their order, with corrections.</summary>
    public ImmutableArray<FileOutcome> Outcomes(CancellationToken cancellation)
    {
        if (!outcomes.IsDefault) return outcomes;
        var (bodies, corrections) = store.Read(session => (
            entries.Select(e => e is { Outcome: null, FileId: { } file } ? ReadingShelf.Body(session, file, fingerprint) : null).ToArray(),
            CorrectionShelf.Standing(session)));
        return outcomes =
        [
            .. Enumerable.Range(0, entries.Length).AsParallel().AsOrdered().WithCancellation(cancellation)
                .Select(i => entries[i].Outcome ?? (bodies[i] is { } body ? ReadingShelf.Decoded(body) : null) ?? readAgain(entries[i], cancellation))
                .Select(o => o with { Documents = [.. o.Documents.Select(d => Corrected(d, corrections))] }),
        ];
    }

    /// <summary>
    /// The digest of the batch, with reports of earlier periods beside it and with the statuses that people set, without what they dismissed. Where the same was asked of
    /// the same before, it is what was made then, and says so (<see cref="Digest.Generated"/>).
    /// </summary>
    /// <param name="consolidator">Asked for when there is something to consolidate.</param>
    public ConsolidatedBatch Consolidated(Func<Consolidator> consolidator, ConsolidateOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(consolidator);
        ArgumentNullException.ThrowIfNull(options);
        var (candidates, key, edits, dismissals) = store.Read(session =>
        {
            var found = Candidates(session, options);
            var (set, dismissed) = (EditShelf.All(session), DismissalShelf.Standing(session));
            return (found, DigestKeys.Of(store.Corrector.Judges ? fingerprint + " judged" : fingerprint, options, entries, found, CorrectionShelf.Standing(session), set, dismissed), set, dismissed);
        });
        if (store.Digests.Find(key) is { } kept && store.Digests.Json(kept.Id) is { } before) return new ConsolidatedBatch(kept, before, null);

        var given = Read(cancellation);
        var maker = consolidator();
        ImmutableArray<HistoryRow> history = [];
        if (candidates.Length > 0 && maker.PeriodOf(given, options) is { First: { } first } period)
        {
            history = History.Choose(candidates, given.Documents.Select(d => DocumentFacts.Of(d, first.Year)), options.Roster, first);
            // The period is that of the documents given, whatever lies beside them.
            if (!history.IsEmpty) (given, options) = (given with { History = Load(history, cancellation) }, options with { Period = period });
        }

        var digest = DismissalShelf.Apply(
            EditShelf.Apply(maker.Consolidate(given, options), edits), dismissals,
            () => given.Documents.Concat(given.History).ToLookup(d => (d.Source.Path, d.Source.Document), d => d.Source.Sha256));
        using var json = new MemoryStream();
        DigestJson.Write(json, digest);
        var bytes = json.ToArray();
        return new ConsolidatedBatch(store.Digests.Keep(key, digest, bytes, FileIds.Concat(history.Select(h => h.Document.FileId))), bytes, digest);
    }

    private ImmutableArray<HistoryRow> Candidates(Session session, ConsolidateOptions options)
    {
        var files = FileIds.ToHashSet();
        // Nothing that begins later than the latest report of the batch can be before its period.
        var before = options.Period?.First ?? files.Chunk(Session.Many)
            .Select(some => session.One($"SELECT MAX(period) FROM documents WHERE file_id IN ({Session.Places(1, some.Length)})", [.. some]) as string)
            .Select(p => DayRange.Parse(p).First).Max();
        return before is null && options.Period is null
            ? []
            : History.Candidates(session, files, entries.Where(e => e.Sha256 is not null).Select(e => e.Sha256!).ToHashSet(StringComparer.Ordinal), before);
    }

    private ImmutableArray<Document> Load(ImmutableArray<HistoryRow> rows, CancellationToken cancellation)
    {
        var (bodies, corrections) = store.Read(session => (
            rows.Select(r => r.Document.FileId).Distinct().ToDictionary(f => f, f => ReadingShelf.Body(session, f, null)), CorrectionShelf.Standing(session)));
        var outcomes = bodies.Where(b => b.Value is not null).AsParallel().WithCancellation(cancellation)
            .Select(b => (b.Key, Outcome: ReadingShelf.Decoded(b.Value!))).ToDictionary(b => b.Key, b => b.Outcome);
        // One that was forgotten meanwhile, or kept by a program whose form is not known, is history that is not there.
        return
        [
            .. rows.Select(r => outcomes.GetValueOrDefault(r.Document.FileId)?.Documents
                    .FirstOrDefault(d => d.Source.Sha256 == r.Document.Sha256 && d.Source.Document == r.Document.Ordinal && d.Source.Path == r.Document.Path))
                .OfType<Document>().Select(d => Corrected(d, corrections)),
        ];
    }

    private Document Corrected(Document document, ILookup<(string Sha256, int Ordinal), KeptCorrection> corrections) =>
        store.Corrector.Correct(document, corrections[(document.Source.Sha256, document.Source.Document)].Select(c => c.Correction));
}
