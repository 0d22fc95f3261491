using System.Numerics.Tensors;

namespace DocPipe.Classify;

/// <summary>
/// Multinomial logistic regression with an L2 penalty, brought to its optimum by L-BFGS. Every sum is taken in a fixed order, so the
/// same data gives the same model on any number of cores.
/// </summary>
internal sealed class SoftmaxTrainer(int classes, double penalty)
{
    private const int Memory = 6;
    private const int MostSteps = 80;
    private const double Tolerance = 1e-4;

    private readonly int width = classes;

    /// <summary>Weights by place and class (place × classes), the last row the bias.</summary>
    /// <param name="places">How many feature places there are.</param>
    public float[] Train(IReadOnlyList<SparseRow> rows, IReadOnlyList<int> labels, int places, CancellationToken cancellation)
    {
        var columns = Columns.Of(rows, places);
        var weights = new float[(places + 1) * width];
        var gradient = new float[weights.Length];
        var scores = new float[rows.Count * width];
        var loss = Evaluate(rows, labels, columns, weights, gradient, scores);
        var history = new LinkedList<(float[] Step, float[] Change, double Curvature)>();
        for (var step = 0; step < MostSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var direction = Direction(gradient, history);
            var slope = Dot(direction, gradient);
            if (slope > -1e-12) break;
            var rate = history.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(Dot(gradient, gradient))) : 1.0;
            var (tried, triedGradient, triedLoss) = Search(rows, labels, columns, weights, direction, rate, loss, slope, scores);
            if (tried is null) break;
            var moved = new float[weights.Length];
            TensorPrimitives.Subtract(tried, weights, moved);
            var changed = new float[weights.Length];
            TensorPrimitives.Subtract(triedGradient, gradient, changed);
            var curvature = Dot(moved, changed);
            if (curvature > 1e-10)
            {
                history.AddLast((moved, changed, curvature));
                if (history.Count > Memory) history.RemoveFirst();
            }

            var gain = loss - triedLoss;
            (weights, gradient, loss) = (tried, triedGradient, triedLoss);
            if (gain < Tolerance * Math.Max(1e-3, Math.Abs(loss)) * 0.1) break;
        }

