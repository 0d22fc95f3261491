using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DocPipe.Segment;

/// <summary>A node as the compiled file keeps it: values, of which few differ, are numbers into a list.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PackedNode
{
    public int Base;

    public int Check;

    /// <summary>A place in the list of values, where 0 is "no entry".</summary>
    public ushort Value;

    public ushort Tag;

    /// <summary>Packs a trie, and gives the list of values.</summary>
    /// <param name="tags">By slot; may be empty.</param>
    public static (PackedNode[] Nodes, double[] Values) Pack(TrieNode[] nodes, ReadOnlySpan<ushort> tags)
    {
        double[] values = [double.NaN, .. nodes.Select(n => n.Value).Where(v => !double.IsNaN(v)).Distinct().Order()];
        var packed = new PackedNode[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            packed[i] = new PackedNode { Base = nodes[i].Base, Check = nodes[i].Check, Tag = tags.IsEmpty ? (ushort)0 : tags[i] };
            if (!double.IsNaN(nodes[i].Value)) packed[i].Value = checked((ushort)Array.BinarySearch(values, 1, values.Length - 1, nodes[i].Value));
        }

        return (packed, values);
    }

    /// <param name="nodes">Room for these and more.</param>
    /// <param name="tags">Receives the tags by slot; may be empty.</param>
    // Runs once, at the start: there is no time for the JIT's second thoughts.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unpack(ReadOnlySpan<PackedNode> packed, ReadOnlySpan<double> values, Span<TrieNode> nodes, Span<ushort> tags)
    {
        for (var i = 0; i < packed.Length; i++)
            nodes[i] = new TrieNode { Base = packed[i].Base, Check = packed[i].Check, Value = values[packed[i].Value] };
        for (var i = 0; i < packed.Length && i < tags.Length; i++) tags[i] = packed[i].Tag;
    }
}
