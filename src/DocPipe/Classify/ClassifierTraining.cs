using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>Learns a classifier from labelled texts and says by cross-validation how good it is. The same examples give the same bytes.</summary>
public static class ClassifierTraining
{
    /// <summary>
    /// Below this confidence an answer is left to a person. Data without "none" is sorted once and for all by labels of its own: there every
    /// answer stands, and its confidence says how sure it is.
    /// </summary>
    private static double ThresholdOf(bool hasNone) => hasNone ? Category.LeastConfidence : 0;

    /// <param name="order">Labels in the order that the model should have; others follow.</param>
    /// <returns>The model file's bytes and the cross-validation (five folds, no group on both sides).</returns>
    public static (byte[] Model, TrainingReport Report) Train(
        ImmutableArray<Example> examples, IEnumerable<string> order, DataFolder models, CancellationToken cancellation)
    {
        var cues = CueTable.Read(models);
        var features = new FeatureHasher(cues);
        var bags = new FeatureBag[examples.Length];
        Parallel.For(0, examples.Length, i =>
        {
            var seen = new List<FeatureHasher.Seen>();
            features.Collect(examples[i].Text, examples[i].Words.AsSpan(), seen);
            bags[i] = FeatureBag.Of(seen).Ascending();
        });
        var isNone = examples.Select(e => e.Label == LinearClassifier.None).ToArray();
        var used = examples.Select(e => e.Label).Where(l => l != LinearClassifier.None).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> kinds = [.. order.Where(used.Contains).Concat(used.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)];
        var gate = isNone.Contains(true) ? new Trainer(bags, [.. isNone.Select(none => none ? 0 : 1)], [LinearClassifier.None, "problem"]) : null;
        var sorter = new Trainer(bags, [.. examples.Select(e => kinds.IndexOf(e.Label))], kinds);

        var threshold = ThresholdOf(gate is not null);
        var fold = Folds.Of(examples);
        int[] All(Func<int, bool> chosen) => [.. Enumerable.Range(0, examples.Length).Where(chosen)];
        int[] Problems(int[] among) => [.. among.Where(i => !isNone[i])];
        var (early, held) = (All(i => fold[i] != 0), All(i => fold[i] == 0));
        var gateRecipe = gate?.Choose(early, held, cancellation);
        var sorterRecipe = sorter.Choose(Problems(early), Problems(held), cancellation);

        LinearClassifier Fit(int[] chosen) =>
            new(cues, threshold, gate?.Fit(chosen, gateRecipe!, cancellation), sorter.Fit(Problems(chosen), sorterRecipe, cancellation));

        var unseen = new UnseenScores(examples.Length);
        for (var f = 0; f < Folds.Count; f++)
        {
            var model = Fit(All(i => fold[i] != f));
            Parallel.ForEach(Enumerable.Range(0, examples.Length).Where(i => fold[i] == f), i => unseen.Add(i, model, bags[i]));
        }

        var (gateTemperature, sorterTemperature) = unseen.Temperatures(isNone, [.. examples.Select(e => kinds.IndexOf(e.Label))]);
        var whole = Fit(All(_ => true));
        var result = new LinearClassifier(cues, threshold, whole.Gate?.At(gateTemperature), whole.Sorter.At(sorterTemperature));
        var report = TrainingReport.Of(examples, [.. examples.Select((_, i) => result.Decide(unseen.Gate[i], unseen.Sorter[i]))], result.Labels, result.NoProblem);
        return (ModelFile.Write(result), report with { Losses = [.. new[] { gateRecipe, sorterRecipe }.OfType<Recipe>().Select(r => r.Loss.Name)] });
    }

    /// <summary>Scores a model on texts that it was not trained on.</summary>
    public static TrainingReport Test(IProblemClassifier model, ImmutableArray<Example> examples)
    {
        ArgumentNullException.ThrowIfNull(model);
        var answers = new Judgement[examples.Length];
        Parallel.For(0, examples.Length, i => answers[i] = model.Judge(examples[i].Text, examples[i].Words.AsSpan()));
        return TrainingReport.Of(examples, answers, model.Labels, model.NoProblem);
    }

    /// <summary>What models that had not seen an example made of it.</summary>
    private sealed class UnseenScores(int count)
    {
        /// <summary>Null where there is no gate.</summary>
        public double[]?[] Gate { get; } = new double[]?[count];

        public double[][] Sorter { get; } = new double[count][];

        public void Add(int example, LinearClassifier model, FeatureBag bag)
        {
            model.Sorter.Score(bag, Sorter[example] = new double[model.Sorter.Labels.Length]);
            if (model.Gate is not null) model.Gate.Score(bag, Gate[example] = new double[2]);
        }

        public (double Gate, double Sorter) Temperatures(bool[] isNone, int[] kindOf)
        {
            var problems = Enumerable.Range(0, kindOf.Length).Where(i => !isNone[i]).ToArray();
            return (
                Gate.Contains(null) ? 1 : Calibration.Temperature(Gate!, [.. isNone.Select(none => none ? 0 : 1)]),
                Calibration.Temperature([.. problems.Select(i => Sorter[i])], [.. problems.Select(i => kindOf[i])]));
        }
    }
}
