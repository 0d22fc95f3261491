using System.Threading.Channels;

namespace DocPipe.Web.Work;

/// <summary>How far the reading of files is, and which state of the batch is the current one.</summary>
/// <param name="Done">Files read of those that were waiting.</param>
/// <param name="Revision">Rises whenever pages would show something else.</param>
/// <param name="Consolidating">What was read or corrected is being put together.</param>
internal sealed record News(int Done, int Total, int Revision, bool Consolidating)
{
    public bool Busy => Done < Total || Consolidating;
}

/// <summary>Tells whoever listens; a listener that is slow misses what was overtaken, never the latest.</summary>
internal sealed class NewsDesk
{
    private readonly Lock sync = new();
    private readonly List<Channel<News>> listeners = [];

    public News Latest { get; private set; } = new(0, 0, 0, false);

    public void Tell(Func<News, News> change)
    {
        lock (sync)
        {
            Latest = change(Latest);
            foreach (var listener in listeners) listener.Writer.TryWrite(Latest);
        }
    }

    /// <summary>The latest at once, then each change.</summary>
    public async IAsyncEnumerable<News> ListenAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var mine = Channel.CreateBounded<News>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        lock (sync)
        {
            mine.Writer.TryWrite(Latest);
            listeners.Add(mine);
        }

        try
        {
            await foreach (var news in mine.Reader.ReadAllAsync(cancellation)) yield return news;
        }
        finally
        {
            lock (sync) listeners.Remove(mine);
        }
    }
}
