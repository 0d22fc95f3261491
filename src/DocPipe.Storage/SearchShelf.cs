using System.Globalization;
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
            var total = (int)(long)session.One($"SELECT COUNT(*) FROM documents d WHERE {where}", [.. values])!;
            if (total == 0) return new SearchAnswer(0, []);
            var rows = session.All(
                $"SELECT {DocumentShelf.Columns}, d.text FROM documents d WHERE {where} "
                + $"ORDER BY CASE WHEN d.period IS NULL THEN 1 ELSE 0 END, d.period DESC, d.id DESC LIMIT {limit.ToString(CultureInfo.InvariantCulture)}",
                r => (Document: DocumentShelf.Row(r), Text: r.GetString(11)), [.. values]);
            return new SearchAnswer(total, [.. rows.Select(r =>
            {
                var (snippet, places) = Snippet.Of(r.Text, words.Value.Fold(r.Text), marks);
                return new SearchHit(r.Document, snippet, places);
            })]);
        });
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