        return weights;
    }

    private (float[]? Weights, float[] Gradient, double Loss) Search(
        IReadOnlyList<SparseRow> rows, IReadOnlyList<int> labels, Columns columns, float[] weights, float[] direction, double rate, double loss, double slope, float[] scores)
    {
        var gradient = new float[weights.Length];
        for (var tries = 0; tries < 20; tries++, rate /= 2)
        {
            var tried = new float[weights.Length];
            TensorPrimitives.MultiplyAdd(direction, (float)rate, weights, tried);
            var triedLoss = Evaluate(rows, labels, columns, tried, gradient, scores);
            if (triedLoss <= loss + (1e-4 * rate * slope)) return (tried, gradient, triedLoss);
        }

        return (null, gradient, loss);
    }

    /// <summary>Two-loop recursion.</summary>
    private static float[] Direction(float[] gradient, LinkedList<(float[] Step, float[] Change, double Curvature)> history)
    {
        var result = (float[])gradient.Clone();
        var factors = new Stack<double>();
        for (var node = history.Last; node is not null; node = node.Previous)
        {
            var factor = Dot(node.Value.Step, result) / node.Value.Curvature;
            factors.Push(factor);
            TensorPrimitives.MultiplyAdd(node.Value.Change, (float)-factor, result, result);
        }

        if (history.Last is { } last)
            TensorPrimitives.Multiply(result, (float)(last.Value.Curvature / Dot(last.Value.Change, last.Value.Change)), result);
        for (var node = history.First; node is not null; node = node.Next)
        {
            var factor = factors.Pop() - (Dot(node.Value.Change, result) / node.Value.Curvature);
            TensorPrimitives.MultiplyAdd(node.Value.Step, (float)factor, result, result);
        }

        TensorPrimitives.Negate(result, result);
        return result;
    }

    /// <summary>Mean negative log likelihood with the penalty, and its gradient.</summary>
    private double Evaluate(IReadOnlyList<SparseRow> rows, IReadOnlyList<int> labels, Columns columns, float[] weights, float[] gradient, float[] scores)
    {
        var bias = weights.AsMemory(columns.Count * width, width);
        var losses = new double[rows.Count];
        Parallel.For(0, rows.Count, row =>
        {
            var score = scores.AsSpan(row * width, width);
            bias.Span.CopyTo(score);
            var (places, values) = rows[row];
            for (var i = 0; i < places.Length; i++)
                TensorPrimitives.MultiplyAdd(weights.AsSpan(places[i] * width, width), values[i], score, score);
            var top = TensorPrimitives.Max<float>(score);
            var right = score[labels[row]];
            double sum = 0;
            for (var c = 0; c < width; c++) sum += Math.Exp(score[c] - top);
            losses[row] = top + Math.Log(sum) - right;
            for (var c = 0; c < width; c++) score[c] = (float)(Math.Exp(score[c] - top) / sum);
            score[labels[row]] -= 1;
        });

        // Each feature's column is one sum in row order, whichever core takes it.
        var each = 1f / rows.Count;
        Parallel.For(0, (columns.Count + Columns.Stripe - 1) / Columns.Stripe, stripe =>
        {
            for (var place = stripe * Columns.Stripe; place < Math.Min(columns.Count, (stripe + 1) * Columns.Stripe); place++)
            {
                var sum = gradient.AsSpan(place * width, width);
                sum.Clear();
                for (var i = columns.Starts[place]; i < columns.Starts[place + 1]; i++)
                    TensorPrimitives.MultiplyAdd(scores.AsSpan(columns.Rows[i] * width, width), columns.Values[i], sum, sum);
                TensorPrimitives.Multiply(sum, each, sum);
                TensorPrimitives.MultiplyAdd(weights.AsSpan(place * width, width), (float)penalty, sum, sum);
            }
        });

        var last = gradient.AsSpan(columns.Count * width, width);
        last.Clear();
        for (var row = 0; row < rows.Count; row++) TensorPrimitives.Add(scores.AsSpan(row * width, width), last, last);
        TensorPrimitives.Multiply(last, each, last);
        var free = weights.AsSpan(0, columns.Count * width);
        return (losses.Sum() / rows.Count) + (penalty / 2 * Dot(free, free));
    }

    /// <summary>In doubles and in four lanes whatever the processor offers, so that the sum is the same on every machine.</summary>
    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double first = 0, second = 0, third = 0, fourth = 0;
        var i = 0;
        for (; i + 4 <= a.Length && i + 4 <= b.Length; i += 4)
        {
            first += (double)a[i] * b[i];
            second += (double)a[i + 1] * b[i + 1];
            third += (double)a[i + 2] * b[i + 2];
            fourth += (double)a[i + 3] * b[i + 3];
        }

        for (; i < a.Length && i < b.Length; i++) first += (double)a[i] * b[i];
        return first + second + third + fourth;
    }

    /// <summary>The same numbers by feature instead of by row.</summary>
    private sealed record Columns(int Count, int[] Starts, int[] Rows, float[] Values)
    {
        public const int Stripe = 512;

        public static Columns Of(IReadOnlyList<SparseRow> rows, int places)
        {
            var starts = new int[places + 1];
            foreach (var row in rows)
                foreach (var place in row.Places) starts[place + 1]++;
            for (var i = 0; i < places; i++) starts[i + 1] += starts[i];
            var at = (int[])starts.Clone();
            var holders = new int[starts[places]];
            var values = new float[starts[places]];
            for (var row = 0; row < rows.Count; row++)
            {
                var (held, weights) = rows[row];
                for (var i = 0; i < held.Length; i++)
                {
                    var slot = at[held[i]]++;
                    (holders[slot], values[slot]) = (row, weights[i]);
                }
            }

            return new Columns(places, starts, holders, values);
        }
    }
}
