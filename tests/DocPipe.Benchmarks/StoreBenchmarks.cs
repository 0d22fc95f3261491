using BenchmarkDotNet.Attributes;
using DocPipe.Consolidate;
using DocPipe.Ingest;
using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Benchmarks;

/// <summary>
/// A store of two thousand documents: a second run over the unchanged folder is to be done in two seconds, a search in fifty milliseconds.
/// Each operation opens the store, as a command does; what a program takes to start is not measured.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 2, iterationCount: 8)]
public class StoreBenchmarks
{
    private string folder = "";
    private string address = "";
    private IReadOnlyList<string> files = [];
    private ConsolidateOptions options = null!;
    private Roster roster = Roster.Empty;
    private Store open = null!;

    [Params(2000)]
    public int Documents { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        folder = Directory.CreateTempSubdirectory("docpipe-bench-").FullName;
        var batch = Path.Combine(folder, "batch");
        var made = LargeBatch.Make(Documents, Documents / 10);
        made.WriteTo(batch);
        files = FileList.Of([batch], Path.Combine(batch, "roster.csv"));
        roster = made.Roster;
        var day = DayRange.ParsePeriod(made.Period)!.Value.Last!.Value;
        options = new ConsolidateOptions(roster, null, day, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)), null);
        address = Path.Combine(folder, "store.db");
        Run(static () => new Consolidator(DataFolder.Default));
        open = Store.OpenExisting(address, TimeProvider.System);
        open.Search.Find("垃圾");
    }

    [GlobalCleanup]
    public void Clean()
    {
        open.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Nothing changed: every file is hashed, everything else is found in the store.</summary>
    [Benchmark]
    public long SecondRun() => Run(static () => throw new InvalidOperationException("consolidated again")).Length;

    /// <summary>All documents as they are kept, for a command that needs them.</summary>
    [Benchmark]
    public int LoadAll()
    {
        using var store = Store.OpenExisting(address, TimeProvider.System);
        return Reader(store).ReadFiles(files, "", CancellationToken.None).Read(CancellationToken.None).Documents.Sum(d => d.Annotations.Length);
    }

    /// <summary>A word that stands in most of the documents.</summary>
    [Benchmark]
    public int FindCommon() => open.Search.Find("垃圾").Total;

    /// <summary>Several words, one of them none of the dictionary's.</summary>
    [Benchmark]
    public int FindSeveral() => open.Search.Find("非机动车 台账 河桥").Total;

    private byte[] Run(Func<Consolidator> consolidator)
    {
        using var store = Store.Open(address, TimeProvider.System);
        return Reader(store).ReadFiles(files, "", CancellationToken.None).Consolidated(consolidator, options, CancellationToken.None).Json;
    }

    private BatchReader Reader(Store store) => new(
        store, () => StandardPipeline.Runner(roster), PipelineFingerprint.Of(DataFolder.Default, TemplateFolder.Default, roster, ReadLimits.Default));
}
