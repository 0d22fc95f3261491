using System.Collections.Frozen;

namespace DocPipe.Segment;

/// <summary>Adds words to a copy of a table, one after the other, as jieba's add_word and del_word do.</summary>
internal sealed class WordTableBuilder
{
    private readonly ushort[] map;
    private TrieNode[] nodes;
    private ushort[] tags;
    private readonly List<string> tagNames;
    private readonly HashSet<int> deleted;
    private long total;
    private int cursor;

    public WordTableBuilder(WordTable table)
    {
        map = table.Trie.Map;
        nodes = [.. table.Trie.Nodes];
        tags = [.. table.Tags];
        tagNames = [.. table.TagNames];
        total = table.Total;
        deleted = [.. table.Deleted];
        cursor = map.Max() + 1;
    }

    /// <summary>The table as it stands. It shares this builder's arrays: read it before the next word is added, or add no more.</summary>
    public WordTable Build() => new()
    {
        Trie = new DoubleArray(map, nodes),
        Tags = tags,
        TagNames = [.. tagNames],
        Total = total,
        Deleted = deleted.ToFrozenSet(),
    };

    /// <summary>
    /// A word with a character outside the alphabet can never be met in a block; it is counted in the total, as in jieba, and not kept.
    /// </summary>
    /// <param name="frequency">0 takes the word out; null means as much as it needs not to be cut.</param>
    public void Add(string word, int? frequency, string? tag)
    {
        var count = frequency ?? FrequencyAdvice.ToJoin(Build(), word);
        total += count;
        var slot = Insert(word);
        if (slot == 0) return;
        nodes[slot].Value = count > 0 ? Math.Log(count) : double.NaN;
        if (count == 0) deleted.Add(slot);
        else deleted.Remove(slot);
        if (!string.IsNullOrEmpty(tag)) tags[slot] = TagNumber(tag);
    }

    private ushort TagNumber(string tag)
    {
        var number = tagNames.IndexOf(tag);
        if (number < 0)
        {
            number = tagNames.Count;
            tagNames.Add(tag);
        }

        return checked((ushort)number);
    }

    private int Insert(string word)
    {
        foreach (var c in word)
            if (map[c] == 0) return 0;
        if (word.Length == 0) return 0;
        int slot = map[word[0]];
        if (nodes[slot].Check == TrieNode.Free) nodes[slot].Check = TrieNode.Root;
        foreach (var c in word.AsSpan(1)) slot = Child(slot, map[c]);
        return slot;
    }

    private int Child(int parent, int code)
    {
        var child = nodes[parent].Base + code;
        var leaf = nodes[parent].Base == 0;
        if (!leaf && child < nodes.Length && nodes[child].Check == parent) return child;
        if (leaf || child >= nodes.Length || nodes[child].Check != TrieNode.Free)
        {
            Move(parent, leaf ? [] : Codes(parent), code);
            child = nodes[parent].Base + code;
        }

        nodes[child] = new TrieNode { Check = parent, Value = double.NaN };
        return child;
    }

    private List<int> Codes(int parent)
    {
        var codes = new List<int>();
        var offset = nodes[parent].Base;
        var last = Math.Min(map.Max(), nodes.Length - 1 - offset);
        for (var code = 1; code <= last; code++)
            if (nodes[offset + code].Check == parent) codes.Add(code);
        return codes;
    }

    // Gives the parent a new place for its children, with room for one more.
    private void Move(int parent, List<int> codes, int added)
    {
        var from = nodes[parent].Base;
        var to = FindRoom([.. codes, added]);
        foreach (var code in codes)
        {
            var (old, moved) = (from + code, to + code);
            nodes[moved] = nodes[old];
            tags[moved] = tags[old];
            if (deleted.Remove(old)) deleted.Add(moved);
            if (nodes[moved].Base != 0)
                foreach (var grandchild in Codes(old)) nodes[nodes[moved].Base + grandchild].Check = moved;
            nodes[old] = new TrieNode { Value = double.NaN };
            tags[old] = 0;
        }

        nodes[parent].Base = to;
    }

    private int FindRoom(List<int> codes)
    {
        var (first, last) = (codes.Min(), codes.Max());
        for (; ; cursor++)
        {
            var offset = cursor - first;
            Reserve(offset + last + 1);
            if (codes.TrueForAll(code => nodes[offset + code].Check == TrieNode.Free)) return offset;
        }
    }

    private void Reserve(int length)
    {
        var used = nodes.Length;
        if (length <= used) return;
        var grown = Math.Max(length, used + used / 8);
        Array.Resize(ref nodes, grown);
        Array.Fill(nodes, new TrieNode { Value = double.NaN }, used, grown - used);
        Array.Resize(ref tags, grown);
    }
}
