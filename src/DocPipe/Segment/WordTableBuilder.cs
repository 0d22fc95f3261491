using System.Collections;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace DocPipe.Segment;

/// <summary>Adds words to a copy of a table, one after the other, as jieba's add_word and del_word do.</summary>
internal sealed class WordTableBuilder
{
    /// <summary>Slots kept free for what is added: a thousand words need about half of them.</summary>
    public const int Spare = 1 << 16;

    private readonly ushort[] map;
    private TrieNode[] nodes;
    private ushort[] tags;
    private readonly List<string> tagNames;
    private readonly HashSet<int> deleted;
    private readonly BitArray bases;
    private long total;
    private readonly int last;
    private int cursor;

    /// <param name="own">Change the table itself instead of a copy: for one that nobody else has.</param>
    public WordTableBuilder(WordTable table, bool own)
    {
        map = table.Trie.Map;
        (nodes, tags) = (table.Trie.Nodes, table.Tags);
        if (!own)
        {
            var used = Array.FindLastIndex(nodes, n => n.Check != TrieNode.Free) + 1;
            nodes = GC.AllocateUninitializedArray<TrieNode>(used + Spare);
            table.Trie.Nodes.AsSpan(0, used).CopyTo(nodes);
            nodes.AsSpan(used).Fill(TrieNode.Empty);
            tags = new ushort[nodes.Length];
            table.Tags.AsSpan(0, used).CopyTo(tags);
        }

        bases = Bases(nodes);
        tagNames = [.. table.TagNames];
        total = table.Total;
        deleted = [.. table.Deleted];
        last = map.Max();
        cursor = last + 1;
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

    // Runs once, at the start: there is no time for the JIT's second thoughts.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static BitArray Bases(ReadOnlySpan<TrieNode> nodes)
    {
        var bits = new int[(nodes.Length + 31) / 32];
        foreach (ref readonly var node in nodes) bits[node.Base >> 5] |= 1 << node.Base;
        return new BitArray(bits);
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
        var start = nodes[parent].Base;
        if (start == 0 || nodes[Grown(start + code)].Check is var check && check != start && check != TrieNode.Free)
        {
            Move(parent, code);
            start = nodes[parent].Base;
        }

        var child = start + code;
        if (nodes[child].Check == TrieNode.Free) nodes[child] = TrieNode.Empty with { Check = start };
        return child;
    }

    // Gives the parent a new place for its children, with room for one more.
    private void Move(int parent, int added)
    {
        var from = nodes[parent].Base;
        var codes = new List<int>();
        for (var code = 1; from != 0 && code <= last && from + code < nodes.Length; code++)
            if (nodes[from + code].Check == from) codes.Add(code);
        var to = FindRoom([.. codes, added]);
        foreach (var code in codes)
        {
            var (old, moved) = (from + code, to + code);
            nodes[moved] = nodes[old] with { Check = to };
            nodes[old] = TrieNode.Empty;
            (tags[moved], tags[old]) = (tags[old], 0);
            if (deleted.Remove(old)) deleted.Add(moved);
        }

        if (from != 0) bases[from] = false;
        bases[to] = true;
        nodes[parent].Base = to;
    }

    private int FindRoom(List<int> codes)
    {
        var (least, most) = (codes.Min(), codes.Max());
        for (; ; cursor++)
        {
            var offset = cursor - least;
            Grown(offset + most);
            if (!bases[offset] && IsFree(codes, offset)) return offset;
        }
    }

    private bool IsFree(List<int> codes, int offset)
    {
        foreach (var code in codes)
            if (nodes[offset + code].Check != TrieNode.Free) return false;
        return true;
    }

    /// <summary>The slot itself, when there is room for it.</summary>
    private int Grown(int slot)
    {
        var used = nodes.Length;
        if (slot < used) return slot;
        Array.Resize(ref nodes, Math.Max(slot + 1, used + Spare));
        nodes.AsSpan(used).Fill(TrieNode.Empty);
        Array.Resize(ref tags, nodes.Length);
        bases.Length = nodes.Length;
        return slot;
    }
}
