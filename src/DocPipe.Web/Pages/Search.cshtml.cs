namespace DocPipe.Web.Pages;

/// <summary>Finds words in everything that was handed in.</summary>
[Authorize(Policy = nameof(AccountRole.Review))]
[KeptPage]
internal sealed class SearchModel(Store store, ReaderWords words) : PageModel
{
    private const int Step = 20, Most = 200, LongestQuery = 200;

    public ReaderWords Words => words;

    public string Q { get; private set; } = "";

    public SearchAnswer Answer { get; private set; } = new(0, []);

    public int? More { get; private set; }

    public void OnGet(string? q, int? most)
    {
        Q = q?.Trim() ?? "";
        if (Q.Length > LongestQuery) Q = Q[..LongestQuery];
        if (Q.Length == 0) return;
        var limit = Math.Clamp(most ?? Step, Step, Most);
        Answer = store.Search.Find(Q, limit);
        if (Answer.Total > Answer.Hits.Length && limit < Most) More = Math.Min(Most, limit * 3);
    }

    /// <summary>The document, opened at the first of the words that were found in it.</summary>
    public static string Address(SearchHit hit)
    {
        var found = hit.Marks.Select(m => hit.Snippet[m.Start..m.End]).Distinct(StringComparer.Ordinal).Take(8);
        var query = string.Join('&', found.Select(w => "find=" + Uri.EscapeDataString(w)));
        return $"/documents/{hit.Document.Id}{(query.Length > 0 ? "?" + query + "#m-hit-1" : "")}";
    }
}
