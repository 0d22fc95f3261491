using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>The problems of the period by category, with the count of the period before, those raised again and those answered.</summary>
internal sealed class Problems(DataFolder models)
{
    /// <summary>Fewer characters name a thing and state nothing of it.</summary>
    private const int ShortestProblem = 7;

    /// <summary>A first clause of fewer terms names a place and states nothing.</summary>
    private const int ShortestCore = 6;

    private readonly IReadOnlyList<Category> categories = Category.ReadAll(models);
    private readonly HashSet<string> general = models.Lines("consolidate/general-terms.txt").ToHashSet(StringComparer.Ordinal);
    private readonly Answers answers = new([.. models.Rows("consolidate/answers.txt")]);
    private readonly PlaceNames places = new(models);

    public (ImmutableArray<DigestProblemGroup> Groups, ImmutableArray<DigestAnswer> Answered) Of(ImmutableArray<Submission> submissions, DayRange? period, Roster roster)
    {
        var before = Totals.LastPeriod(submissions, period).SelectMany(s => Stated(s, roster)).ToArray();
        var now = submissions.Where(s => s.Standing == Standing.Current && s.Counts).SelectMany(s => Stated(s, roster)).ToArray();
        var history = new ProblemHistory(before.Where(p => p.IsOpen), now, general);
        var known = submissions.Any(s => s.Standing == Standing.Earlier);
        var counts = before.CountBy(p => p.Problem.Category, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var order = categories.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i, StringComparer.Ordinal);
        var labels = categories.ToDictionary(c => c.Id, c => c.Label, StringComparer.Ordinal);
        var earlier = now.AsParallel().AsOrdered().Select(p => p.IsOpen ? history.Earlier(p) : null).ToArray();
        var raisedAgain = earlier.OfType<StatedProblem>().Select(p => p.Problem).ToHashSet<ProblemAnnotation>(ReferenceEqualityComparer.Instance);
        return (
        [
            .. now.Zip(earlier).GroupBy(p => p.First.Problem.Category, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count()).ThenBy(g => order.GetValueOrDefault(g.Key, int.MaxValue)).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new DigestProblemGroup(
                    g.Key, labels.GetValueOrDefault(g.Key, g.Key), g.Count(), known ? counts.GetValueOrDefault(g.Key) : null,
                    [.. g.Select(p => One(p.First, p.Second))])),
        ], answers.Of(submissions.Where(s => s.Standing == Standing.Current && s.Counts), history, raisedAgain, labels));
    }

    private IEnumerable<StatedProblem> Stated(Submission s, Roster roster)
    {
        var text = s.Document.Text;
        var done = s.Document.All<TaskAnnotation>().Where(t => t.Kind == TaskKind.Done).ToArray();
        var dates = s.Document.All<DateAnnotation>().Select(d => d.Span).ToHashSet();
        var cells = new SpanCursor(s.Document.Blocks.Where(b => b.Kind == BlockKind.Cell && b.Row == 0).Select(b => b.Span));
        foreach (var problem in s.Document.All<ProblemAnnotation>())
        {
            // A signature, a date or the head of a column states nothing.
            if (roster.Find(problem.Span.In(text).Trim()) is not null || dates.Contains(problem.Span) || cells.EndAt(problem.Span.Start) >= problem.Span.End) continue;
            yield return new StatedProblem(s, problem, Pairs.Of(text, problem.Span), places.In(text, problem.Span))
            {
                Core = Pairs.Of(text, Statements.Split(text, problem.Span, parts: true).First()) is { Length: >= ShortestCore } core ? core : Pairs.Of(text, problem.Span),
                IsOpen = problem.Span.Length >= ShortestProblem && !answers.IsMended(problem.Span.Of(text)) && !done.Any(t => t.Span.Contains(problem.Span)),
            };
        }
    }

    private static DigestProblem One(StatedProblem p, StatedProblem? earlier) =>
        new(p.Text, p.Submission.Unit, Math.Round(p.Problem.Confidence, 3), [p.Evidence])
        {
            Recurring = earlier is not null,
            Earlier = earlier is null ? [] : [earlier.Evidence],
            Place = p.Places.Count > 0 ? p.Places[0] : null,
        };
}
