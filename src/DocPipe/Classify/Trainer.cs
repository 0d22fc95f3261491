using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace DocPipe.Classify;

/// <summary>Fits one decision among labels to some of a set of texts.</summary>
internal sealed class Trainer(FeatureBag[] bags, int[] labelOf, ImmutableArray<string> labels)
{
    /// <summary>A feature whose largest weight is under this share of the model's largest decides nothing and is dropped.</summary>
    private const double Negligible = 0.01;

    /// <summary>Fewer texts held back say nothing of which recipe is better.</summary>
    private const int LeastHeld = 200;

    /// <summary>Of many texts about so many are enough to tell the recipes apart.</summary>
    private const int EnoughToChoose = 4000;

    public ImmutableArray<string> Labels => labels;

    /// <param name="chosen">Places of the texts to learn from.</param>
    public LinearPart Fit(int[] chosen, Recipe recipe, CancellationToken cancellation)
    {
        var (hashes, rarities) = Learnt(chosen, recipe.RarityPower);
        var index = new FeatureIndex(hashes);
        var rows = new SparseRow[chosen.Length];
        Parallel.For(0, chosen.Length, i => rows[i] = SparseRow.Of(bags[chosen[i]], index, rarities));
        var weights = new LinearTrainer(recipe.Loss, labels.Length, recipe.Penalty / chosen.Length).Train(rows, [.. chosen.Select(i => labelOf[i])], hashes.Length, cancellation);
        return Pack(hashes, rarities, weights);
    }

    /// <summary>
    /// The recipe that does best on texts held back, by the likelihood of their labels once its confidence is calibrated: finer than the
    /// number of right answers where there are few.
    /// </summary>
    /// <param name="chosen">Places of the texts to learn from.</param>
    /// <param name="held">Places of the others.</param>
    public Recipe Choose(int[] chosen, int[] held, CancellationToken cancellation)
    {
        if (held.Length < LeastHeld) return Recipe.All[0];
        chosen = [.. chosen.Where((_, i) => i % (1 + (chosen.Length / EnoughToChoose)) == 0)];
        return Recipe.All.MinBy(recipe =>
        {
            var part = Fit(chosen, recipe, cancellation);
            var scores = new double[held.Length][];
            Parallel.For(0, held.Length, i => part.Score(bags[held[i]], scores[i] = new double[labels.Length]));
            int[] wanted = [.. held.Select(i => labelOf[i])];
            return Calibration.Loss(scores, wanted, Calibration.Temperature(scores, wanted));
        })!;
    }

    /// <summary>The features worth learning in ascending order, and what each counts.</summary>
    private (uint[] Hashes, float[] Rarities) Learnt(int[] chosen, double power)
    {
        var texts = new Dictionary<uint, int>();
        foreach (var i in chosen)
            foreach (var hash in bags[i].Hashes) CollectionsMarshal.GetValueRefOrAddDefault(texts, hash, out _)++;
        var hashes = texts.Where(t => t.Value >= FeatureHasher.LeastTexts(t.Key, chosen.Length)).Select(t => t.Key).ToArray();
        Array.Sort(hashes);
        return (hashes, Array.ConvertAll(hashes, hash =>
            (float)(Half)(FeatureHasher.WeightOf(hash) * Math.Pow(Math.Log((1.0 + chosen.Length) / (1 + texts[hash])) + 1, power))));
    }

    /// <summary>Rounds every feature's weights to bytes.</summary>
    private LinearPart Pack(uint[] hashes, float[] rarities, float[] weights)
    {
        var width = labels.Length;
        var most = new float[hashes.Length];
        for (var i = 0; i < hashes.Length * width; i++) most[i / width] = Math.Max(most[i / width], Math.Abs(weights[i]));
        var least = most.DefaultIfEmpty().Max() * Negligible;
        var kept = Enumerable.Range(0, hashes.Length).Where(p => most[p] > least).ToArray();
        var scales = Array.ConvertAll(kept, p => (float)(Half)(most[p] / sbyte.MaxValue));
        var bytes = new sbyte[kept.Length * width];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (sbyte)Math.Clamp(MathF.Round(weights[(kept[i / width] * width) + (i % width)] / scales[i / width]), -127, 127);
        return new LinearPart(
            labels, 1, weights[(hashes.Length * width)..], Array.ConvertAll(kept, p => hashes[p]), Array.ConvertAll(kept, p => rarities[p]), scales, bytes);
    }
}
