namespace DocPipe.Tests.Web;

/// <summary>A clock that a test moves; timers run by the machine's own.</summary>
internal sealed class TestTime : TimeProvider
{
    private DateTimeOffset now = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8));

    public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();

    public void Pass(TimeSpan time) => now += time;
}
