using System.Collections.Concurrent;

namespace DocPipe.Web.Work;

/// <summary>What is said of each period, out of one state of the documents; a period that nobody looked at is put together when somebody does.</summary>
internal sealed class Views
{
    private readonly ConcurrentDictionary<string, Lazy<BatchView>> byPeriod = new(StringComparer.Ordinal);
    private readonly ImmutableHashSet<string> periods;
    private readonly Func<string, BatchView> make;
    private readonly BatchView? usual;

    /// <param name="usual">Of the period that most reports are of.</param>
    /// <param name="periods">Those that there are reports of: no other is put together.</param>
    public Views(BatchView? usual, IEnumerable<string> periods, Func<string, BatchView> make)
    {
        (this.usual, this.make, this.periods) = (usual, make, [.. periods]);
    }

    public static Views None { get; } = new(null, [], static _ => throw new InvalidOperationException());

    public BatchView? Of(string? period)
    {
        if (string.IsNullOrWhiteSpace(period)) return usual;
        if (DayRange.ParsePeriod(period)?.ToString() is not { } wanted) return null;
        if (wanted == usual?.Digest.Period) return usual;
        if (!periods.Contains(wanted)) return null;
        try
        {
            return byPeriod.GetOrAdd(wanted, p => new Lazy<BatchView>(() => make(p))).Value;
        }
        catch (DataFileException)
        {
            // A database that was busy for a moment is asked again the next time.
            byPeriod.TryRemove(wanted, out _);
            throw;
        }
    }
}
