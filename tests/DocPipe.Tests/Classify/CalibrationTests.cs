using DocPipe.Classify;

namespace DocPipe.Tests.Classify;

public sealed class CalibrationTests
{
    [Fact]
    public void A_temperature_makes_boastful_scores_honest()
    {
        // Scores that claim 98% where 80% are right.
        double[][] scores = [.. Enumerable.Range(0, 100).Select(_ => new[] { 4.0, 0.0 })];
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 5 == 0 ? 1 : 0)];

        var temperature = Calibration.Temperature(scores, labels);
        LinearPart.Softmax(scores[0], temperature);

        Assert.Equal(0.8, scores[0][0], 3);
    }

    [Fact]
    public void Scores_that_are_honest_keep_their_temperature()
    {
        var claim = Math.Log(3); // 75%
        double[][] scores = [.. Enumerable.Range(0, 100).Select(_ => new[] { claim, 0.0 })];
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 4 == 0 ? 1 : 0)];

        Assert.Equal(1, Calibration.Temperature(scores, labels), 2);
    }

    [Fact]
    public void The_error_is_the_mean_distance_of_confidence_from_accuracy()
    {
        var answers = Enumerable.Range(0, 10).Select(i => (0.95, i > 0)) // right in 9 of 10
            .Concat(Enumerable.Range(0, 30).Select(i => (0.55, i % 2 == 0)));

        var bins = Calibration.Bins(answers);

        Assert.Equal([10, 30], bins.OrderBy(b => b.Count).Select(b => b.Count));
        Assert.Equal(0.05, Calibration.Error(bins), 6);
    }

    [Fact]
    public void Full_confidence_falls_into_the_last_bin() => Assert.Equal(1.0, Assert.Single(Calibration.Bins([(1.0, true)])).To);

    [Fact]
    public void Nothing_has_no_error() => Assert.Equal(0, Calibration.Error([]));
}
