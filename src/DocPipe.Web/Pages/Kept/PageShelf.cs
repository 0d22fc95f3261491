using DocPipe.Web.Briefings;

namespace DocPipe.Web.Pages.Kept;

/// <summary>
/// Pages as they were written, until anything changes of what they could show: that depends on nothing but the store, what was made of it
/// (whose every change is in the news), the time, the address, who looks, and for briefings the templates.
/// </summary>
internal sealed class PageShelf(Store store, NewsDesk desk, BriefingDesk briefings, TimeProvider time)
{
    /// <summary>Addresses that people follow are shorter.</summary>
    private const int LongestAddress = 500;

    /// <summary>Pages show the day, and what was done in the last half hour: such a page may be this much behind. A day has a whole number of them.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);

    private volatile PageGeneration current = new(new PageState("", new News(0, 0, 0, false), 0));

    /// <param name="address">With the query.</param>
    /// <returns>Where the page lies or is to be laid; null for one that isn't worth a place.</returns>
    public PagePlace? Find(string address, Person person, bool showsTemplates)
    {
        if (address.Length > LongestAddress) return null;
        // Looked up before the page is written: what changes meanwhile leads to a page that is newer than its mark, never older.
        var state = new PageState(store.State, desk.Latest, time.GetUtcNow().Ticks / Oldest.Ticks);
        var generation = current;
        if (generation.State != state || generation.IsFull) current = generation = new PageGeneration(state);
        return generation.At(new PageKey(address, person, showsTemplates ? briefings.LastEdit() : default));
    }
}
