using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>
/// A trained linear model. Trained on data with the label "none" it decides twice: first whether there is a problem at all, then of
/// which kind; the two questions hang on different words.
/// </summary>
internal sealed class LinearClassifier : IProblemClassifier
{
    /// <summary>The label of training data for what states no problem.</summary>
    public const string None = "none";

    private const int MostReasons = 3;

    /// <summary>Used again from text to text: most are short and many.</summary>
    [ThreadStatic]
    private static List<FeatureHasher.Seen>? scratch;

    private readonly FeatureHasher features;

    /// <param name="gate">Decides between <see cref="None"/> (first) and a problem; null where the data had no such label.</param>
    public LinearClassifier(CueTable cues, double threshold, LinearPart? gate, LinearPart sorter)
    {
        (Cues, Threshold, Gate, Sorter) = (cues, threshold, gate, sorter);
        features = new FeatureHasher(cues);
        Labels = gate is null ? sorter.Labels : [None, .. sorter.Labels];
    }

    public ImmutableArray<string> Labels { get; }

    public string? NoProblem => Gate is null ? null : None;

    public double Threshold { get; }

    /// <summary>The groups of words it was trained with; they go with the model, whatever becomes of the table.</summary>
    internal CueTable Cues { get; }

    internal LinearPart? Gate { get; }

    internal LinearPart Sorter { get; }

    public Judgement Judge(ReadOnlySpan<char> text, ReadOnlySpan<Span> words, bool explain = false)
    {
        var seen = scratch ??= [];
        seen.Clear();
        features.Collect(text, words, seen);
        var bag = FeatureBag.Of(seen);
        Span<double> gate = stackalloc double[2];
        Gate?.Score(bag, gate);
        var kinds = new double[Sorter.Labels.Length];
        Sorter.Score(bag, kinds);
        var judgement = Decide(gate, kinds);
        if (!explain) return judgement;
        var best = Best(kinds, except: -1);
        return judgement with { Because = Reasons(text, words, seen, best, Best(kinds, best)) };
    }

    /// <summary>From the scores of both decisions, which are spoilt.</summary>
    internal Judgement Decide(Span<double> gate, Span<double> kinds)
    {
        if (Gate is not null) LinearPart.Softmax(gate, Gate.Temperature);
        LinearPart.Softmax(kinds, Sorter.Temperature);
        var best = Best(kinds, except: -1);
        return new Judgement(Gate is null ? 1 : gate[1], Sorter.Labels[best], kinds[best], []);
    }

    private static int Best(ReadOnlySpan<double> probabilities, int except)
    {
        var best = except == 0 ? 1 : 0;
        for (var c = 0; c < probabilities.Length; c++)
            if (c != except && probabilities[c] > probabilities[best]) best = c;
        return best;
    }

    /// <summary>The words over which the features stand that speak most for the label and against the next likely one.</summary>
    private ImmutableArray<string> Reasons(ReadOnlySpan<char> text, ReadOnlySpan<Span> words, List<FeatureHasher.Seen> seen, int label, int rival)
    {
        var weight = new double[text.Length];
        Sorter.Explain(seen, label, rival, weight);
        Gate?.Explain(seen, 1, 0, weight);
        var telling = new List<(double Weight, string Word)>();
        foreach (var word in words)
        {
            if (word.Length < 2 || !char.IsLetter(text[word.Start])) continue;
            double sum = 0;
            for (var i = word.Start; i < word.End; i++) sum += weight[i];
            if (sum > 0) telling.Add((sum, text.Slice(word.Start, word.Length).ToString()));
        }

        return [.. telling.OrderByDescending(t => t.Weight).Select(t => t.Word).Distinct(StringComparer.Ordinal).Take(MostReasons)];
    }
}
