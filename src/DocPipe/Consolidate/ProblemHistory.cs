using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>
/// Finds last period's problems again: raised once more, or answered by what the period's reports tell as done. Compared by pairs of
/// characters, the rarer the more telling, so that other words for the same thing at the same place are found; the category isn't asked,
/// for the same jam is told now as traffic, now as a narrow gate.
/// </summary>
internal sealed class ProblemHistory
{
    /// <summary>A unit's own problem is the same from this share of the shorter one's terms on.</summary>
    private const double SameUnit = 0.27;

    /// <summary>A problem of another unit must be told in nearly the same words.</summary>
    private const double OtherUnit = 0.5;

    /// <summary>What was done answers a problem of the unit's own from this share of the problem's terms on.</summary>
    private const double OwnAnswer = 0.16;

    private const double OthersAnswer = 0.3;

    /// <summary>"上周反映的" before it, less is enough.</summary>
    private const double Recalled = 0.12;

    /// <summary>Fewer shared terms than this are chance.</summary>
    private const int FewestShared = 3;

    /// <summary>One term fewer is enough of a short problem, of which they are this share.</summary>
    private const double WellShared = 0.28;

    /// <summary>One run of shared characters is the name of a place or a thing; the problem is known again by a second, or by a run this long.</summary>
    private const int LongRun = 9;

    private readonly StatedProblem[] before;
    private readonly TermWeights weights;
    private readonly Dictionary<string, List<int>> with = new(StringComparer.Ordinal);

    /// <param name="before">The problems of the period before.</param>
    /// <param name="now">Those of the period.</param>
    public ProblemHistory(IEnumerable<StatedProblem> before, IReadOnlyCollection<StatedProblem> now, IReadOnlySet<string> general)
    {
        this.before = [.. before];
        weights = new TermWeights(general);
        foreach (var problem in this.before.Concat(now)) weights.Count(problem.Terms);
        for (var i = 0; i < this.before.Length; i++)
            foreach (var term in this.before[i].Terms)
            {
                if (!with.TryGetValue(term, out var list)) with[term] = list = [];
                list.Add(i);
            }
    }

    /// <summary>The problem of the period before that this one repeats; null for a new one.</summary>
    public StatedProblem? Earlier(StatedProblem now)
    {
        var own = weights.Of(now.Terms);
        var (best, most) = (default(StatedProblem), 0.0);
        foreach (var (index, shared, count) in Shared(now.Terms))
        {
            var earlier = before[index];
            if (!IsMoreThanAName(now.Terms, earlier.Terms) || Elsewhere(now, earlier)) continue;
            var core = now.Core.Intersect(earlier.Core, StringComparer.Ordinal).ToArray();
            var score = Math.Max(shared / Math.Min(own, weights.Of(earlier.Terms)),
                core.Count(weights.IsTelling) < FewestShared ? 0 : weights.Of(core) / Math.Min(weights.Of(now.Core), weights.Of(earlier.Core)));
            var least = earlier.Submission.Unit == now.Submission.Unit && now.Submission.Unit is not null ? SameUnit
                : now.Places.Intersect(earlier.Places, StringComparer.Ordinal).Any() ? OtherUnit : double.MaxValue;
            if (count >= FewestShared && score >= least && score > most) (best, most) = (earlier, score);
        }

        return best;
    }

    /// <summary>The problems of the period before that a sentence of work done may answer, the best fitting first.</summary>
    /// <param name="recalls">The sentence says that it was raised before.</param>
    public IEnumerable<(StatedProblem Problem, double Score)> AnsweredBy(string? unit, string[] terms, bool recalls) =>
        from found in Shared(terms)
        let problem = before[found.Index]
        let core = problem.Core.Intersect(terms, StringComparer.Ordinal).ToArray()
        let score = Math.Max(found.Weight / weights.Of(problem.Terms), core.Count(weights.IsTelling) < FewestShared ? 0 : weights.Of(core) / weights.Of(problem.Core))
        let least = problem.Submission.Unit != unit || unit is null ? OthersAnswer : recalls ? Recalled : OwnAnswer
        where score >= least && (found.Count >= FewestShared || (found.Count == FewestShared - 1 && (recalls || score >= WellShared))) && (recalls || IsMoreThanAName(terms, problem.Terms))
        orderby score descending, found.Index
        select (problem, score);

    /// <summary>Both name places, and no place of the one is in the other.</summary>
    private static bool Elsewhere(StatedProblem a, StatedProblem b) =>
        a.Places.Count > 0 && b.Places.Count > 0
        && !a.Places.Any(x => b.Places.Any(y => x.Contains(y, StringComparison.Ordinal) || y.Contains(x, StringComparison.Ordinal)));

    private bool IsMoreThanAName(string[] terms, string[] of)
    {
        var shared = of.ToHashSet(StringComparer.Ordinal);
        int runs = 0, run = 0, telling = 0;
        char last = default;
        foreach (var term in terms)
        {
            var goesOn = run > 0 && term[0] == last;
            if (!shared.Contains(term) || (run > 0 && !goesOn))
            {
                if (telling > 0) runs++;
                (run, telling) = (0, 0);
            }

            if (!shared.Contains(term)) continue;
            run++;
            if (weights.IsTelling(term)) telling++;
            last = term[1];
            if (run + 1 >= LongRun) return true;
        }

        return runs + (telling > 0 ? 1 : 0) >= 2;
    }

    private IEnumerable<(int Index, double Weight, int Count)> Shared(string[] terms)
    {
        var found = new SortedDictionary<int, (double Weight, int Count)>();
        foreach (var term in terms)
        {
            if (!with.TryGetValue(term, out var list)) continue;
            var weight = weights.Of(term);
            foreach (var index in list)
            {
                var sum = found.GetValueOrDefault(index);
                found[index] = (sum.Weight + weight, sum.Count + (weights.IsTelling(term) ? 1 : 0));
            }
        }

        return found.Select(f => (f.Key, f.Value.Weight, f.Value.Count));
    }
}
