using System.Numerics;

namespace DocPipe.Segment;

/// <summary>
/// Lays a trie into a double array. What text uses most comes first and so lies together at the front; of the rest the nodes with most
/// children come first, and those with one fill the holes. The same entries always give the same array.
/// </summary>
internal sealed class DoubleArrayBuilder
{
    /// <summary>A prefix at least this heavy is laid by weight, a lighter one by its number of children.</summary>
    private const long Heavy = 100000;

    private const int SizeClasses = 1024;

    /// <summary>A search that passed this many words of the map in vain moves the next one's start by one.</summary>
    private const int Patience = 32;

    private readonly ushort[] map;
    private readonly (string Word, double Value)[] entries;
    private readonly long[] weightBefore;
    private readonly int[] firstFit = new int[SizeClasses];
    private readonly PriorityQueue<(List<(int Code, int From, int To)> Groups, int Depth, int Slot), (int, long, int)> waiting = new();
    private TrieNode[] nodes = [];
    private ulong[] used = [];
    private ulong[] bases = [];
    private int full;
    private int end;

    private DoubleArrayBuilder(ushort[] map, (string Word, double Value)[] entries, long[] weights)
    {
        this.map = map;
        this.entries = entries;
        weightBefore = new long[weights.Length + 1];
        for (var i = 0; i < weights.Length; i++) weightBefore[i + 1] = weightBefore[i] + weights[i];
        end = map.Max() + 1;
        Reserve(end * 2);
        for (var slot = 0; slot < end; slot++) Set(used, slot);
    }

    /// <param name="entries">Distinct words, all of whose characters are in the alphabet.</param>
    /// <param name="weigh">How often an entry is expected to be met.</param>
    public static DoubleArray Build(ushort[] map, IEnumerable<(string Word, double Value)> entries, Func<double, long> weigh)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Word, b.Word));
        var builder = new DoubleArrayBuilder(map, sorted, Array.ConvertAll(sorted, e => weigh(e.Value)));
        builder.Lay();
        return new DoubleArray(map, builder.nodes[..builder.end]);
    }

    private void Lay()
    {
        foreach (var group in Children(0, entries.Length, 0))
            Place(group, slot: group.Code, check: TrieNode.Root, depth: 0);
        while (waiting.TryDequeue(out var node, out _))
        {
            var offset = FindRoom(node.Groups);
            nodes[node.Slot].Base = offset;
            foreach (var group in node.Groups) Place(group, offset + group.Code, offset, node.Depth);
        }
    }

    private void Place((int Code, int From, int To) group, int slot, int check, int depth)
    {
        var from = group.From;
        Set(used, slot);
        nodes[slot].Check = check;
        if (entries[from].Word.Length == depth + 1) nodes[slot].Value = entries[from++].Value;
        if (from == group.To) return;
        var weight = weightBefore[group.To] - weightBefore[from];
        var groups = Children(from, group.To, depth + 1);
        waiting.Enqueue((groups, depth + 1, slot), (weight >= Heavy ? int.MinValue : -groups.Count, -weight, from));
    }

    private List<(int Code, int From, int To)> Children(int from, int to, int depth)
    {
        var groups = new List<(int Code, int From, int To)>();
        for (var i = from; i < to;)
        {
            var c = entries[i].Word[depth];
            var start = i;
            while (i < to && entries[i].Word[depth] == c) i++;
            groups.Add((map[c], start, i));
        }

        groups.Sort();
        return groups;
    }

    // Sixty-four slots for the first child are tried at a time. What lies far behind has holes too small for a set of this size.
    private int FindRoom(List<(int Code, int From, int To)> groups)
    {
        while (used[full] == ulong.MaxValue) full++;
        ref var start = ref firstFit[Math.Min(groups.Count, SizeClasses) - 1];
        start = Math.Max(start, full);
        for (var word = start; ; word++)
        {
            Reserve((word + 2) * 64);
            var offset = word * 64 - groups[0].Code;
            var free = ~(used[word] | Bits(bases, offset));
            for (var i = 1; i < groups.Count && free != 0; i++) free &= ~Bits(used, offset + groups[i].Code);
            if (free == 0) continue;
            offset += BitOperations.TrailingZeroCount(free);
            Set(bases, offset);
            start += (word - start) / Patience;
            end = Math.Max(end, offset + groups[^1].Code + 1);
            Reserve(end);
            return offset;
        }
    }

    /// <summary>Sixty-four bits of a map, from a slot on.</summary>
    private static ulong Bits(ulong[] map, int slot)
    {
        var (word, shift) = (slot >> 6, slot & 63);
        if (word + 1 >= map.Length) return 0;
        return shift == 0 ? map[word] : map[word] >> shift | map[word + 1] << (64 - shift);
    }

    private static void Set(ulong[] map, int slot) => map[slot >> 6] |= 1UL << slot;

    private void Reserve(int length)
    {
        var old = nodes.Length;
        if (length <= old) return;
        Array.Resize(ref nodes, Math.Max(length, old * 2));
        Array.Fill(nodes, TrieNode.Empty, old, nodes.Length - old);
        Array.Resize(ref used, nodes.Length / 64 + 2);
        Array.Resize(ref bases, used.Length);
    }
}
