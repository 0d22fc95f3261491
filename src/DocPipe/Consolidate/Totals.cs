using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>
/// Adds figures up over the units: the same thing in the same unit of measure, of work done in the period. What was left out is said with
/// its reason, so that a total can be checked.
/// </summary>
internal sealed class Totals(DataFolder models)
{
    /// <summary>A report over more days than a period and this many more tells of another time than the period.</summary>
    private const int MoreDays = 4;

    private readonly CountedThings things = new(models);
    private readonly AddingRules rules = new(models);

    public (ImmutableArray<DigestFigure> Figures, ImmutableArray<DigestLeftOut> LeftOut) Of(ImmutableArray<Submission> submissions, DayRange? period, Roster roster)
    {
        var now = Counted(submissions.Where(s => s.Standing == Standing.Current), period, roster);
        var before = Counted(LastPeriod(submissions, period), period, roster).Where(f => f.IsAdded).GroupBy(f => (f.Of, f.Measure)).ToDictionary(g => g.Key, g => g.Sum(f => f.Value));
        var figures = now.Where(f => f.IsAdded).GroupBy(f => (f.Of, f.Measure))
            .Select(g => new DigestFigure(
                g.Key.Of, g.Key.Measure, g.Sum(f => f.Value), before.TryGetValue(g.Key, out var earlier) ? earlier : null,
                g.Any(f => f.Figure.Qualifier == Qualifier.Approx),
                [.. g.Select(f => new DigestFigurePart(f.Submission.Unit, f.Value, f.Figure.Qualifier, [EvidenceOf.Annotation(f.Submission.Document, f.Figure)]))]))
            .OrderByDescending(f => f.Parts.Select(p => p.Unit).Distinct().Count()).ThenByDescending(f => f.Parts.Length)
            .ThenByDescending(f => f.Total).ThenBy(f => f.Of, StringComparer.Ordinal).ThenBy(f => f.Measure, StringComparer.Ordinal).ToImmutableArray();
        var added = figures.Select(f => (f.Of, f.Measure)).ToHashSet();
        return (figures,
        [
            .. now.Where(f => !f.IsAdded && added.Contains((f.Of, f.Measure))).Select(f => new DigestLeftOut(
                f.Of, f.Measure, f.Figure.Value, f.Submission.Unit, AddingRules.Say(f.Reason), [EvidenceOf.Annotation(f.Submission.Document, f.Figure)])),
        ]);
    }

    /// <summary>The reports of the period before the current one: those that end within its length before the latest of them.</summary>
    public static IEnumerable<Submission> LastPeriod(ImmutableArray<Submission> submissions, DayRange? period)
    {
        var earlier = submissions.Where(s => s.Standing == Standing.Earlier && s.Counts && (period?.First is null || s.Period.Last < period.Value.First)).ToArray();
        if (earlier.Max(s => s.Period.Last) is not { } latest) return [];
        var from = latest.AddDays(1 - Days(period));
        return earlier.Where(s => s.Period.Last >= from);
    }

    private static int Days(DayRange? period) => period is { First: { } first, Last: { } last } ? last.DayNumber - first.DayNumber + 1 : 7;

    private List<CountedFigure> Counted(IEnumerable<Submission> submissions, DayRange? period, Roster roster)
    {
        var all = submissions.Where(s => s.Counts && s.IsReport(roster))
            .AsParallel().AsOrdered().SelectMany(s => Within(In(s, period))).ToList();
        var first = new Dictionary<(string?, string, string, decimal), Submission>();
        var others = all.Where(f => f.IsAdded).Select(f => (f.Of, f.Measure, f.Submission.Unit)).ToHashSet().ToLookup(f => (f.Of, f.Measure), f => f.Unit);
        for (var i = 0; i < all.Count; i++)
        {
            var figure = all[i];
            // What a department tells of the whole district is left out where the units tell it themselves.
            if (figure.Reason == NotAdded.Area && !others[(figure.Of, figure.Measure)].Any(u => u != figure.Submission.Unit)) figure = all[i] = figure with { Reason = NotAdded.None };
            if (!figure.IsAdded) continue;
            if (figure.Submission.Unit is null || first.TryAdd((figure.Submission.Unit, figure.Of, figure.Measure, figure.Value), figure.Submission)) continue;
            if (first[(figure.Submission.Unit, figure.Of, figure.Measure, figure.Value)] != figure.Submission) all[i] = figure with { Reason = NotAdded.Elsewhere };
        }

        return all;
    }

