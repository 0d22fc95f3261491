using System.Collections.Immutable;
using DocPipe.Classify;
using DocPipe.Model;

namespace DocPipe.Tests.Classify;

public sealed class TrainingTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Fact]
    public void The_same_examples_give_the_same_bytes()
    {
        var (one, _) = Train(Sample.Small);
        var (other, _) = Train(Sample.Small);

        Assert.Equal(one, other);
    }

    [Fact]
    public void What_was_learnt_is_kept_in_the_file()
    {
        var (bytes, report) = Train(Sample.Small);
        File.WriteAllBytes(path, bytes);

        var model = ClassifierFile.Read(path);

        Assert.Equal(["none", "sanitation", "traffic"], model.Labels.ToArray());
        Assert.Equal(bytes, ModelFile.Write(Assert.IsType<LinearClassifier>(model)));
        Assert.True(ClassifierTraining.Test(model, Sample.Small).Accuracy > 0.95);
        Assert.InRange(report.MacroF1, 0.85, 1);
        Assert.InRange(report.ProblemF1!.Value, 0.75, 1);
    }

    [Fact]
    public void An_answer_names_the_words_that_decided()
    {
        var (bytes, _) = Train(Sample.Small);
        File.WriteAllBytes(path, bytes);
        var sentence = Sample.Of("", "路口非机动车闯红灯现象仍较普遍");

        var judgement = ClassifierFile.Read(path).Judge(sentence.Text, sentence.Words.AsSpan(), explain: true);

        Assert.Equal("traffic", judgement.Answer("none").Label);
        Assert.NotEmpty(judgement.Because);
        Assert.All(judgement.Because, word => Assert.Contains(word, sentence.Text, StringComparison.Ordinal));
        Assert.Contains("闯红灯", judgement.Because);
    }

    [Fact]
    public void Data_without_the_label_none_is_sorted_at_once()
    {
        var (bytes, report) = Train([.. Sample.Small.Where(e => e.Label != TrainingData.NoProblem)]);
        File.WriteAllBytes(path, bytes);

        var model = ClassifierFile.Read(path);

        Assert.Null(model.NoProblem);
        Assert.Null(report.ProblemF1);
        Assert.Equal(2, report.Labels.Length);
        Assert.Equal("DP4105", Assert.Throws<DataFileException>(() => new ClassifyStage(DataFolder.Default, model)).Code);
    }

    [Fact]
    public void At_the_optimum_the_mean_of_the_probabilities_is_the_share_of_the_label()
    {
        // A property of multinomial logistic regression whose biases are not penalised.
        SparseRow[] rows = [.. Enumerable.Range(0, 60).Select(i => new SparseRow([i % 3, 3 + (i % 7)], [0.8f, 0.6f]))];
        int[] labels = [.. Enumerable.Range(0, 60).Select(i => i % 5 == 0 ? (i + 1) % 3 : i % 3)];

        var weights = new LinearTrainer(Loss.Logistic, 3, 0.001).Train(rows, labels, 10, CancellationToken.None);

        var mean = new double[3];
        foreach (var (places, values) in rows)
        {
            var scores = Enumerable.Range(0, 3).Select(c => (double)weights[30 + c] + places.Zip(values, (p, v) => weights[(p * 3) + c] * v).Sum()).ToArray();
            LinearPart.Softmax(scores, 1);
            for (var c = 0; c < 3; c++) mean[c] += scores[c] / rows.Length;
        }

        for (var c = 0; c < 3; c++) Assert.Equal(labels.Count(l => l == c) / 60.0, mean[c], 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_scores_become_the_slope_of_the_loss(bool logistic)
    {
        var loss = logistic ? Loss.Logistic : Loss.SquaredHinge;
        float[] at = [0.4f, -0.3f, 1.2f];
        var slope = (float[])at.Clone();
        var here = loss.Of(slope, 1);

        for (var c = 0; c < at.Length; c++)
        {
            var moved = (float[])at.Clone();
            moved[c] += 1e-3f;
            Assert.Equal((loss.Of(moved, 1) - here) / 1e-3, slope[c], 2);
        }
    }

    [Fact]
    public void Labels_of_ones_own_are_always_answered_and_those_of_the_office_only_where_they_are_sure()
    {
        var unsure = new Judgement(0.9, "traffic", 0.5, []);

        Assert.Equal(("待定", 0.45), unsure.Told("none", Category.LeastConfidence));
        Assert.Equal("traffic", unsure.Told("none", 0).Label);
        Assert.Equal("none", new Judgement(0.4, "traffic", 0.5, []).Told("none", Category.LeastConfidence).Label);
        Assert.Equal(0, Read(Train([.. Sample.Small.Where(e => e.Label != TrainingData.NoProblem)]).Model).Threshold);
        Assert.Equal(Category.LeastConfidence, Read(Train(Sample.Small).Model).Threshold);
    }

    private IProblemClassifier Read(byte[] model)
    {
        File.WriteAllBytes(path, model);
        return ClassifierFile.Read(path);
    }

    [Fact]
    public void No_group_is_on_both_sides_of_a_fold_and_folds_are_of_like_size()
    {
        var examples = Enumerable.Range(0, 100).Select(i => new Example("x", "y", $"group {i % 9}") { Words = [] }).ToArray();

        var fold = Folds.Of(examples);

        Assert.All(examples.Zip(fold).GroupBy(e => e.First.Group), g => Assert.Single(g.Select(e => e.Second).Distinct()));
        Assert.All(fold.CountBy(f => f), f => Assert.InRange(f.Value, 10, 30));
    }

    [Fact]
    public void With_few_groups_every_label_is_dealt_to_all_folds()
    {
        var examples = Enumerable.Range(0, 50).Select(i => new Example(i < 40 ? "much" : "little", "y", "one file") { Words = [] }).ToArray();

        var fold = Folds.Of(examples);

        Assert.All(examples.Zip(fold).GroupBy(e => e.First.Label), g => Assert.Equal(5, g.Select(e => e.Second).Distinct().Count()));
    }

    [Fact]
    public void Cancellation_stops_it() =>
        Assert.ThrowsAny<OperationCanceledException>(() => ClassifierTraining.Train(Sample.Small, [], DataFolder.Default, new CancellationToken(canceled: true)));

    private static (byte[] Model, TrainingReport Report) Train(ImmutableArray<Example> examples) =>
        ClassifierTraining.Train(examples, ["sanitation", "traffic"], DataFolder.Default, CancellationToken.None);
}
