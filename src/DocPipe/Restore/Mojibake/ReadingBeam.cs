using DocPipe.Model;

namespace DocPipe.Restore.Mojibake;

/// <summary>The best readings as far as each place of a window; readings that the rest can't tell apart are held once.</summary>
internal sealed class ReadingBeam(Span window)
{
    /// <summary>Readings followed at each place.</summary>
    private const int Width = 48;

    private readonly Dictionary<(int Pending, char First, char Last), Reading>?[] steps = new Dictionary<(int, char, char), Reading>?[window.Length + 1];

    public void Add(Reading reading)
    {
        if (reading.At > window.End) return;
        var step = steps[reading.At - window.Start] ??= [];
        var key = (reading.Pending, reading.First, reading.Last);
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
