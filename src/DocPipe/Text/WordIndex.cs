using System.Collections.Frozen;

namespace DocPipe.Text;

/// <summary>Words of a list, found where they begin in a text: the longest at a place wins.</summary>
internal sealed class WordIndex
{
    private readonly FrozenDictionary<char, string[]> byFirst;

    public WordIndex(IEnumerable<string> words) =>
        byFirst = words.Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).GroupBy(w => w[0])
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).ToArray());

    /// <summary>Index after the longest word that begins at <paramref name="at"/>; -1 where none does.</summary>
    public int EndOfWordAt(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || !byFirst.TryGetValue(text[at], out var words)) return -1;
        foreach (var word in words)
            if (text[at..].StartsWith(word)) return at + word.Length;
        return -1;
    }

    /// <summary>Whether a word of the list ends at <paramref name="end"/>.</summary>
    public bool Contains(ReadOnlySpan<char> word) =>
        !word.IsEmpty && byFirst.TryGetValue(word[0], out var words) && Array.Exists(words, new string(word).Equals);
}
