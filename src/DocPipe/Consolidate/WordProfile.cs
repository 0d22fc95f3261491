using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>
/// The telling words of stretches of text, weighed by how rare they are among all stretches compared (inverse document frequency), so
/// that 开展 or 工作 says little and 农贸市场 much.
/// </summary>
internal sealed class WordProfile
{
    private readonly Dictionary<string, int> frequency = new(StringComparer.Ordinal);
    private int stretches;

    /// <summary>The different words of two characters and more in a span, in reading order.</summary>
    public static string[] WordsOf(Document document, Span span)
    {
        var words = new List<string>();
        foreach (var token in TokensIn(document, span))
            if (token.Length >= 2 && IsHan(document.Text[token.Start])) words.Add(token.In(document.Text));
        return [.. words.Distinct(StringComparer.Ordinal)];
    }

    public void Count(IEnumerable<string> words)
    {
        stretches++;
        foreach (var word in words) frequency[word] = frequency.GetValueOrDefault(word) + 1;
    }

    public double WeightOf(string word) => Math.Log((stretches + 1.0) / (frequency.GetValueOrDefault(word) + 1.0)) + 0.1;

    /// <summary>The weight of the shared words over that of the first stretch's words, 0 to 1.</summary>
    public double Covered(string[] words, IReadOnlySet<string> by)
    {
        double all = 0, shared = 0;
        foreach (var word in words)
        {
            var weight = WeightOf(word);
            all += weight;
            if (by.Contains(word)) shared += weight;
        }

        return all == 0 ? 0 : shared / all;
    }

    private static IEnumerable<Span> TokensIn(Document document, Span span)
    {
        var tokens = document.Tokens;
        int low = 0, high = tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].Span.Start < span.Start) low = middle + 1;
            else high = middle;
        }

        for (; low < tokens.Length && tokens[low].Span.End <= span.End; low++) yield return tokens[low].Span;
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';
}
