using System.Collections.Frozen;

namespace DocPipe.Text;

/// <summary>Words of a list, found where they end in a text: the longest at a place wins.</summary>
internal sealed class WordEndings
{
    private readonly FrozenDictionary<char, string[]> byLast;

    public WordEndings(IEnumerable<string> words) =>
        byLast = words.Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).GroupBy(w => w[^1])
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).ToArray());

    /// <summary>The longest word with which the text ends; null where it ends with none.</summary>
    public string? At(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !byLast.TryGetValue(text[^1], out var words)) return null;
        foreach (var word in words)
            if (text.EndsWith(word)) return word;
        return null;
    }
}
