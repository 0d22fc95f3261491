namespace DocPipe.Classify;

/// <summary>One tenth of the scale of confidence: how sure the answers were and how often they were right.</summary>
public sealed record ReliabilityBin(double From, double To, int Count, double Confidence, double Accuracy);

/// <summary>Makes confidence mean what it says, by one temperature over all scores (Guo et al. 2017).</summary>
internal static class Calibration
{
    /// <summary>The temperature with the least loss, by golden section.</summary>
    public static double Temperature(double[][] scores, IReadOnlyList<int> labels)
    {
        const double ratio = 0.6180339887498949;
        double low = 0.05, high = 10;
        for (var i = 0; i < 40; i++)
        {
            var left = high - (ratio * (high - low));
            var right = low + (ratio * (high - low));
            if (Loss(scores, labels, left) < Loss(scores, labels, right)) high = right;
            else low = left;
        }

        return (low + high) / 2;
    }

    /// <summary>Mean negative log likelihood of the labels at a temperature.</summary>
    public static double Loss(double[][] scores, IReadOnlyList<int> labels, double temperature)
    {
        double sum = 0;
        var row = new double[scores.Length == 0 ? 0 : scores[0].Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i].CopyTo(row, 0);
            LinearPart.Softmax(row, temperature);
            sum -= Math.Log(Math.Max(1e-12, row[labels[i]]));
        }

        return sum / Math.Max(1, scores.Length);
    }

    public static IReadOnlyList<ReliabilityBin> Bins(IEnumerable<(double Confidence, bool Right)> answers, int count = 10)
    {
        var bins = answers.ToLookup(a => Math.Min(count - 1, (int)(a.Confidence * count)));
        return [.. Enumerable.Range(0, count).Where(bins.Contains).Select(b => new ReliabilityBin(
            (double)b / count, (b + 1.0) / count, bins[b].Count(), bins[b].Average(a => a.Confidence), bins[b].Average(a => a.Right ? 1.0 : 0)))];
    }

    /// <summary>Expected calibration error: the mean distance of confidence from accuracy, by how many answers fall in each bin.</summary>
    public static double Error(IReadOnlyList<ReliabilityBin> bins)
    {
        var all = bins.Sum(b => b.Count);
        return all == 0 ? 0 : bins.Sum(b => b.Count * Math.Abs(b.Confidence - b.Accuracy)) / all;
    }
}
