using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DocPipe.Classify;

/// <summary>One decision among several labels: weights in one byte each, scaled by feature.</summary>
internal sealed class LinearPart
{
    /// <summary>Labels whose weights are read at a time.</summary>
    private const int Block = 16;

    private readonly FeatureIndex index;

    /// <summary>The weights with as many bytes behind them as a block may read too far.</summary>
    private readonly sbyte[] table;

    /// <param name="hashes">The hash of each feature, ascending.</param>
    /// <param name="rarities">What each feature counts: its kind and its rarity.</param>
    /// <param name="scales">Of each feature: what one step of its weights is worth.</param>
    /// <param name="weights">Feature by class.</param>
    public LinearPart(ImmutableArray<string> labels, float temperature, float[] bias, uint[] hashes, float[] rarities, float[] scales, sbyte[] weights)
    {
        (Labels, Temperature, Bias, Hashes, Rarities, Scales, Weights) = (labels, temperature, bias, hashes, rarities, scales, weights);
        index = new FeatureIndex(hashes);
        table = new sbyte[weights.Length + Block];
        weights.CopyTo(table, 0);
    }

    public ImmutableArray<string> Labels { get; }

    public float Temperature { get; }

    public float[] Bias { get; }

    public uint[] Hashes { get; }

    public float[] Rarities { get; }

    public float[] Scales { get; }

    public sbyte[] Weights { get; }

    public LinearPart At(double temperature) => new(Labels, (float)temperature, Bias, Hashes, Rarities, Scales, Weights);

    /// <summary>The score of every label. The text is taken as a vector of length one, so that long and short ones compare.</summary>
    public void Score(FeatureBag bag, Span<double> into)
    {
        var count = Labels.Length;
        Span<float> sums = stackalloc float[(count + Block - 1) / Block * Block];
        sums.Clear();
        double squares = 0;
        for (var i = 0; i < bag.Hashes.Length; i++)
        {
            var row = index.RowOf(bag.Hashes[i]);
            if (row < 0) continue;
            var value = bag.Counts[i] * Rarities[row];
            squares += value * (double)value;
            Add(row * count, value * Scales[row], sums, count);
        }

        var scale = squares > 0 ? 1 / Math.Sqrt(squares) : 0;
        for (var c = 0; c < count; c++) into[c] = (sums[c] * scale) + Bias[c];
    }

    /// <summary>Adds a row of weights; what a block reads beyond the row falls into sums that nobody asks for.</summary>
    private void Add(int at, float step, Span<float> sums, int count)
    {
        if (count <= 4)
        {
            for (var c = 0; c < count; c++) sums[c] += table[at + c] * step;
            return;
        }

        ref var weights = ref MemoryMarshal.GetArrayDataReference(table);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        for (var c = 0; c < count; c += Block)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref weights, (nuint)(at + c)));
            var (first, second) = Vector128.Widen(low);
            var (third, fourth) = Vector128.Widen(high);
            AddFour(ref sum, c, first, step);
            AddFour(ref sum, c + 4, second, step);
            AddFour(ref sum, c + 8, third, step);
            AddFour(ref sum, c + 12, fourth, step);
        }
    }

    private static void AddFour(ref float sum, int at, Vector128<int> weights, float step) =>
        (Vector128.LoadUnsafe(ref sum, (nuint)at) + (Vector128.ConvertToSingle(weights) * step)).StoreUnsafe(ref sum, (nuint)at);

    /// <summary>Adds to each character what the features over it say for <paramref name="label"/> against <paramref name="rival"/>.</summary>
    public void Explain(List<FeatureHasher.Seen> seen, int label, int rival, double[] weight)
    {
        foreach (var (hash, span) in seen)
        {
            var row = index.RowOf(hash);
            if (row < 0) continue;
            var at = row * Labels.Length;
            var gain = (Weights[at + label] - Weights[at + rival]) * Scales[row] * Rarities[row] / span.Length;
            for (var i = span.Start; i < span.End; i++) weight[i] += gain;
        }
    }

    /// <summary>Scores become probabilities, in place.</summary>
    public static void Softmax(Span<double> scores, double temperature)
    {
        double top = double.MinValue, sum = 0;
        foreach (var score in scores) top = Math.Max(top, score);
        for (var c = 0; c < scores.Length; c++) sum += scores[c] = Math.Exp((scores[c] - top) / temperature);
        for (var c = 0; c < scores.Length; c++) scores[c] /= sum;
    }
}
