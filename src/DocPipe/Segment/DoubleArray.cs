namespace DocPipe.Segment;

/// <summary>
/// A double-array trie over the codes of <see cref="Alphabet"/>. The root's children are not checked: the child by code c is slot c itself.
/// Slot 0 is never a node.
/// </summary>
internal sealed class DoubleArray(ushort[] map, TrieNode[] nodes)
{
    public ushort[] Map => map;

    public TrieNode[] Nodes => nodes;

    /// <summary>The slot at the end of the walk, 0 where the trie has no such prefix.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty) return 0;
        int slot = map[word[0]];
        if (slot == 0 || nodes[slot].Check == TrieNode.Free) return 0;
        foreach (var c in word[1..])
            if ((slot = Step(slot, map[c])) == 0) return 0;
        return slot;
    }

    /// <summary>As <see cref="Find(ReadOnlySpan{char})"/>, for characters whose codes are already known.</summary>
    public int Find(ReadOnlySpan<ushort> codes)
    {
        if (codes.IsEmpty) return 0;
        int slot = codes[0];
        if (nodes[slot].Check == TrieNode.Free) return 0;
        foreach (var code in codes[1..])
            if ((slot = Step(slot, code)) == 0) return 0;
        return slot;
    }

    private int Step(int slot, int code)
    {
        var start = nodes[slot].Base;
        var child = start + code;
        return (uint)child < (uint)nodes.Length && nodes[child].Check == start ? child : 0;
    }
}