    private IEnumerable<CountedFigure> In(Submission submission, DayRange? period)
    {
        var document = submission.Document;
        var done = Accounts.Of(document).ToArray();
        var problems = document.All<ProblemAnnotation>().ToArray();
        var otherTime = submission.Period is { First: { } f, Last: { } l } && l.DayNumber - f.DayNumber + 1 > Days(period) + MoreDays;
        CountedFigure? last = null;
        foreach (var figure in document.All<FigureAnnotation>())
        {
            // Only what was done adds up; a figure inside a next step, or in a problem that tells of nothing done, is no result.
            var account = Array.Find(done, t => t.Span.Contains(figure.Span))?.Span ?? ToldOfWork(document, figure.Span);
            if (account.IsEmpty || !rules.IsMeasure(figure.Unit) || figure.Unit.Length == 0) continue;
            if (Array.Find(problems, p => p.Span.Contains(figure.Span)) is { } problem && !things.HasAct(problem.Span.Of(document.Text))) continue;
            var sentence = SentenceOf(document.Text, account, figure.Span);
            var reason = figure.Masked || figure.Value is null ? NotAdded.Masked : otherTime ? NotAdded.OtherPeriod : rules.Of(document.Text, sentence, figure);
            // "新建充电车棚8个，累计42个": the second counts what the first does.
            var follows = reason is NotAdded.Total or NotAdded.Change && last is not null && last.Sentence == sentence && last.Figure.Unit == figure.Unit;
            if ((follows ? things.KnownOf(document.Text, figure) ?? last!.Of : things.NameOf(document.Text, figure)) is not { } name) continue;
            last = new CountedFigure(submission, figure, name, things.MeasureOf(figure), sentence, reason);
            yield return last;
        }
    }

    /// <summary>A sentence of a section on work done that no task was made of; empty for any other place, tables too.</summary>
    private static Span ToldOfWork(Document document, Span figure)
    {
        var inside = document.Blocks.Where(b => b.Span.Contains(figure)).ToArray();
        return inside.Length > 0 && inside[^1] is { Kind: BlockKind.Item or BlockKind.Paragraph or BlockKind.Heading, Role: Role.WorkDone or Role.Results } block
            && !Array.Exists(inside, b => b.Kind is BlockKind.Table or BlockKind.Row or BlockKind.Cell)
            && !document.All<TaskAnnotation>().Any(t => t.Span.Contains(figure)) ? block.Span : default;
    }

    /// <summary>What one document says twice, or as a sum of what it says one by one, counts once.</summary>
    private static List<CountedFigure> Within(IEnumerable<CountedFigure> figures)
    {
        var all = figures.ToList();
        foreach (var group in Enumerable.Range(0, all.Count).Where(i => all[i].IsAdded || all[i].Reason == NotAdded.Part).GroupBy(i => (all[i].Of, all[i].Measure)).ToArray())
        {
            var same = group.ToArray();
            foreach (var i in same)
            {
                // "其中" is said of a whole of the same thing before it; otherwise it is a thing of its own.
                if (all[i].Reason == NotAdded.Part && !Array.Exists(same, w => w < i && all[w].IsAdded && all[w].Sentence == all[i].Sentence && all[w].Value >= all[i].Value))
                    all[i] = all[i] with { Reason = NotAdded.None };
            }

            var added = Array.FindAll(same, i => all[i].IsAdded);
            var sum = Array.Find(added, i => added.Length > 2 && all[i].Value * 2 == added.Sum(j => all[j].Value));
            if (added.Length > 2 && all[sum].Value * 2 == added.Sum(j => all[j].Value) && added.Contains(sum))
            {
                foreach (var i in added.Where(i => i != sum)) all[i] = all[i] with { Reason = NotAdded.Part };
                continue;
            }

            for (var i = 1; i < added.Length; i++)
                if (Array.Exists(added, j => j < added[i] && all[j].IsAdded && all[j].Value == all[added[i]].Value && all[j].Sentence != all[added[i]].Sentence))
                    all[added[i]] = all[added[i]] with { Reason = NotAdded.Repeated };
        }

        return all;
    }

    private static Span SentenceOf(string text, Span task, Span figure)
    {
        int start = figure.Start, end = figure.End;
        while (start > task.Start && text[start - 1] is not ('。' or '；' or ';' or '\n')) start--;
        while (end < task.End && text[end] is not ('。' or '；' or ';' or '\n')) end++;
        return new Span(start, end);
    }
}
