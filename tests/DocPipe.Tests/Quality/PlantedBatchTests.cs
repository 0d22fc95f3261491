using System.Collections.Concurrent;
using System.Text.Json;
using DocPipe.Consolidate;
using DocPipe.Evaluate;
using DocPipe.Ingest;
using DocPipe.Model;
using Xunit.Abstractions;

namespace DocPipe.Tests.Quality;

/// <summary>
/// Holds the comparison of documents to batches with faults planted on purpose (corpus/planted, planted-2 and planted-3, their keys in
/// folders of these names in corpus/gold). The floors stand beside the keys; raising one is a commit, lowering one needs a reason in its message.
/// </summary>
public sealed class PlantedBatchTests(PlantedBatchTests.Batches batches, ITestOutputHelper output) : IClassFixture<PlantedBatchTests.Batches>
{
    public static TheoryData<string> Names => new("planted", "planted-2", "planted-3");

    public sealed class Batches
    {
        private readonly ConcurrentDictionary<string, Lazy<BatchEvaluation>> evaluations = new(StringComparer.Ordinal);

        public BatchEvaluation Of(string name) =>
            evaluations.GetOrAdd(name, n => new(() => BatchEvaluation.Run(BatchKey.Read(SharedData.Corpus("gold", n, "key.json")), Consolidate))).Value;

        private static (Batch Batch, Digest Digest) Consolidate(BatchKey key)
        {
            var roster = RosterFile.Read(key.Roster);
            var batch = StandardPipeline.Runner(roster).ReadAll(FileList.Of(key.Paths), default);
            var options = new ConsolidateOptions(roster, key.Period, key.AsOf, new DateTimeOffset(key.AsOf.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), null);
            return (batch, new Consolidator(DataFolder.Default).Consolidate(batch, options));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Enough_of_the_planted_faults_are_found(string name) => AtLeast(name, "faults found", e => e.FaultsFound);

    [Theory]
    [MemberData(nameof(Names))]
    public void There_are_few_false_alarms(string name)
    {
        var (reached, allowed) = (Reported(name).FalseAlarmCount, Floor(name, "false alarms"));
        Assert.True(reached <= allowed, $"{name}: {reached} false alarms, {allowed} are allowed");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_totals_are_right(string name) => AtLeast(name, "totals right", e => e.FiguresRight);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_status_of_the_tasks_is_right(string name) => AtLeast(name, "tasks right", e => e.TasksRight);

    [Theory]
    [InlineData("planted")]
    [InlineData("planted-3")]
    public void The_large_batches_are_as_large_as_they_must_be(string name)
    {
        var batch = batches.Of(name);

        Assert.True(batch.Faults.Length >= 60, "at least 60 faults");
        Assert.True(batch.Decoys.Length >= 15, "at least 15 decoys");
        Assert.True(batch.Figures.Length >= 12, "at least 12 totals");
        Assert.InRange(FileList.Of([SharedData.Corpus(name)]).Count, 40, 100);
    }

    private void AtLeast(string name, string what, Func<BatchEvaluation, double> of)
    {
        var reached = of(Reported(name));
        Assert.True(reached >= Floor(name, what), $"{name}: {what}: {reached:0.000} is below {Floor(name, what)}");
    }

    private BatchEvaluation Reported(string name)
    {
        foreach (var line in BatchReport.Lines(batches.Of(name))) output.WriteLine(line);
        return batches.Of(name);
    }

    private static double Floor(string name, string what) =>
        JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(SharedData.Corpus("gold", name, "floor.json")))![what];
}
