namespace DocPipe.Classify;

/// <summary>Deals examples to the parts of a cross-validation.</summary>
internal static class Folds
{
    public const int Count = 5;

    /// <summary>
    /// Whole groups, largest first to the fold that has least; with fewer groups than folds, example by example within each label.
    /// </summary>
    public static int[] Of(IReadOnlyList<Example> examples)
    {
        var groups = examples.CountBy(e => e.Group, StringComparer.Ordinal).OrderByDescending(g => g.Value).ThenBy(g => g.Key, StringComparer.Ordinal).ToArray();
        if (groups.Length < Count)
        {
            var next = new Dictionary<string, int>(StringComparer.Ordinal);
            return [.. examples.Select(e => (next[e.Label] = next.GetValueOrDefault(e.Label, -1) + 1) % Count)];
        }

        var sizes = new int[Count];
        var foldOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (group, size) in groups)
        {
            var least = Array.IndexOf(sizes, sizes.Min());
            foldOf[group] = least;
            sizes[least] += size;
        }

        return [.. examples.Select(e => foldOf[e.Group])];
    }
}
