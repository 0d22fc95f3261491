using System.Numerics;

namespace DocPipe.Classify;

/// <summary>From the hash of a feature to its row; a table with open addressing, read-only once built.</summary>
internal sealed class FeatureIndex
{
    private readonly uint[] keys;
    private readonly int[] rows;
    private readonly int mask;

    /// <param name="hashes">All different; the row of each is its place here.</param>
    public FeatureIndex(ReadOnlySpan<uint> hashes)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, hashes.Length * 2));
        (keys, rows, mask) = (new uint[size], new int[size], size - 1);
        for (var row = 0; row < hashes.Length; row++)
        {
            var slot = Slot(hashes[row]);
            (keys[slot], rows[slot]) = (hashes[row], row + 1);
        }
    }

    /// <summary>-1 for a feature that was not learnt.</summary>
    public int RowOf(uint hash) => rows[Slot(hash)] - 1;

    private int Slot(uint hash)
    {
        // The low bits are the kind of feature, so they are stirred in first.
        var slot = (int)((hash * 0x9E3779B9u) >> 7) & mask;
        while (rows[slot] != 0 && keys[slot] != hash) slot = (slot + 1) & mask;
        return slot;
    }
}
