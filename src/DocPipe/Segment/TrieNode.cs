using System.Runtime.InteropServices;

namespace DocPipe.Segment;

/// <summary>
/// One slot of a double array: the child by code c of a node with base b stands at slot b + c, if the check of that slot is b. No two nodes
/// have the same base; so a node can be put elsewhere without its children knowing. All that a walk needs is in one cache line.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TrieNode
{
    /// <summary>Where the children are counted from; 0 for a leaf.</summary>
    public int Base;

    /// <summary>The parent's base; <see cref="Free"/> for an empty slot, <see cref="Root"/> for a child of the root.</summary>
    public int Check;

    /// <summary>The entry's number, NaN for a mere prefix: comparing with NaN is false, so a walk needs no test of its own for it.</summary>
    public double Value;

    public const int Free = -2;

    public const int Root = -1;

    public static TrieNode Empty => new() { Check = Free, Value = double.NaN };
}
