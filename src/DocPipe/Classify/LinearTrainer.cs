using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DocPipe.Classify;

/// <summary>
/// Fits the weights of a linear model with an L2 penalty, brought to the optimum by L-BFGS (Liu and Nocedal 1989). Every sum is taken in
/// a fixed order, so the same data gives the same model on any number of cores.
/// </summary>
internal sealed class LinearTrainer(Loss loss, int classes, double penalty)
{
    private const int Memory = 6;
    private const int MostSteps = 80;
    private const int MostTries = 20;

    /// <summary>A step that gains less than this share of the loss is the last.</summary>
    private const double LeastGain = 5e-5;

    /// <summary>Columns of a row of weights in memory: whole vectors, the rest stays zero.</summary>
    private readonly int stride = (classes + 3) / 4 * 4;

    /// <summary>Weights by place and class (place × classes), the last row the bias.</summary>
    /// <param name="places">How many feature places there are.</param>
    public float[] Train(IReadOnlyList<SparseRow> rows, IReadOnlyList<int> labels, int places, CancellationToken cancellation)
    {
        var columns = FeatureColumns.Of(rows, places);
        var here = new Point(new float[(places + 1) * stride]);
        var next = new Point(new float[here.Weights.Length]);
        var direction = new float[here.Weights.Length];
        var scores = new float[rows.Count * stride];
        Evaluate(rows, labels, columns, here, scores);
        var history = new List<Move>();
        for (var step = 0; step < MostSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            Direct(here.Gradient, history, direction);
            var slope = Dot(direction, here.Gradient);
            if (slope > -1e-12) break;
            var rate = history.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(Dot(here.Gradient, here.Gradient))) : 1.0;
            var better = false;
            for (var tries = 0; tries < MostTries && !better; tries++, rate /= 2)
            {
                TensorPrimitives.MultiplyAdd(direction, (float)rate, here.Weights, next.Weights);
                Evaluate(rows, labels, columns, next, scores);
                better = next.Loss <= here.Loss + (1e-4 * rate * slope);
            }

            if (!better) break;
            Remember(history, here, next);
            var gain = here.Loss - next.Loss;
            (here, next) = (next, here);
            if (gain < LeastGain * Math.Max(1e-3, here.Loss)) break;
        }

