using System.Collections.Immutable;
using DocPipe.Ingest;
using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Web.Work;

/// <summary>What the stages made of every file, read when it comes and kept at hand afterwards. For one thread.</summary>
internal sealed class Readings(Store store, ServeOptions options, Workroom workroom, NewsDesk desk)
{
    /// <summary>Files that are read before they are kept and shown together: a write to disk a file would take longer than reading it.</summary>
    private const int Portion = 16;

    private readonly BatchRunner runner = StandardPipeline.Runner(options.Roster, options.Reading);
    private readonly Dictionary<long, FileOutcome> outcomes = [];

    private readonly string fingerprint = PipelineFingerprint.Of(DataFolder.Default, TemplateFolder.Default, options.Roster, options.Reading);

    public FileOutcome? Of(long file) => outcomes.GetValueOrDefault(file);

    /// <summary>Brings everything up to what the store holds: reads what was not read by these stages, drops what was removed.</summary>
    public void CatchUp(CancellationToken cancellation)
    {
        var files = store.Files.All();
        var there = files.Select(f => f.Id).ToHashSet();
        workroom.Remove(workroom.Rows().Select(r => r.File.Id).Where(id => !there.Contains(id)));
        foreach (var gone in outcomes.Keys.Where(id => !there.Contains(id)).ToArray()) outcomes.Remove(gone);
        var missing = files.Where(f => !outcomes.ContainsKey(f.Id)).ToArray();
        if (missing.Length == 0) return;
        workroom.Put(missing.Select(f => new FileRow(f, [], [], Waiting: true)));
        desk.Tell(n => n with { Done = 0, Total = missing.Length });
        var documents = store.Documents.All().ToLookup(d => d.FileId);
        foreach (var portion in missing.Chunk(Portion))
        {
            cancellation.ThrowIfCancellationRequested();
            Read(portion, documents, cancellation);
        }

        desk.Tell(n => n with { Done = 0, Total = 0 });
    }

    private void Read(KeptFile[] files, ILookup<long, KeptDocument> documents, CancellationToken cancellation)
    {
        var read = new (FileOutcome Outcome, bool Fresh)[files.Length];
        // A core is left for those who look at pages.
        var width = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1), CancellationToken = cancellation };
        Parallel.For(0, files.Length, width, i =>
        {
            read[i] = Outcome(files[i], documents, cancellation);
            desk.Tell(n => n with { Done = n.Done + 1 });
        });
        var fresh = Enumerable.Range(0, files.Length).Where(i => read[i].Fresh).ToArray();
        if (fresh.Length > 0)
            store.Readings.Keep([.. fresh.Select(i => new FreshReading(Key(files[i]), files[i].Size, files[i].ReceivedBy, read[i].Outcome))]);
        for (var i = 0; i < files.Length; i++) outcomes[files[i].Id] = read[i].Outcome;
        workroom.Put(files.Select((f, i) => new FileRow(
            f, [.. read[i].Fresh ? store.Documents.OfFile(f.Id) : documents[f.Id]], read[i].Outcome.Unreadable, Waiting: false)));
        desk.Tell(n => n with { Revision = n.Revision + 1 });
    }

    private (FileOutcome Outcome, bool Fresh) Outcome(KeptFile file, ILookup<long, KeptDocument> documents, CancellationToken cancellation)
    {
        if (store.Readings.Find(Key(file)) is { } kept) return (kept, false);
        if (store.Files.Content(file.Id) is { } content) return (runner.Read(file.Path, content, cancellation), true);
        // A file that a command line read and did not keep: as it was read then.
        var loaded = documents[file.Id].Select(d => store.Documents.LoadUncorrected(d.Id)).OfType<Document>().ToImmutableArray();
        return (new FileOutcome(file.Path, loaded, []), false);
    }

    private ReadingKey Key(KeptFile file) => new(file.Sha256, file.Path, fingerprint);
}
