using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>
/// How a task stands, from what is said of it. Finished is what its lead (or its only owner) says is finished, or whose numbers reach the
/// task's; an owner among several can only say that its share is. What is said in the latest period counts before what was said earlier.
/// Lights: red is overdue, or not begun with at most three days left; yellow is due within seven days; a task without a day has no light;
/// recurring work is green when the period's reports tell of it, else yellow.
/// </summary>
internal sealed class TaskJudge(ProgressWords words, DateOnly asOf, bool anyReport)
{
    private const int SoonDays = 7;
    private const int LateStartDays = 3;

    /// <summary>A statement that fits a task less than this can't finish it.</summary>
    private const double Finishing = 0.45;

    /// <summary>The same where it can't be told whose task it is or who speaks.</summary>
    private const double FinishingUnknown = 0.6;

    public (ProgressStatus Status, Light Light, DateOnly? PostponedTo) Judge(PlanTask task, IReadOnlyCollection<TaskMatch> matches)
    {
        var status = StatusOf(task, matches);
        return (status, LightOf(task, status, matches), Postponed(task, matches));
    }

    public ProgressState StateOf(PlanTask task, TaskMatch match) =>
        words.Read(match.Statement.Submission.Document, match.Statement.Span, task.Targets, match.Statement.IsProblem);

    /// <summary>What several statements of one account say together.</summary>
    public ProgressState Together(PlanTask task, IEnumerable<TaskMatch> matches) =>
        matches.Aggregate(ProgressState.Said, (state, m) => state.With(StateOf(task, m)));

    private ProgressStatus StatusOf(PlanTask task, IReadOnlyCollection<TaskMatch> matches)
    {
        var told = matches.Where(m => !m.Statement.IsProblem).ToArray();
        var state = ProgressState.Said;
        foreach (var period in matches.GroupBy(m => m.Statement.IsCurrent).OrderBy(g => g.Key))
        {
            var said = OfPeriod(task, [.. period]);
            // Later silence, mere mention or a little more of it takes nothing back.
            if (said != ProgressState.Said && !(state == ProgressState.Done && said is ProgressState.NotBegun or ProgressState.Share)) state = said;
        }

        if (state == ProgressState.Done && !task.Recurring) return ProgressStatus.Done;
        if (!task.Recurring && task.Due < asOf) return ProgressStatus.Overdue;
        if (task.Recurring) return told.Any(m => m.Statement.IsCurrent) ? ProgressStatus.InProgress : anyReport ? ProgressStatus.Unknown : ProgressStatus.Planned;
        if (state == ProgressState.NotBegun) return ProgressStatus.Planned;
        if (told.Length > 0 || state is ProgressState.Underway or ProgressState.Share) return ProgressStatus.InProgress;
        return anyReport && task.Due is null ? ProgressStatus.Unknown : ProgressStatus.Planned;
    }

    private ProgressState OfPeriod(PlanTask task, TaskMatch[] matches)
    {
        var finished = new HashSet<string>(StringComparer.Ordinal);
        bool done = false, underway = false, share = false, notBegun = false;
        foreach (var account in matches.GroupBy(m => (m.Statement.Submission, m.Statement.Item)))
        {
            var best = account.Max(m => m.Score);
            var state = Together(task, account);
            var first = account.First();
            if (first.Statement.IsProblem && state is not (ProgressState.NotBegun or ProgressState.Underway)) continue;
            if (state == ProgressState.NotBegun) notBegun = true;
            else if (state == ProgressState.Share) share = true;
            else if (state == ProgressState.Done && best >= (first.Relation == Relation.Lead ? Finishing : FinishingUnknown) && first.Relation is Relation.Lead or Relation.Unknown) done = true;
            else if (state == ProgressState.Done && first.Relation == Relation.Responsible && first.Statement.Submission.Unit is { } unit) finished.Add(unit);
            else if (state == ProgressState.Underway && (first.Relation is Relation.Lead or Relation.Unknown || !done)) underway = true;
        }

        // Without a lead, the task is finished when each of its owners says so.
        if (!done && task.Lead.IsEmpty && task.Responsible.Length > 1 && task.Responsible.All(finished.Contains)) done = true;
        if (done) return underway || notBegun ? ProgressState.Underway : ProgressState.Done;
        if (underway) return ProgressState.Underway;
        if (share || finished.Count > 0) return ProgressState.Share;
        return notBegun ? ProgressState.NotBegun : ProgressState.Said;
    }

    private Light LightOf(PlanTask task, ProgressStatus status, IReadOnlyCollection<TaskMatch> matches)
    {
        if (status == ProgressStatus.Done) return Light.Green;
        if (status == ProgressStatus.Overdue) return Light.Red;
        if (task.Recurring) return !anyReport ? Light.None : matches.Any(m => m.Statement.IsCurrent && !m.Statement.IsProblem) ? Light.Green : Light.Yellow;
        if (task.Due is not { } due) return Light.None;
        var left = due.DayNumber - asOf.DayNumber;
        return left <= LateStartDays && status != ProgressStatus.InProgress ? Light.Red : left <= SoonDays ? Light.Yellow : Light.Green;
    }

    private DateOnly? Postponed(PlanTask task, IEnumerable<TaskMatch> matches)
    {
        foreach (var match in matches.OrderByDescending(m => m.Statement.IsCurrent).ThenByDescending(m => m.Score))
        {
            var submission = match.Statement.Submission;
            if (words.PostponedTo(submission.Document, match.Statement.Span) is { } date
                && PlanTasks.DueDay(submission, new DueTime(date.Span, date.Value), asOf) is { } day && !(day <= task.Due)) return day;
        }

        return null;
    }
}
