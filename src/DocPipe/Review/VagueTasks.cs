using System.Buffers;
using DocPipe.Model;

namespace DocPipe.Review;

/// <summary>
/// Tasks without owner or time among others of their kind that have one. Where most have none it is the way the document is written, and the
/// count of them says it. Work that goes on, or comes round again, has no day to be done by; in a unit's own report the unit itself owns what
/// names nobody else, unless nearly all the others name somebody.
/// </summary>
internal sealed class VagueTasks(DataFolder models, Ending ending)
{
    /// <summary>How far behind a task its owner may stand in brackets, in UTF-16 units.</summary>
    private const int Behind = 16;

    private static readonly SearchValues<char> NotName = SearchValues.Create("0123456789，、");

    private readonly IReadOnlyList<string> owners = models.Lines("review/owner-words.txt");
    private readonly IReadOnlyList<string> lasting = models.Lines("review/lasting-words.txt");

    public IEnumerable<FindingAnnotation> Find(Document document, Checklist checklist)
    {
        var end = ending.Of(document);
        foreach (var group in document.All<TaskAnnotation>().Where(t => t.Kind != TaskKind.Done && t.Span.Start < end && !IsContact(t.Span.Of(document.Text))).GroupBy(t => t.Kind))
        {
            var tasks = group.ToArray();
            if (tasks.Length < 2) continue;
            var planned = group.Key == TaskKind.Planned;
            var owned = tasks.Count(t => HasOwner(document, t));
            var dated = tasks.Count(t => t.Due is not null);
            foreach (var task in tasks)
            {
                var words = Short(task.Span.In(document.Text));
                if (owned >= 2 && owned * 3 >= tasks.Length * 2 && !HasOwner(document, task)
                    && Completeness.Said(checklist, "no_owner", text: words) is { } noOwner)
                    yield return new FindingAnnotation(task.Span, ReviewStage.By, FindingKind.NoOwner, noOwner);
                if ((planned ? dated * 3 >= tasks.Length * 2 : dated * 2 >= tasks.Length) && task.Due is null && !Lasts(document, task)
                    && Completeness.Said(checklist, "no_due", text: words) is { } noDue)
                    yield return new FindingAnnotation(task.Span, ReviewStage.By, FindingKind.NoDue, noDue);
            }
        }
    }

    /// <summary>"分管负责人：…，监督电话：…" says whom to ask, not what to do.</summary>
    private static bool IsContact(ReadOnlySpan<char> words) =>
        words.IndexOfAny('：', ':') is > 1 and <= 8 and var colon && (words[..colon].EndsWith("人") || words[..colon].EndsWith("电话") || words[..colon].EndsWith("方式"));

    private bool HasOwner(Document document, TaskAnnotation task)
    {
        if (!task.Lead.IsEmpty || !task.Responsible.IsEmpty) return true;
        var text = document.Text.AsSpan(task.Span.Start, Math.Min(document.Text.Length, task.Span.End + Behind) - task.Span.Start);
        var own = task.Span.Length;
        foreach (var word in owners)
            if (text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at && (at < own || text[own..at].IndexOf('\n') < 0 && text[Math.Min(own, at)..at].IndexOfAny("（(") >= 0)) return true;
        // "行政主管：苗青" at the end: a post and a name.
        var colon = text[..own].LastIndexOfAny('：', ':');
        return colon > 0 && own - colon is >= 3 and <= 8 && !text[(colon + 1)..own].ContainsAny(NotName);
    }

    private bool Lasts(Document document, TaskAnnotation task)
    {
        var words = task.Span.Of(document.Text);
        foreach (var word in lasting)
            if (words.StartsWith(word, StringComparison.Ordinal)) return true;
        return document.All<DateAnnotation>().Any(d => d.Kind == DateKind.Recurring && task.Span.Contains(d.Span));
    }

    private static string Short(string words) => words.ReplaceLineEndings(" ").Trim() is { Length: > 24 } longer ? longer[..24] + "…" : words.ReplaceLineEndings(" ").Trim();
}
