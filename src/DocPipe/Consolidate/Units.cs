using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>What each unit sent and what it still owes.</summary>
internal static class Units
{
    /// <param name="labels">Chinese names of roles.</param>
    public static ImmutableArray<DigestUnit> Of(
        ImmutableArray<Submission> submissions, Roster roster, IReadOnlyDictionary<string, string> labels)
    {
        var current = submissions.Where(s => s.Standing == Standing.Current && s.Unit is not null && s.IsReport(roster)).ToLookup(s => s.Unit!, StringComparer.Ordinal);
        var names = roster.Units.Select(u => u.Name).Concat(current.Select(g => g.Key)).Distinct(StringComparer.Ordinal);
        return [.. names.Select(name => One(name, [.. current[name]], labels))];
    }

    public static DigestDocument Document(Submission s) =>
        new(s.Path, s.Document.Source.Document, s.Type, s.Title, s.Period == default ? null : s.Period.ToString())
        {
            DuplicateOf = s.DuplicateOf?.Source.Path,
        };

    private static DigestUnit One(string name, ImmutableArray<Submission> sent, IReadOnlyDictionary<string, string> labels)
    {
        var counted = sent.Where(s => s.Counts).ToArray();
        var missing = counted.SelectMany(s => s.Document.All<MissingAnnotation>().Select(m =>
            new MissingSection(m.Role, labels.GetValueOrDefault(m.Role.ToString(), m.Role.ToString()), s.Path, s.Document.Source.Document)));
        var owing = counted.SelectMany(s => s.Document.All<TaskAnnotation>()).Where(t => t.Kind != TaskKind.Done).ToArray();
        var blanks = counted.SelectMany(s => s.Document.All<PlaceholderAnnotation>()
            .Where(p => p.Kind != PlaceholderKind.Elided).Select(p => EvidenceOf.Annotation(s.Document, p))).ToImmutableArray();
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
            TasksDone = counted.Sum(s => s.Document.All<TaskAnnotation>().Count(t => t.Kind == TaskKind.Done)),
            Problems = counted.Sum(s => s.Document.All<ProblemAnnotation>().Count()),
        };
    }
}