        var dense = new float[(places + 1) * classes];
        for (var place = 0; place <= places; place++) here.Weights.AsSpan(place * stride, classes).CopyTo(dense.AsSpan(place * classes));
        return dense;
    }

    /// <summary>Keeps the last moves; the oldest one's memory is used again.</summary>
    private static void Remember(List<Move> history, Point here, Point next)
    {
        var move = history.Count == Memory ? history[0] : new Move(here.Weights.Length);
        if (history.Count == Memory) history.RemoveAt(0);
        TensorPrimitives.Subtract(next.Weights, here.Weights, move.Step);
        TensorPrimitives.Subtract(next.Gradient, here.Gradient, move.Change);
        move.Curvature = Dot(move.Step, move.Change);
        if (move.Curvature > 1e-10) history.Add(move);
    }

    /// <summary>Two-loop recursion.</summary>
    private static void Direct(float[] gradient, List<Move> history, float[] into)
    {
        gradient.CopyTo(into, 0);
        Span<double> factors = stackalloc double[Memory];
        for (var i = history.Count - 1; i >= 0; i--)
        {
            factors[i] = Dot(history[i].Step, into) / history[i].Curvature;
            TensorPrimitives.MultiplyAdd(history[i].Change, (float)-factors[i], into, into);
        }

        if (history.Count > 0) TensorPrimitives.Multiply(into, (float)(history[^1].Curvature / Dot(history[^1].Change, history[^1].Change)), into);
        for (var i = 0; i < history.Count; i++)
            TensorPrimitives.MultiplyAdd(history[i].Step, (float)(factors[i] - (Dot(history[i].Change, into) / history[i].Curvature)), into, into);
        TensorPrimitives.Negate(into, into);
    }

    /// <summary>Mean loss with the penalty, and its gradient.</summary>
    private void Evaluate(IReadOnlyList<SparseRow> rows, IReadOnlyList<int> labels, FeatureColumns columns, Point at, float[] scores)
    {
        var bias = columns.Count * stride;
        var losses = new double[rows.Count];
        Parallel.For(0, rows.Count, row =>
        {
            var score = scores.AsSpan(row * stride, stride);
            var (places, values) = rows[row];
            Gather(at.Weights, at.Weights.AsSpan(bias, stride), places, values, score);
            losses[row] = loss.Of(score[..classes], labels[row]);
            score[classes..].Clear();
        });

        // Each feature's column is one sum in row order, whichever core takes it.
        var each = 1f / rows.Count;
        var nothing = new float[stride];
        Parallel.For(0, (columns.Count + FeatureColumns.Stripe - 1) / FeatureColumns.Stripe, stripe =>
        {
            for (var place = stripe * FeatureColumns.Stripe; place < Math.Min(columns.Count, (stripe + 1) * FeatureColumns.Stripe); place++)
            {
                var sum = at.Gradient.AsSpan(place * stride, stride);
                var own = at.Weights.AsSpan(place * stride, stride);
                var column = columns[place];
                Gather(scores, nothing, column.Rows, column.Values, sum);
                for (var c = 0; c < sum.Length; c++) sum[c] = (sum[c] * each) + ((float)penalty * own[c]);
            }
        });

        var last = at.Gradient.AsSpan(bias, stride);
        last.Clear();
        for (var row = 0; row < rows.Count; row++) TensorPrimitives.Add(scores.AsSpan(row * stride, stride), last, last);
        TensorPrimitives.Multiply(last, each, last);
        var free = at.Weights.AsSpan(0, bias);
        at.Loss = (losses.Sum() / rows.Count) + (penalty / 2 * Dot(free, free));
    }

    /// <summary>The sum of some rows of a table, each times its value, begun at <paramref name="start"/>.</summary>
    private void Gather(float[] table, ReadOnlySpan<float> start, ReadOnlySpan<int> at, ReadOnlySpan<float> values, Span<float> into)
    {
        ref var origin = ref MemoryMarshal.GetArrayDataReference(table);
        var c = 0;
        for (; c + 8 <= stride; c += 8)
        {
            var sum = Vector256.Create(start.Slice(c, 8));
            for (var i = 0; i < at.Length; i++) sum += Vector256.LoadUnsafe(ref origin, (nuint)((at[i] * stride) + c)) * values[i];
            sum.CopyTo(into[c..]);
        }

        for (; c < stride; c += 4)
        {
            var sum = Vector128.Create(start.Slice(c, 4));
            for (var i = 0; i < at.Length; i++) sum += Vector128.LoadUnsafe(ref origin, (nuint)((at[i] * stride) + c)) * values[i];
            sum.CopyTo(into[c..]);
        }
    }

    /// <summary>In doubles and in four lanes whatever the processor offers, so that the sum is the same on every machine.</summary>
    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector128<double> low = default, high = default;
        for (var i = 0; i < a.Length; i += 4)
        {
            var (leftLow, leftHigh) = Vector128.Widen(Vector128.Create(a.Slice(i, 4)));
            var (rightLow, rightHigh) = Vector128.Widen(Vector128.Create(b.Slice(i, 4)));
            low += leftLow * rightLow;
            high += leftHigh * rightHigh;
        }

        return Vector128.Sum(low + high);
    }

    /// <summary>Weights with the loss and the slope there.</summary>
    private sealed class Point(float[] weights)
    {
        public float[] Weights { get; } = weights;

        public float[] Gradient { get; } = new float[weights.Length];

        public double Loss { get; set; }
    }

    /// <summary>How far a step went and how it changed the gradient.</summary>
    private sealed class Move(int length)
    {
        public float[] Step { get; } = new float[length];

        public float[] Change { get; } = new float[length];

        public double Curvature { get; set; }
    }
}
