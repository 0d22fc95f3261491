using System.Collections.Immutable;

namespace DocPipe.Classify;

/// <param name="F1">Harmonic mean of precision and recall.</param>
public sealed record LabelScore(string Label, int Count, double Precision, double Recall, double F1);

/// <summary>How good a model is on texts that it has not seen.</summary>
/// <param name="Accuracy">Of the whole answer: problem or not, and of which kind.</param>
/// <param name="MacroF1">The mean F1 of the labels of problems, over sentences that state one (over all where no label says there is none).</param>
/// <param name="ProblemF1">F1 of problem-or-not; null where the data has no label for no problem.</param>
/// <param name="CalibrationError">Expected calibration error of the whole answer.</param>
public sealed record TrainingReport(
    int Examples, double Accuracy, double MacroF1, double? ProblemF1, double CalibrationError,
    ImmutableArray<LabelScore> Labels, ImmutableArray<ReliabilityBin> Reliability)
{
    /// <summary>The loss that did best, of each decision (problem or not, where there is one; which kind); empty where nothing was trained.</summary>
    public ImmutableArray<string> Losses { get; init; } = [];

    internal static TrainingReport Of(IReadOnlyList<Example> examples, Judgement[] judgements, ImmutableArray<string> labels, string? none)
    {
        var answers = examples.Zip(judgements, (e, j) => (Wanted: e.Label, Given: j.Answer(none))).ToArray();
        var whole = answers.Select(a => (a.Wanted, a.Given.Label));
        var sorted = examples.Zip(judgements, (e, j) => (e.Label, j.Kind)).Where(s => s.Label != none).ToArray();
        var scores = labels.Select(l => Score(l, l == none ? whole : sorted)).ToImmutableArray();
        var bins = Calibration.Bins(answers.Select(a => (a.Given.Confidence, a.Wanted == a.Given.Label)));
        const string problem = "";
        return new TrainingReport(
            answers.Length,
            answers.Select(a => a.Wanted == a.Given.Label ? 1.0 : 0).DefaultIfEmpty().Average(),
            scores.Where(s => s.Label != none && s.Count > 0).Select(s => s.F1).DefaultIfEmpty().Average(),
            none is null ? null : Score(problem, whole.Select(a => (a.Wanted == none ? none : problem, a.Label == none ? none : problem))).F1,
            Calibration.Error(bins), scores, [.. bins]);
    }

    private static LabelScore Score(string label, IEnumerable<(string Wanted, string Given)> answers)
    {
        int hits = 0, spurious = 0, missed = 0;
        foreach (var (wanted, given) in answers)
        {
            if (wanted == label && given == label) hits++;
            else if (given == label) spurious++;
            else if (wanted == label) missed++;
        }

        double Share(int of) => of == 0 ? 0 : (double)hits / of;
        return new LabelScore(label, hits + missed, Share(hits + spurious), Share(hits + missed), hits == 0 ? 0 : 2.0 * hits / ((2 * hits) + spurious + missed));
    }
}
