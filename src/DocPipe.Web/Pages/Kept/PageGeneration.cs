using System.Collections.Concurrent;

namespace DocPipe.Web.Pages.Kept;

/// <param name="Store">As <see cref="Storage.Store.State"/>.</param>
/// <param name="Slot">Of time, a few minutes long.</param>
internal sealed record PageState(string Store, News News, long Slot);

/// <param name="Templates">When they were last edited, for a page that shows what they make.</param>
internal sealed record PageKey(string Address, Person Person, DateTime Templates);

/// <summary>The pages of one state of everything; thrown away as a whole.</summary>
internal sealed class PageGeneration(PageState state)
{
    /// <summary>Some hundred pages of a large batch.</summary>
    private const int MostBytes = 64 << 20, MostPages = 2000;

    private readonly ConcurrentDictionary<PageKey, PagePlace> places = new();
    private long bytes;

    public PageState State => state;

    public bool IsFull => Interlocked.Read(ref bytes) > MostBytes || places.Count >= MostPages;

    public PagePlace At(PageKey key) => places.GetOrAdd(key, static (_, all) => new PagePlace(all), this);

    internal void Add(int size) => Interlocked.Add(ref bytes, size);
}

/// <summary>Where one page lies. One at a time writes it, so that fifty who come at once don't write it fifty times.</summary>
internal sealed class PagePlace(PageGeneration generation)
{
    private volatile KeptPage? page;
    private TaskCompletionSource? writer;

    public KeptPage? Page => page;

    /// <returns>Null for who is to write the page now, and says <see cref="End"/> then; for others what to wait for before they look again.</returns>
    public Task? Begin() =>
        Interlocked.CompareExchange(ref writer, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), null)?.Task;

    public void End() => Interlocked.Exchange(ref writer, null)!.SetResult();

    public void Put(KeptPage written)
    {
        page = written;
        generation.Add(written.Size);
    }
}
