using System.Security.Cryptography;
using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>
/// Reads batches through the store: what these stages made of the same bytes before is taken as it is, only the rest goes through them,
/// and is kept as it comes, so that a run that is killed had not worked in vain. May be used for many batches.
/// </summary>
/// <param name="runner">Asked for when there is something to read, as it takes a while to build.</param>
/// <param name="fingerprint">Of the runner's stages (<see cref="PipelineFingerprint.Of"/>).</param>
public sealed class BatchReader(Store store, Func<BatchRunner> runner, string fingerprint)
{
    /// <summary>Readings are kept together while they come fast, but none waits much longer than this for the next.</summary>
    private const int MostTogether = 32;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(250);

    /// <summary>Another moment, program or machine may have more luck with these: can't be opened, took too long, an error of the program.</summary>
    private static readonly string[] Passing = ["DP1009", "DP1010", "DP1900"];

    private readonly Lazy<BatchRunner> runner = new(runner);

    /// <summary>Reads files from disk; their bytes are not kept.</summary>
    /// <param name="by">Who submits them.</param>
    /// <param name="afterEach">Called once for each file when it is done.</param>
    /// <param name="kept">Called with the path of each file that is new, once it and what was read in it will outlive a kill.</param>
    /// <exception cref="OperationCanceledException">Cancellation always passes; what was read before is kept.</exception>
    public KeptBatch ReadFiles(
        IReadOnlyList<string> files, string by, CancellationToken cancellation, Action? afterEach = null, Action<string>? kept = null) =>
        Read([.. files.AsParallel().AsOrdered().WithCancellation(cancellation).Select(Look)], by, given: true, afterEach, kept, cancellation);

    /// <summary>Reads files whose bytes are in the store. Looking at them is not giving them again: when they were given stays.</summary>
    /// <exception cref="ArgumentException">A file whose bytes are not there.</exception>
    /// <inheritdoc cref="ReadFiles"/>
    public KeptBatch ReadKept(IReadOnlyList<KeptFile> files, CancellationToken cancellation, Action? afterEach = null) =>
        Read([.. files.Select(f => new BatchEntry(f.Path, f.Sha256, f.Size, () => Content(f)))], "", given: false, afterEach, kept: null, cancellation);

    private byte[] Content(KeptFile file) => store.Files.Content(file.Id) ?? throw new ArgumentException($"the bytes of {file.Path} are not kept", nameof(file));

    private static BatchEntry Look(string file)
    {
        var path = FileList.Shown(file);
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            return new BatchEntry(path, Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length, null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new BatchEntry(path, null, 0, null);
        }
    }

    private KeptBatch Read(BatchEntry[] entries, string by, bool given, Action? afterEach, Action<string>? kept, CancellationToken cancellation)
    {
        var now = store.Now;
        var known = store.Read(session => ReadingShelf.Look(session, entries.Select(e => e.Sha256).OfType<string>(), fingerprint));
        for (var i = 0; i < entries.Length; i++)
            if (entries[i].Sha256 is { } bytes && known.TryGetValue((StoredText.Of(entries[i].Path), bytes), out var found))
                entries[i] = entries[i] with { FileId = found.File, Notes = found.Notes };
        var again = entries.Where(e => e.FileId is not null).Select(e => e.FileId!.Value).ToArray();
        if (given && again.Length > 0) store.Files.GiveAgain(again, now);
        foreach (var _ in again) afterEach?.Invoke();

        var missing = Enumerable.Range(0, entries.Length).Where(i => entries[i].FileId is null).ToArray();
        var waiting = new List<(int Place, ReadingShelf.Prepared Reading)>();
        var since = store.Time.GetTimestamp();
        try
        {
            foreach (var (place, entry, prepared) in Work(entries, missing, by, cancellation))
            {
                entries[place] = entry;
                if (prepared is not null) waiting.Add((place, prepared));
                if (waiting.Count >= MostTogether || store.Time.GetElapsedTime(since) > LongestWait) Keep();
                afterEach?.Invoke();
                cancellation.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            // What was read before somebody stopped the run needn't be read again.
            Keep();
        }

        return new KeptBatch(store, entries, fingerprint, Again);

        void Keep()
        {
            if (waiting.Count > 0)
            {
                var files = store.Readings.Keep([.. waiting.Select(w => w.Reading)], now);
                for (var i = 0; i < waiting.Count; i++) entries[waiting[i].Place] = entries[waiting[i].Place] with { FileId = files[i].Id };
                foreach (var file in files) kept?.Invoke(file.Path);
                waiting.Clear();
            }

            since = store.Time.GetTimestamp();
        }
    }

    private ParallelQuery<(int Place, BatchEntry Entry, ReadingShelf.Prepared? Prepared)> Work(BatchEntry[] entries, int[] places, string by, CancellationToken cancellation) =>
        places.AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(cancellation).Select(place =>
        {
            var entry = entries[place];
            var outcome = Again(entry, cancellation);
            entry = entry with { Outcome = outcome, Notes = ReadingNotes.Of(outcome) };
            var passing = entry.Sha256 is null || outcome.Unreadable.Any(u => Passing.Contains(u.Code)) || outcome.Documents.Any(d => d.FailedAt is not null);
            // A file that changed while it was read must not be kept under what it was before.
            if (passing || (entry.Bytes is null && Look(entry.Path).Sha256 != entry.Sha256)) return (place, entry, (ReadingShelf.Prepared?)null);
            return (place, entry, store.Readings.Prepare(new FreshReading(new ReadingKey(entry.Sha256!, entry.Path, fingerprint), entry.Size, by, outcome)));
        });

    private FileOutcome Again(BatchEntry entry, CancellationToken cancellation) =>
        entry.Bytes is { } bytes ? runner.Value.Read(entry.Path, bytes(), cancellation) : runner.Value.ReadOne(entry.Path, cancellation);
}
