using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>The tasks of the plans, each with what the reports say of it and how it stands.</summary>
internal sealed class Ledger
{
    private const int MostProgress = 6;
    private const int MostUnsure = 3;

    private readonly ImmutableArray<PlanTask> tasks;
    private readonly List<TaskMatch>[] matches;
    private readonly TaskJudge judge;
    private readonly DateOnly asOf;
    private readonly TaskFields fields;

    public Ledger(ImmutableArray<Submission> submissions, Roster roster, DateOnly asOf, LedgerTables tables, TaskFields fields)
    {
        this.asOf = asOf;
        this.fields = fields;
        var units = new WordIndex(roster.Names.Concat(submissions.Select(s => s.Unit).OfType<string>()).Where(n => n.Length > 1));
        var terms = new Terms(units);
        tasks = new PlanTasks(terms, roster, asOf, tables).Of(submissions.Where(s => s.Standing == Standing.Plan && s.Counts));
        var statements = new Statements(terms).Of(submissions.Where(s => s.Standing != Standing.Plan && s.Counts));
        var weights = new TermWeights(tables.GeneralTerms);
        foreach (var task in tasks) weights.Count(task.Facets[0]);
        foreach (var statement in statements) weights.Count(statement.Terms);
        var matcher = new TaskMatcher(tasks, weights, new Ownership(roster));
        matches = matcher.Match(statements);
        var asked = new Statements(terms).Asked(submissions.Where(s => s.Standing == Standing.Current && s.Counts && !s.IsReport(roster)));
        New = tasks.IsEmpty ? [] : NewTasks.Of(matcher.Unmatched([.. statements.Where(s => s.IsCurrent && !s.IsProblem), .. asked.Where(s => !s.IsProblem)]), submissions, tables.Beginnings);
        judge = new TaskJudge(tables.Words, asOf, anyReport: statements.Count > 0);
    }

    /// <summary>Work that no plan names.</summary>
    public ImmutableArray<DigestNote> New { get; }

    public ImmutableArray<DigestTask> Tasks() => [.. tasks.Select((task, i) => One(task, matches[i]))];

    /// <summary>What the current reports announce for the time to come.</summary>
    public static ImmutableArray<DigestNote> Announced(ImmutableArray<Submission> submissions) =>
    [
        .. from s in submissions
           where s.Standing == Standing.Current && s.Counts
           from task in s.Document.All<TaskAnnotation>()
           where task.Kind == TaskKind.Next
           select new DigestNote(EvidenceOf.OneLine(task.Span.Of(s.Document.Text)), s.Unit, task.Due?.Value, [EvidenceOf.Annotation(s.Document, task)]),
    ];

    private DigestTask One(PlanTask task, List<TaskMatch> found)
    {
        var text = EvidenceOf.OneLine(task.Task.Span.Of(task.Plan.Document.Text));
        // A sentence that fits less well belongs to an account that fits well: it says how far the work is.
        var accounts = found.Where(m => m.IsSure).Select(m => m.Statement.Item).ToHashSet(ReferenceEqualityComparer.Instance);
        var sure = found.FindAll(m => accounts.Contains(m.Statement.Item));
        var (status, light, postponed) = judge.Judge(task, sure);
        var told = Told(task, sure);
        var (category, label) = fields.Of(task.Plan.Document, task.Task);
        return new DigestTask(
            IdOf(task.Plan, text), text, task.Owners.FirstOrDefault() ?? task.Sender, task.Lead, task.Responsible, task.Task.Due?.Value, status, light,
            [.. told.Take(MostProgress)], [EvidenceOf.Annotation(task.Plan.Document, task.Task)])
        {
            Category = category,
            CategoryLabel = label,
            DaysLeft = task.Due is { } day ? day.DayNumber - asOf.DayNumber : null,
            Recurring = task.Recurring,
            PostponedTo = postponed,
            Unsure = [.. Told(task, found.FindAll(m => !m.Statement.IsProblem && !accounts.Contains(m.Statement.Item))).Take(MostUnsure)],
        };
    }

    /// <summary>Each account once with its best score: the period's own first, then by score.</summary>
    private IEnumerable<DigestProgress> Told(PlanTask task, List<TaskMatch> found) =>
        found.Where(m => !m.Statement.IsProblem || judge.StateOf(task, m) is ProgressState.NotBegun or ProgressState.Underway)
            .GroupBy(m => (m.Statement.Submission, m.Statement.Item))
            .Select(g => (Best: g.MaxBy(m => m.Score)!, State: judge.Together(task, g)))
            .OrderByDescending(x => x.Best.Statement.IsCurrent).ThenByDescending(x => x.Best.Score)
            .Select(x => new DigestProgress(
                EvidenceOf.OneLine(x.Best.Statement.Item.Span.Of(x.Best.Statement.Submission.Document.Text)),
                x.Best.Statement.Submission.Unit, x.Best.Score, [EvidenceOf.Annotation(x.Best.Statement.Submission.Document, x.Best.Statement.Item)])
            {
                State = x.State switch
                {
                    ProgressState.NotBegun => ProgressStatus.Planned,
                    ProgressState.Underway or ProgressState.Share => ProgressStatus.InProgress,
                    ProgressState.Done => ProgressStatus.Done,
                    _ => ProgressStatus.Unknown,
                },
            });

    private static string IdOf(Submission plan, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{plan.Title}\n{text}")).AsSpan(0, 6));
}
