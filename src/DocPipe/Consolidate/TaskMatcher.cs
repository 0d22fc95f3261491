using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>
/// Finds the statements that are about a task: an inverted index from terms to the facets of tasks, so that a statement meets only the
/// tasks it shares a telling term with. A statement goes to the task it fits best and to those it fits nearly as well.
/// </summary>
internal sealed class TaskMatcher
{
    /// <summary>From this score on a statement counts as an account of the task.</summary>
    public const double Sure = 0.40;

    /// <summary>From this score on it is shown to a person to decide.</summary>
    public const double Possible = 0.27;

    /// <summary>Whoever says it, less of the task's terms than this is chance.</summary>
    private const double LeastShared = 0.2;

    /// <summary>What a name in quotation marks that stands in both is worth.</summary>
    private const double SameName = 0.3;

    /// <summary>A part of the task that is told is worth less than the whole, and the less the fewer telling terms it has.</summary>
    private const double PartWorth = 0.85;

    private const double ShortPartWorth = 0.5;

    private const double EachTerm = 0.07;

    /// <summary>A statement that fits another task so much better isn't about this one.</summary>
    private const double NearlyAsWell = 0.72;

    private readonly IReadOnlyList<PlanTask> tasks;
    private readonly TermWeights weights;
    private readonly Ownership ownership;
    private readonly Dictionary<string, List<int>> facetsWith = new(StringComparer.Ordinal);
    private readonly List<(int Task, double Worth, double Weight)> facets = [];

    public TaskMatcher(IReadOnlyList<PlanTask> tasks, TermWeights weights, Ownership ownership)
    {
        (this.tasks, this.weights, this.ownership) = (tasks, weights, ownership);
        for (var t = 0; t < tasks.Count; t++)
            for (var f = 0; f < tasks[t].Facets.Count; f++)
            {
                foreach (var term in tasks[t].Facets[f])
                {
                    if (!facetsWith.TryGetValue(term, out var list)) facetsWith[term] = list = [];
                    list.Add(facets.Count);
                }

                facets.Add((t, f == 0 ? 1 : Math.Min(PartWorth, ShortPartWorth + EachTerm * tasks[t].Facets[f].Count(weights.IsTelling)), weights.Of(tasks[t].Facets[f])));
            }
    }

    /// <summary>Per task, in the order of the tasks, its matches in the order of the statements.</summary>
    public List<TaskMatch>[] Match(IReadOnlyList<Statement> statements)
    {
        var result = new List<TaskMatch>[tasks.Count];
        for (var t = 0; t < result.Length; t++) result[t] = [];
        var each = statements.AsParallel().AsOrdered().Select(Of).ToArray();
        for (int from = 0, to; from < each.Length; from = to)
        {
            var item = statements[from].Item;
            for (to = from + 1; to < each.Length && statements[to].Item == item; to++) { }
            // The sentences of an account that are about no task by themselves go on about the one before: "累计施划2530个".
            var last = each[from];
            for (var s = from; s < to; s++)
            {
                if (each[s].Count > 0) last = each[s];
                foreach (var (task, match) in last)
                    result[task].Add(each[s].Count > 0 ? match : match with { Statement = statements[s] });
            }
        }

        return result;
    }

    private List<(int Task, TaskMatch Match)> Of(Statement statement)
    {
        var shared = new Dictionary<int, double>();
        foreach (var term in statement.Terms)
        {
            if (!facetsWith.TryGetValue(term, out var with)) continue;
            var weight = weights.Of(term);
            foreach (var facet in with) shared[facet] = shared.GetValueOrDefault(facet) + weight;
        }

        var best = new SortedDictionary<int, double>();
        foreach (var (facet, weight) in shared)
        {
            var (task, worth, all) = facets[facet];
            var covered = weight / all * worth;
            if (covered > best.GetValueOrDefault(task)) best[task] = covered;
        }

        var text = statement.Submission.Document.Text;
        var scored = new List<(int Task, TaskMatch Match)>();
        foreach (var (index, covered) in best)
        {
            var task = tasks[index];
            var named = task.Names.Any(n => statement.Item.Span.Of(text).Contains(n, StringComparison.Ordinal));
            if (!named && covered < LeastShared) continue;
            var relation = ownership.Of(task, statement.Submission.Unit);
            var score = covered + Worth(task, relation) + (named ? SameName : 0);
            if (score >= Possible) scored.Add((index, new TaskMatch(task, statement, Math.Round(Math.Min(1, score), 3), relation)));
        }

        if (scored.Count < 2) return scored;
        var most = scored.Max(s => s.Match.Score);
        return scored.FindAll(s => s.Match.Score >= NearlyAsWell * most);
    }

    private static double Worth(PlanTask task, Relation relation) => relation switch
    {
        Relation.Lead => 0.12,
        Relation.Responsible => 0.06,
        Relation.Unknown => 0,
        _ => task.OwnPlan ? -0.25 : -0.08,
    };
}
