using DocPipe.Model;

namespace DocPipe.Restore.Mojibake;

/// <summary>The best readings as far as each place of a window; readings that the rest can't tell apart are held once.</summary>
internal sealed class ReadingBeam(Span window)
{
    /// <summary>Readings followed at each place.</summary>
    private const int Width = 32;

    /// <summary>A reading that is so much worse than the best at its place never becomes the best.</summary>
    private const double Hopeless = 18;

    private readonly double[] best = new double[window.Length + 1];
    private readonly Dictionary<long, Reading>?[] steps = new Dictionary<long, Reading>?[window.Length + 1];

    /// <summary>Whether a reading with this score has any hope at its place; asked before it is made.</summary>
    public bool Wants(int at, double score) =>
        at <= window.End && (steps[at - window.Start] is null || score > best[at - window.Start] - Hopeless);

    public void Add(Reading reading)
    {
        if (!Wants(reading.At, reading.Score)) return;
        ref var top = ref best[reading.At - window.Start];
        if (steps[reading.At - window.Start] is not { } step)
        {
            steps[reading.At - window.Start] = step = [];
            top = reading.Score;
        }

        top = Math.Max(top, reading.Score);
        var key = ((long)reading.Pending << 32) | ((long)reading.First << 16) | reading.Last;
        if (!step.TryGetValue(key, out var other) || other.Score < reading.Score) step[key] = reading;
    }

    /// <summary>The readings that end at a place, the best first.</summary>
    public List<Reading> At(int at)
    {
        if (steps[at - window.Start] is not { } step) return [];
        var readings = step.Values.ToList();
        readings.Sort((a, b) => b.Score.CompareTo(a.Score));
        if (readings.Count > Width) readings.RemoveRange(Width, readings.Count - Width);
        return readings;
    }

    /// <summary>Forgets a place that was passed.</summary>
    public void Leave(int at) => steps[at - window.Start] = null;
}
