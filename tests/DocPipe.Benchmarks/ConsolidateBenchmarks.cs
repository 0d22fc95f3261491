using BenchmarkDotNet.Attributes;
using DocPipe.Consolidate;
using DocPipe.Model;

namespace DocPipe.Benchmarks;

/// <summary>
/// Consolidation of analysed documents: two thousand are to be done in ten seconds on two cores. One operation is one batch; reading and
/// analysing them is not measured.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 1, iterationCount: 3)]
public class ConsolidateBenchmarks
{
    private readonly Consolidator consolidator = new(DataFolder.Default);
    private Batch batch = null!;
    private ConsolidateOptions options = null!;

    [Params(500, 2000)]
    public int Documents { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var made = LargeBatch.Make(Documents, Documents / 10);
        batch = made.Analyse();
        var period = DayRange.ParsePeriod(made.Period)!.Value;
        options = new ConsolidateOptions(made.Roster, period, period.Last!.Value, default, null);
    }

    [Benchmark]
    public Digest Whole() => consolidator.Consolidate(batch, options);
}
