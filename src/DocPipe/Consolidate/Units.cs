using System.Buffers;
using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>What each unit sent and what it still owes.</summary>
internal static class Units
{
    private static readonly SearchValues<char> LeftOut = SearchValues.Create("略补填核");

    private static readonly SearchValues<char> Masks = SearchValues.Create("xXｘＸ×✕*＊_＿");

    /// <param name="labels">Chinese names of roles.</param>
    public static ImmutableArray<DigestUnit> Of(
        ImmutableArray<Submission> submissions, Roster roster, IReadOnlyDictionary<string, string> labels)
    {
        var current = submissions.Where(s => s.Standing == Standing.Current && s.Unit is not null && s.IsReport(roster)).ToLookup(s => s.Unit!, StringComparer.Ordinal);
        var plans = submissions.Where(s => s is { Standing: Standing.Plan, Counts: true, Unit: not null }).ToLookup(s => s.Unit!, StringComparer.Ordinal);
        var names = roster.Units.Select(u => u.Name).Concat(current.Select(g => g.Key)).Distinct(StringComparer.Ordinal);
        return [.. names.Select(name => One(name, [.. current[name]], [.. plans[name]], labels))];
    }

    public static DigestDocument Document(Submission s) =>
        new(s.Path, s.Document.Source.Document, s.Type, s.Title, s.Period == default ? null : s.Period.ToString())
        {
            DuplicateOf = s.DuplicateOf?.Source.Path,
            SupersededBy = s.SupersededBy?.Source.Path,
        };

    /// <summary>What the author has to fill in: masks and blanks, also where they stand in a date or in place of a number, and text left out. Dots may end a list and are none.</summary>
    private static IEnumerable<Annotation> Blanks(Document document)
    {
        var text = document.Text;
        return document.Annotations.Where(a => a switch
        {
            PlaceholderAnnotation { Kind: PlaceholderKind.Elided } elided => elided.Span.Of(text).ContainsAny(LeftOut),
            PlaceholderAnnotation => true,
            FigureAnnotation figure => figure.Masked,
            DateAnnotation date => date.Span.Of(text).ContainsAny(Masks),
            _ => false,
        });
    }

    private static DigestUnit One(string name, ImmutableArray<Submission> sent, ImmutableArray<Submission> plans, IReadOnlyDictionary<string, string> labels)
    {
        // A plan is no report, but what it lacks is asked for all the same.
        Submission[] counted = [.. sent.Where(s => s.Counts), .. plans];
        var missing = counted.SelectMany(s => s.Document.All<MissingAnnotation>().Select(m =>
            new MissingSection(m.Role, m.Label.Length > 0 ? m.Label : labels.GetValueOrDefault(m.Role.ToString(), m.Role.ToString()), s.Path, s.Document.Source.Document)
            {
                Advice = m.Advice,
                HeadingOnly = !m.Span.IsEmpty,
            }));
        var owing = counted.SelectMany(s => s.Document.All<TaskAnnotation>()).Where(t => t.Kind != TaskKind.Done).ToArray();
        var blanks = counted.SelectMany(s => Blanks(s.Document).Select(p => EvidenceOf.Annotation(s.Document, p))).ToImmutableArray();
        var completeness = counted.Select(s => s.Document.First<CompletenessAnnotation>()?.Value).OfType<double>().ToArray();
        return new DigestUnit(
            name,
            sent.Length > 0,
            sent.Length > 0 && sent.All(s => s.Late),
            [.. sent.Select(Document)],
            [.. missing],
            blanks.Length,
            owing.Count(t => t.Lead.IsEmpty && t.Responsible.IsEmpty),
            owing.Count(t => t.Due is null),
            completeness.Length == 0 ? (sent.Length == 0 ? 0 : 1) : Math.Round(completeness.Average(), 4))
        {
            Blanks = blanks,
            TasksDone = sent.Where(s => s.Counts).Sum(s => s.Document.All<TaskAnnotation>().Count(t => t.Kind == TaskKind.Done)),
            Problems = sent.Where(s => s.Counts).Sum(s => s.Document.All<ProblemAnnotation>().Count()),
        };
    }
}
