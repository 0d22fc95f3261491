using System.Numerics;
using System.Runtime.InteropServices;

namespace DocPipe.Classify;

/// <summary>The features of a text, each once in the order in which they were first seen, with how much it counts there.</summary>
/// <param name="Counts">The number of times damped: ten times the same word says little more than three times.</param>
internal readonly record struct FeatureBag(uint[] Hashes, float[] Counts)
{
    /// <summary>So many slots of a table are taken from the stack.</summary>
    private const int OnStack = 1024;

    private static readonly float[] damped = [.. Enumerable.Range(0, 64).Select(Damp)];

    public static FeatureBag Of(List<FeatureHasher.Seen> seen)
    {
        var all = CollectionsMarshal.AsSpan(seen);
        var hashes = new uint[all.Length];
        var counts = new float[all.Length];
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, all.Length * 2));
        Span<int> slots = size <= OnStack ? stackalloc int[size] : new int[size];
        slots.Clear();
        var kept = 0;
        foreach (ref readonly var feature in all)
        {
            var slot = FeatureIndex.Spread(feature.Hash) & (size - 1);
            while (slots[slot] != 0 && hashes[slots[slot] - 1] != feature.Hash) slot = (slot + 1) & (size - 1);
            if (slots[slot] == 0)
            {
                hashes[kept] = feature.Hash;
                slots[slot] = ++kept;
            }

            counts[slots[slot] - 1]++;
        }

        for (var i = 0; i < kept; i++) counts[i] = (int)counts[i] < damped.Length ? damped[(int)counts[i]] : Damp((int)counts[i]);
        return new FeatureBag(hashes[..kept], counts[..kept]);
    }

    /// <summary>In ascending order of hash, in which a learner reads its tables from front to back.</summary>
    public FeatureBag Ascending()
    {
        Array.Sort(Hashes, Counts);
        return this;
    }

    private static float Damp(int count) => count <= 1 ? count : 1 + (float)Math.Log(count);
}
