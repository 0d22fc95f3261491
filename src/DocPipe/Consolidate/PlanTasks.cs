using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>Reads the tasks of the plans.</summary>
internal sealed class PlanTasks(Terms terms, Roster roster, DateOnly asOf, LedgerTables tables)
{
    /// <summary>A part of a task with fewer terms says too little to be found by itself.</summary>
    private const int FewestTerms = 3;

    /// <summary>A day without a year lies in the plan's year, or, when that is so long before the plan was signed, in the next.</summary>
    private const int LongBefore = 60;

    public ImmutableArray<PlanTask> Of(IEnumerable<Submission> plans) => [.. plans.SelectMany(Of)];

    private IEnumerable<PlanTask> Of(Submission plan)
    {
        var tasks = plan.Document.All<TaskAnnotation>().Where(t => t.Kind == TaskKind.Planned).ToArray();
        var headings = new HeadingsAbove(plan.Document);
        var above = tasks.Select(t => headings.Of(t.Span)).ToArray();
        // A plan that gives most of its work to others of the roster is the office's, whoever's name was read as its sender.
        var others = tasks.Count(t => Resolve(t.Lead).Concat(Resolve(t.Responsible)).Any(o => o != plan.Unit && roster.Find(o) is not null));
        var own = plan.Unit is { } sender && roster.Find(sender) is not null && others * 3 <= tasks.Length;
        for (var t = 0; t < tasks.Length; t++)
        {
            // A heading over one task is the task's own name; over several it only groups them.
            var name = above[t] is { } heading && above.Count(a => a == heading) == 1 ? heading.Content : default;
            yield return One(plan, tasks[t], name, own);
        }
    }

    /// <summary>The last day of a time limit; null where it names none.</summary>
    public static DateOnly? DueDay(Submission submission, DueTime? due, DateOnly asOf)
    {
        var value = due?.Value;
        if (value is null) return null;
        // A masked year (20xx年) is any year: that of the plan.
        if (value.Contains("20XX-", StringComparison.Ordinal)) value = value.Replace("20XX-", "XXXX-", StringComparison.Ordinal);
        var day = DayRange.Parse(value, submission.Year ?? asOf.Year).Last;
        return day is { } d && value.Contains("XXXX", StringComparison.Ordinal) && Signed(submission) is { } signed && d.DayNumber < signed.DayNumber - LongBefore ? d.AddYears(1) : day;
    }

    private static DateOnly? Signed(Submission submission) =>
        submission.Document.All<DateAnnotation>().Where(d => d.Kind == DateKind.Date).Select(d => DayRange.Parse(d.Value)).LastOrDefault(r => r.First is not null && r.First == r.Last).First;

    private PlanTask One(Submission plan, TaskAnnotation task, Span name, bool own)
    {
        var core = CoreOf(plan.Document.Text, task.Span);
        var due = DueDay(plan, task.Due, asOf);
        var recurring = task.Due?.Value?.StartsWith('R') == true
            || (task.Due?.Value is null or "XXXX-01/XXXX-12" && plan.Document.All<DateAnnotation>().Any(d => d.Kind == DateKind.Recurring && core.Contains(d.Span)));
        return new PlanTask(
            plan, task, core, Resolve(task.Lead), Resolve(task.Responsible), Facets(plan.Document, core, name),
            [.. NamesIn(plan.Document.Text, core), .. NamesIn(plan.Document.Text, name)], TaskTarget.Within(plan.Document, core, tables.Acts), due, recurring)
        {
            OwnPlan = own,
            Title = TitleOf(plan.Document.Text, core, name),
            Sender = own || plan.Unit is null || roster.Find(plan.Unit) is null ? plan.Unit : null,
        };
    }

    private ImmutableArray<string> Resolve(ImmutableArray<string> names) => [.. names.Select(n => roster.Find(n)?.Name ?? n).Distinct(StringComparer.Ordinal)];

    private Span CoreOf(string text, Span task)
    {
        for (var i = task.Start; i < task.End; i++)
        {
            if (tables.Keys.EndOfWordAt(text, i) is not (> 0 and var end) || end >= task.End || text[end] is not ('：' or ':')) continue;
            if (i > task.Start && text[i - 1] is not ('。' or '；' or ';' or '，' or ',' or '（' or '(' or '\n' or ' ' or '　' or '【')) continue;
            return i - task.Start > 4 ? new Span(task.Start, i) : task;
        }

        return task;
    }

    /// <summary>The short phrase that names the task, at its head or as the heading over it alone.</summary>
    private string[] TitleOf(string text, Span core, Span name)
    {
        var title = Statements.TopicOf(text, core) is { IsEmpty: false } topic ? topic : name;
        return [.. Pairs.Of(text, title).Where(p => !tables.GeneralTerms.Contains(p))];
    }

    private List<string[]> Facets(Document document, Span core, Span name)
    {
        var facets = new List<string[]> { terms.Of(document, core) };
        foreach (var part in Statements.Split(document.Text, core, parts: true))
            if (part != core && terms.Of(document, part) is { Length: >= FewestTerms } own) facets.Add(own);
        if (!name.IsEmpty && terms.Of(document, name) is { Length: >= FewestTerms } named) facets.Add(named);
        return facets;
    }

    public static IReadOnlyList<string> NamesIn(string text, Span span)
    {
        var names = new List<string>();
        for (var i = span.Start; i < span.End; i++)
        {
            if (text[i] is not ('“' or '《' or '「' or '"')) continue;
            var close = text.AsSpan(i + 1, span.End - i - 1).IndexOfAny("”》」\"");
            if (close is >= 2 and <= 24) names.Add(text.Substring(i + 1, close));
            if (close > 0) i += close + 1;
        }

        return names;
    }
}
