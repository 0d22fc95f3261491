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

    /// <summary>The same of a unit that isn't the lead.</summary>
    public const double SureOfOthers = 0.5;

    /// <summary>From this score on it is shown to a person to decide.</summary>
    public const double Possible = 0.27;

    /// <summary>Whoever says it, less of the task's terms than this is chance.</summary>
    private const double LeastShared = 0.2;

    /// <summary>What a name in quotation marks that stands in both is worth.</summary>
    private const double SameName = 0.3;

    /// <summary>What it is worth that the task and the account go by the same short name.</summary>
    private const double SameTitle = 0.3;

    /// <summary>What it costs that both go by names and the names have nothing in common.</summary>
    private const double OtherTitle = 0.1;

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

    /// <summary>The statements that are about no task.</summary>
    public IReadOnlyList<Statement> Unmatched(IReadOnlyList<Statement> statements) =>
        [.. statements.AsParallel().AsOrdered().Where(s => Of(s).Count == 0)];

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
            var titled = Titled(task, statement);
            if (!named && titled == 0 && covered < LeastShared) continue;
            var relation = ownership.Of(task, statement.Submission.Unit);
            var score = covered + Worth(task, relation) + (named ? SameName : 0) + titled * (relation == Relation.Stranger ? SameTitle / 2 : SameTitle)
                - (relation != Relation.Lead && task.Title.Length > 1 && statement.Title.Count > 1 && !task.Title.Any(statement.Title.Contains) ? OtherTitle : 0);
            if (score >= Possible) scored.Add((index, new TaskMatch(task, statement, Math.Round(Math.Min(1, score), 3), relation)));
        }

        if (scored.Count < 2) return scored;
        var most = scored.Max(s => s.Match.Score);
        return scored.FindAll(s => s.Match.Score >= NearlyAsWell * most);
    }

    /// <summary>How much of the shorter of two names of at least two telling terms stands in the other; nothing below a half.</summary>
    private static double Titled(PlanTask task, Statement statement)
    {
        if (task.Title.Length < 2 || statement.Title.Count < 2) return 0;
        var shared = task.Title.Count(statement.Title.Contains);
        var share = shared < 2 ? 0 : (double)shared / Math.Min(task.Title.Length, statement.Title.Count);
        return share >= 0.5 ? share : 0;
    }

    private static double Worth(PlanTask task, Relation relation) => relation switch
    {
        Relation.Lead => 0.12,
        Relation.Responsible => 0.06,
        Relation.Unknown => 0,
        _ => task.OwnPlan ? -0.25 : -0.08,
    };
}
