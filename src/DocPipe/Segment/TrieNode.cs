using System.Runtime.InteropServices;

namespace DocPipe.Segment;

/// <summary>
/// One slot of a double array: the child of node s by code c stands at slot Base(s) + c, and is a child of s only where Check says so.
/// All that a walk needs is in one cache line.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TrieNode
{
    /// <summary>Where the children are counted from; 0 for a leaf.</summary>
    public int Base;

    /// <summary>The parent's slot; <see cref="Free"/> for an empty slot, <see cref="Root"/> for a child of the root.</summary>
    public int Check;

    /// <summary>The entry's number, NaN for a mere prefix: comparing with NaN is false, so a walk needs no test of its own for it.</summary>
    public double Value;

    public const int Free = 0;

    public const int Root = -1;
}
