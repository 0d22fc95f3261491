using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>
/// Adds figures up over the units: the same thing in the same unit of measure. Masked figures, shares and whatever names no thing are
/// never added.
/// </summary>
internal sealed class Totals
{
    private readonly HashSet<string> nameless;
    private readonly Dictionary<string, string> shownAs = new(StringComparer.Ordinal);

    /// <param name="synonyms">Rows of the name to show and the others, separated by |.</param>
    /// <param name="nameless">Words that name no thing by themselves (其余, 任务).</param>
    public Totals(IEnumerable<string[]> synonyms, IReadOnlyList<string> nameless)
    {
        this.nameless = nameless.ToHashSet(StringComparer.Ordinal);
        foreach (var row in synonyms.Where(r => r.Length == 2))
            foreach (var other in row[1].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                shownAs.TryAdd(other, row[0]);
    }

    public ImmutableArray<DigestFigure> Of(ImmutableArray<Submission> submissions, DayRange? period)
    {
        var now = Group(submissions.Where(s => s.Standing == Standing.Current));
        var before = Group(LastPeriod(submissions, period));
        return
        [
            .. now.Select(group => Sum(group.Key, group.Value, before))
                .OrderByDescending(f => f.Parts.Select(p => p.Unit).Distinct().Count()).ThenByDescending(f => f.Parts.Length)
                .ThenByDescending(f => f.Total).ThenBy(f => f.Of, StringComparer.Ordinal).ThenBy(f => f.Measure, StringComparer.Ordinal),
        ];
    }

    /// <summary>The reports of the latest period before the current one.</summary>
    public static IEnumerable<Submission> LastPeriod(ImmutableArray<Submission> submissions, DayRange? period)
    {
        var earlier = submissions.Where(s => s.Standing == Standing.Earlier && s.Counts && (period?.First is null || s.Period.Last < period.Value.First)).ToArray();
        var latest = earlier.Max(s => s.Period.Last);
        return earlier.Where(s => s.Period.Last == latest);
    }

    private Dictionary<(string Of, string Measure), List<(Submission Submission, FigureAnnotation Figure)>> Group(IEnumerable<Submission> submissions)
    {
        var groups = new Dictionary<(string, string), List<(Submission, FigureAnnotation)>>();
        foreach (var submission in submissions.Where(s => s.Counts && s.Type != DocumentType.Plan))
        {
            foreach (var figure in submission.Document.All<FigureAnnotation>())
            {
                if (figure.Masked || figure.Value is null || figure.Unit is "" or "%" || figure.Of.Length < 2 || figure.Of == figure.Unit || nameless.Contains(figure.Of)) continue;
                if (!IsDone(submission.Document, figure)) continue;
                var key = (shownAs.GetValueOrDefault(figure.Of, figure.Of), figure.Unit);
                if (!groups.TryGetValue(key, out var list)) groups[key] = list = [];
                list.Add((submission, figure));
            }
        }

        return groups;
    }

    /// <summary>Only what was done adds up; a figure inside a next step or a problem is no result.</summary>
    private static bool IsDone(Document document, FigureAnnotation figure) =>
        document.All<TaskAnnotation>().Any(t => t.Kind == TaskKind.Done && t.Span.Contains(figure.Span))
        && !document.All<ProblemAnnotation>().Any(p => p.Span.Contains(figure.Span));

    private static DigestFigure Sum(
        (string Of, string Measure) key,
        List<(Submission Submission, FigureAnnotation Figure)> parts,
        Dictionary<(string Of, string Measure), List<(Submission Submission, FigureAnnotation Figure)>> before) =>
        new(
            key.Of,
            key.Measure,
            parts.Sum(p => p.Figure.Value!.Value),
            before.TryGetValue(key, out var earlier) ? earlier.Sum(p => p.Figure.Value!.Value) : null,
            parts.Any(p => p.Figure.Qualifier == Qualifier.Approx),
            [.. parts.Select(p => new DigestFigurePart(p.Submission.Unit, p.Figure.Value!.Value, p.Figure.Qualifier, [EvidenceOf.Annotation(p.Submission.Document, p.Figure)]))]);
}
