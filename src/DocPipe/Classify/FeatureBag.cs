using System.Runtime.InteropServices;

namespace DocPipe.Classify;

/// <summary>The features of a text, each once in ascending order of hash, with how much it counts there.</summary>
/// <param name="Counts">The number of times damped: ten times the same word says little more than three times.</param>
internal readonly record struct FeatureBag(uint[] Hashes, float[] Counts)
{
    public static FeatureBag Of(List<FeatureHasher.Seen> seen)
    {
        var all = new uint[seen.Count];
        for (var i = 0; i < all.Length; i++) all[i] = CollectionsMarshal.AsSpan(seen)[i].Hash;
        Array.Sort(all);
        var counts = new float[all.Length];
        var kept = 0;
        for (int i = 0, next; i < all.Length; i = next)
        {
            for (next = i + 1; next < all.Length && all[next] == all[i];) next++;
            (all[kept], counts[kept++]) = (all[i], next - i == 1 ? 1 : 1 + (float)Math.Log(next - i));
        }

        return new FeatureBag(all[..kept], counts[..kept]);
    }
}
