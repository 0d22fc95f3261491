using System.Collections.Frozen;

namespace DocPipe.Segment;

/// <summary>How rare a word is among documents.</summary>
/// <param name="median">For words that are not listed.</param>
/// <param name="stopWords">Never keywords, in whatever case.</param>
internal sealed class IdfTable(DoubleArray trie, double median, string[] stopWords)
{
    public FrozenSet<string> StopWords { get; } = stopWords.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public double this[ReadOnlySpan<char> word] =>
        trie.Find(word) is var slot and > 0 && trie.Nodes[slot].Value is var value && !double.IsNaN(value) ? value : median;
}
