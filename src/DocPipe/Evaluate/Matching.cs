using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Evaluate;

/// <summary>How items of a kind are matched: by how much they overlap, and by what else must agree.</summary>
internal sealed record MatchRule(string Kind, string Source, bool ByUnion, double Least, Func<ScoredItem, ScoredItem, bool>? Agree);

/// <summary>Greedy one-to-one matching of answers with an analysis, largest overlap first.</summary>
internal sealed record Matching(
    ImmutableArray<(ScoredItem Gold, ScoredItem Found)> Hits, ImmutableArray<ScoredItem> Missed, ImmutableArray<ScoredItem> Spurious)
{
    /// <summary>Optional answers are neither demanded nor, where the analysis has them, held against it.</summary>
    public static Matching Of(ImmutableArray<ScoredItem> gold, ImmutableArray<ScoredItem> found, MatchRule rule)
    {
        var pairs = new List<(double Overlap, int Gold, int Found)>();
        for (var i = 0; i < gold.Length; i++)
            for (var j = 0; j < found.Length; j++)
                if (Overlap(gold[i].Span, found[j].Span, rule.ByUnion) is var overlap && overlap >= rule.Least && rule.Agree?.Invoke(gold[i], found[j]) != false)
                    pairs.Add((overlap, i, j));
        pairs.Sort(static (a, b) => b.CompareTo(a));

        var ofGold = new Dictionary<int, int>();
        var ofFound = new HashSet<int>();
        foreach (var (_, i, j) in pairs)
            if (!ofGold.ContainsKey(i) && ofFound.Add(j)) ofGold[i] = j;
        return new Matching(
            [.. ofGold.Where(p => !gold[p.Key].Optional).Select(p => (gold[p.Key], found[p.Value]))],
            [.. gold.Where((g, i) => !ofGold.ContainsKey(i) && !g.Optional)],
            [.. found.Where((f, j) => !ofFound.Contains(j) && !gold.Any(g => g.Optional && Cover(g.Span, f.Span) >= 0.5))]);
    }

    public static double Overlap(Span a, Span b, bool byUnion) => byUnion ? Union(a, b) : Cover(a, b);

    /// <summary>Intersection over union.</summary>
    public static double Union(Span a, Span b) => Shared(a, b) is var shared and > 0 ? (double)shared / (Math.Max(a.End, b.End) - Math.Min(a.Start, b.Start)) : 0;

    /// <summary>Intersection over the shorter.</summary>
    public static double Cover(Span a, Span b) => Shared(a, b) is var shared and > 0 ? (double)shared / Math.Min(a.Length, b.Length) : 0;

    private static int Shared(Span a, Span b) => Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start);
}
