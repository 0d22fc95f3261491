namespace DocPipe.Web.Accounts;

/// <summary>
/// Counts failed logins, so that passwords can't be tried out: a few for one account from one address, some for an account from
/// anywhere, some from an address for any account; each count is forgotten after a quarter of an hour without another failure.
/// </summary>
internal sealed class LoginLimiter(TimeProvider time)
{
    public const int PerAccountAndAddress = 5;
    public const int PerAccount = 20;
    public const int PerAddress = 30;

    private const int MostKeys = 10_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock sync = new();
    private readonly Dictionary<string, Count> counts = new(StringComparer.Ordinal);

    private readonly record struct Count(int Failures, DateTimeOffset Last);

    /// <summary>How long this account must wait before another try from this address; zero when it may try now.</summary>
    public TimeSpan WaitFor(string account, string address)
    {
        lock (sync)
        {
            var now = time.GetUtcNow();
            var wait = TimeSpan.Zero;
            foreach (var (key, most) in Keys(account, address))
                if (counts.TryGetValue(key, out var count) && count.Failures >= most && count.Last + Window - now is var left && left > wait)
                    wait = left;
            return wait;
        }
    }

    /// <summary>Counted before the password is looked at, so that tries that run side by side count too; <see cref="Succeeded"/> takes it back.</summary>
    public void Failed(string account, string address)
    {
        lock (sync)
        {
            var now = time.GetUtcNow();
            if (counts.Count > MostKeys)
                foreach (var old in counts.Where(c => c.Value.Last + Window <= now).Select(c => c.Key).ToArray())
                    counts.Remove(old);
            foreach (var (key, _) in Keys(account, address))
            {
                var before = counts.TryGetValue(key, out var count) && count.Last + Window > now ? count.Failures : 0;
                counts[key] = new Count(before + 1, now);
            }
        }
    }

    /// <summary>The right password clears what was counted for this account from this address, not what others tried elsewhere.</summary>
    public void Succeeded(string account, string address)
    {
        lock (sync)
        {
            foreach (var (key, most) in Keys(account, address))
            {
                if (!counts.TryGetValue(key, out var count)) continue;
                if (most == PerAccountAndAddress || count.Failures <= 1) counts.Remove(key);
                else counts[key] = count with { Failures = count.Failures - 1 };
            }
        }
    }

    private static (string Key, int Most)[] Keys(string account, string address) =>
    [
        ($"b\n{account}\n{address}", PerAccountAndAddress),
        ($"n\n{account}", PerAccount),
        ($"a\n{address}", PerAddress),
    ];
}
