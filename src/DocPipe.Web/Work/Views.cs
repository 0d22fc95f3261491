using System.Collections.Concurrent;

namespace DocPipe.Web.Work;

/// <summary>
/// What is said of each period, out of one state of the documents. The usual period is there from the start; the others are put together
/// when somebody looks, or behind the pages beforehand (<see cref="Next"/>).
/// </summary>
internal sealed class Views
{
    private readonly Lock sync = new();
    private readonly ConcurrentDictionary<string, Lazy<BatchView>> byPeriod = new(StringComparer.Ordinal);
    private readonly LinkedList<string> ahead;
    private readonly HashSet<string> waitedFor = new(StringComparer.Ordinal);
    private readonly ImmutableHashSet<string> periods;
    private readonly Func<string, BatchView> make;
    private readonly BatchView? usual;

    /// <param name="usual">Of the period that most reports are of.</param>
    /// <param name="periods">Those that there are reports of: no other is put together.</param>
    /// <param name="ahead">Those of them that are put together before anybody asks, in this order.</param>
    public Views(BatchView? usual, IEnumerable<string> periods, IEnumerable<string> ahead, Func<string, BatchView> make)
    {
        (this.usual, this.make, this.periods) = (usual, make, [.. periods]);
        this.ahead = new LinkedList<string>(ahead.Where(p => p != usual?.Digest.Period));
    }

    public static Views None { get; } = new(null, [], [], static _ => throw new InvalidOperationException());

    /// <summary>Waits until it is put together: seconds, for a large batch.</summary>
    public BatchView? Of(string? period)
    {
        if (string.IsNullOrWhiteSpace(period)) return usual;
        if (Known(period) is not { } wanted) return null;
        if (wanted == usual?.Digest.Period) return usual;
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

    /// <summary>Never waits.</summary>
    /// <param name="isComing">It is not there yet and is now the first to be put together.</param>
    public BatchView? IfReady(string? period, out bool isComing)
    {
        isComing = false;
        if (string.IsNullOrWhiteSpace(period)) return usual;
        if (Known(period) is not { } wanted) return null;
        if (wanted == usual?.Digest.Period) return usual;
        if (byPeriod.TryGetValue(wanted, out var there) && there.IsValueCreated) return there.Value;
        lock (sync)
        {
            isComing = true;
            if (!waitedFor.Add(wanted)) return null;
            ahead.Remove(wanted);
            ahead.AddFirst(wanted);
            return null;
        }
    }

    /// <summary>The next period to put together behind the pages; each is given out once.</summary>
    public string? Next()
    {
        lock (sync)
        {
            if (ahead.First?.Value is not { } next) return null;
            ahead.RemoveFirst();
            return next;
        }
    }

    /// <summary>Whether a page was shown without it meanwhile.</summary>
    public bool IsWaitedFor(string period)
    {
        lock (sync) return waitedFor.Contains(period);
    }

    private string? Known(string period) => DayRange.ParsePeriod(period)?.ToString() is { } known && (known == usual?.Digest.Period || periods.Contains(known)) ? known : null;
}
