using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>What a leader should be told beyond the ledger: days to come, work worth naming.</summary>
internal static class Notices
{
    private const int HorizonDays = 14;
    private const int MostHighlights = 8;
    private const int LongestHighlight = 240;

    /// <summary>Days of the plans and announcements from the day of judging over the next two weeks.</summary>
    public static ImmutableArray<DigestDeadline> Deadlines(ImmutableArray<Submission> submissions, ImmutableArray<DigestTask> tasks, DateOnly asOf)
    {
        var result = new List<DigestDeadline>();
        foreach (var task in tasks.Where(t => t.Status is not ProgressStatus.Done && t.DaysLeft is >= 0 and <= HorizonDays))
            result.Add(new DigestDeadline(asOf.AddDays(task.DaysLeft!.Value), task.Text, task.Unit, task.Evidence) { DaysLeft = task.DaysLeft.Value });
        foreach (var s in submissions.Where(s => s.Standing == Standing.Current && s.Counts))
            foreach (var task in s.Document.All<TaskAnnotation>().Where(t => t.Kind == TaskKind.Next && t.Due is not null))
                if (PlanTasks.DueDay(s, task.Due, asOf) is { } day && day.DayNumber - asOf.DayNumber is >= 0 and <= HorizonDays and var left)
                    result.Add(new DigestDeadline(day, EvidenceOf.OneLine(task.Span.Of(s.Document.Text)), s.Unit, [EvidenceOf.Annotation(s.Document, task)]) { DaysLeft = left });
        return [.. result.OrderBy(d => d.Date).ThenBy(d => d.Unit, StringComparer.Ordinal).ThenBy(d => d.Text, StringComparer.Ordinal)];
    }

    /// <summary>Of each unit the account with the most figures of its own; units with more to show first.</summary>
    public static ImmutableArray<DigestNote> Highlights(ImmutableArray<Submission> submissions)
    {
        var best = new List<(int Figures, DigestNote Note)>();
        foreach (var unit in submissions.Where(s => s.Standing == Standing.Current && s.Counts && s.Unit is not null).GroupBy(s => s.Unit, StringComparer.Ordinal))
        {
            var told = unit.SelectMany(s => s.Document.All<TaskAnnotation>().Where(t => t.Kind == TaskKind.Done && t.Span.Length is >= 20 and <= LongestHighlight)
                    .Select(t => (Submission: s, Task: t, Figures: s.Document.All<FigureAnnotation>().Count(f => !f.Masked && t.Span.Contains(f.Span)))))
                .Where(t => t.Figures >= 2).ToArray();
            if (told.Length == 0) continue;
            var most = told.MaxBy(t => t.Figures);
            best.Add((most.Figures, new DigestNote(
                EvidenceOf.OneLine(most.Task.Span.Of(most.Submission.Document.Text)), unit.Key, null, [EvidenceOf.Annotation(most.Submission.Document, most.Task)])));
        }

        return [.. best.OrderByDescending(b => b.Figures).ThenBy(b => b.Note.Unit, StringComparer.Ordinal).Take(MostHighlights).Select(b => b.Note)];
    }
}
