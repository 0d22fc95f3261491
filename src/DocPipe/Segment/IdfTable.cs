namespace DocPipe.Segment;

/// <summary>How rare a word is among documents.</summary>
/// <param name="median">For words that are not listed.</param>
internal sealed class IdfTable(DoubleArray trie, double median)
{
    public double this[ReadOnlySpan<char> word] =>
        trie.Find(word) is var slot and > 0 && trie.Nodes[slot].Value is var value && !double.IsNaN(value) ? value : median;
}
