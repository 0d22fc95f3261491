using System.Text.Json;
using DocPipe.Consolidate;
using DocPipe.Evaluate;
using DocPipe.Ingest;
using DocPipe.Model;
using Xunit.Abstractions;

namespace DocPipe.Tests.Quality;

/// <summary>
/// Holds the comparison of documents to a batch with faults planted on purpose (corpus/planted, its key in corpus/gold/planted). The floors
/// stand beside the key; raising one is a commit, lowering one needs a reason in its message.
/// </summary>
public sealed class PlantedBatchTests(PlantedBatchTests.Consolidated batch, ITestOutputHelper output) : IClassFixture<PlantedBatchTests.Consolidated>
{
    public sealed class Consolidated
    {
        public BatchEvaluation Evaluation { get; } = BatchEvaluation.Run(BatchKey.Read(SharedData.Corpus("gold", "planted", "key.json")), Consolidate);

        internal IReadOnlyDictionary<string, double> Floors { get; } =
            JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(SharedData.Corpus("gold", "planted", "floor.json")))!;

        private static (Batch Batch, Digest Digest) Consolidate(BatchKey key)
        {
            var roster = RosterFile.Read(key.Roster);
            var batch = StandardPipeline.Runner(roster).ReadAll(FileList.Of(key.Paths), default);
            var options = new ConsolidateOptions(roster, key.Period, key.AsOf, new DateTimeOffset(key.AsOf.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), null);
            return (batch, new Consolidator(DataFolder.Default).Consolidate(batch, options));
        }
    }

    [Fact]
    public void Enough_of_the_planted_faults_are_found() => AtLeast("faults found", batch.Evaluation.FaultsFound);

    [Fact]
    public void There_are_few_false_alarms()
    {
        Report();
        Assert.True(batch.Evaluation.FalseAlarmCount <= batch.Floors["false alarms"], $"{batch.Evaluation.FalseAlarmCount} false alarms, {batch.Floors["false alarms"]} are allowed");
    }

    [Fact]
    public void The_totals_are_right() => AtLeast("totals right", batch.Evaluation.FiguresRight);

    [Fact]
    public void The_status_of_the_tasks_is_right() => AtLeast("tasks right", batch.Evaluation.TasksRight);

    [Fact]
    public void The_batch_is_as_large_as_it_must_be()
    {
        Assert.True(batch.Evaluation.Faults.Length >= 60, "at least 60 faults");
        Assert.True(batch.Evaluation.Decoys.Length >= 15, "at least 15 decoys");
        Assert.True(batch.Evaluation.Figures.Length >= 12, "at least 12 totals");
        Assert.InRange(FileList.Of([SharedData.Corpus("planted")]).Count, 40, 100);
    }

    private void AtLeast(string what, double reached)
    {
        Report();
        Assert.True(reached >= batch.Floors[what], $"{what}: {reached:0.000} is below {batch.Floors[what]}");
    }

    private void Report()
    {
        foreach (var line in BatchReport.Lines(batch.Evaluation)) output.WriteLine(line);
    }
}
