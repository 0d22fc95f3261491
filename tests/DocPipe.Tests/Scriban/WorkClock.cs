using System.Diagnostics;
using System.Globalization;

namespace DocPipe.Tests.Scriban;

/// <summary>
/// The time this thread has worked, where the system tells it (Linux), else the time of the wall:
/// other programs on a busy machine then do not count as our slowness.
/// </summary>
internal static class WorkClock
{
    private const string Statistics = "/proc/thread-self/schedstat";

    private static readonly bool IsTold = File.Exists(Statistics);

    public static TimeSpan Now() => IsTold
        ? TimeSpan.FromTicks(long.Parse(File.ReadAllText(Statistics).Split(' ')[0], CultureInfo.InvariantCulture) / TimeSpan.NanosecondsPerTick)
        : Stopwatch.GetElapsedTime(0);
}
