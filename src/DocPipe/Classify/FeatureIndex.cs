using System.Numerics;
using System.Runtime.InteropServices;

namespace DocPipe.Classify;

/// <summary>From the hash of a feature to its row; a table with open addressing, read-only once built.</summary>
internal sealed class FeatureIndex
{
    private readonly Entry[] entries;
    private readonly int mask;

    /// <param name="hashes">All different; the row of each is its place here.</param>
    public FeatureIndex(ReadOnlySpan<uint> hashes)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, hashes.Length * 2));
        (entries, mask) = (new Entry[size], size - 1);
        for (var row = 0; row < hashes.Length; row++) entries[Slot(hashes[row])] = new Entry(hashes[row], row + 1);
    }

    /// <summary>-1 for a feature that was not learnt.</summary>
    public int RowOf(uint hash) => entries[Slot(hash)].RowAfter - 1;

    /// <summary>The low bits of a hash are the kind of feature, so the high ones are stirred into them.</summary>
    public static int Spread(uint hash) => (int)((hash * 0x9E3779B9u) >> 7);

    private int Slot(uint hash)
    {
        var slot = Spread(hash) & mask;
        while (entries[slot].RowAfter != 0 && entries[slot].Hash != hash) slot = (slot + 1) & mask;
        return slot;
    }

    /// <param name="RowAfter">The row and one more; 0 where the slot is free.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(uint Hash, int RowAfter);
}
