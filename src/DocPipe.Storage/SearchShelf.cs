using DocPipe.Segment;

namespace DocPipe.Storage;

/// <summary>Finds documents by their words.</summary>
public sealed class SearchShelf
{
    private readonly Store store;
    private readonly Lazy<SearchWords> words;

    internal SearchShelf(Store store, Lazy<SearchWords> words) => (this.store, this.words) = (store, words);

    /// <summary>
    /// Documents that have everything asked for. Words are cut as search mode cuts them and may stand anywhere; what the dictionary has
    /// no words for is found where it stands in a row. Script, capitals and width make no difference.
    /// </summary>
    /// <param name="query">Words apart by blanks; empty, or without a letter, finds nothing.</param>
    /// <param name="limit">The most hits to give.</param>
    public SearchAnswer Find(string query, int limit = 20)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var conditions = new List<string>();
        var values = new List<object?>();
        var marked = new List<string>();
        foreach (var term in words.Value.Fold(StoredText.Of(query)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (words.Value.OfTerm(term) is not { Count: > 0 } cut) continue;
            conditions.Add(Has(term, cut, values));
            marked.Add(term);
            marked.AddRange(cut);
        }

        if (conditions.Count == 0) return new SearchAnswer(0, []);
        var where = string.Join(" AND ", conditions);
        string[] marks = [.. marked.Distinct(StringComparer.Ordinal)];
        return store.Read(session =>
        {
            // Only what is shown is read whole: a text for each of thousands of hits would have to be sorted along.
            var found = session.All(
                $"SELECT d.id, d.period FROM documents d WHERE {where}", r => (Id: r.GetInt64(0), Period: r.IsDBNull(1) ? null : r.GetString(1)), [.. values]);
            var shown = found.OrderBy(f => f.Period is null).ThenByDescending(f => f.Period, StringComparer.Ordinal).ThenByDescending(f => f.Id).Take(limit);
            return new SearchAnswer(found.Count, [.. shown.Select(f => session.First(
                $"SELECT {DocumentShelf.Columns}, d.text FROM documents d WHERE d.id = $1", r => Hit(DocumentShelf.Row(r), r.GetString(11), marks), f.Id)).OfType<SearchHit>()]);
        });
    }

    private SearchHit Hit(KeptDocument document, string text, string[] marks)
    {
        var (snippet, places) = Snippet.Of(text, words.Value.Fold(text), marks);
        return new SearchHit(document, snippet, places);
    }

    private string Has(string term, IReadOnlyList<string> cut, List<object?> values)
    {
        values.Add(store.Dialect.AllOf(cut));
        var has = store.Dialect.HasWords(values.Count);
        if (SearchWords.Characters(term) is not { Count: > 1 } characters) return has;
        values.Add(store.Dialect.AllOf(characters));
        var near = store.Dialect.HasWords(values.Count);
        values.Add(term);
        return $"({has} OR ({near} AND {store.Dialect.HasText(values.Count)}))";
    }
}
