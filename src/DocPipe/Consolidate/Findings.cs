using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>Everything the batch asks senders to put right that is neither a missing section of a report nor a contradiction.</summary>
internal static class Findings
{
    public static ImmutableArray<DigestFinding> Of(ImmutableArray<Submission> submissions, Roster roster) =>
    [
        .. submissions.Where(s => s.Standing != Standing.Earlier).SelectMany(s =>
            s.Findings.Concat(s.Counts ? Own(s, roster) : []).Select(f => f with { Unit = s.Unit })),
    ];

    private static IEnumerable<DigestFinding> Own(Submission s, Roster roster)
    {
        foreach (var finding in s.Document.All<FindingAnnotation>())
            yield return new DigestFinding(finding.Kind, finding.Message, [EvidenceOf.Annotation(s.Document, finding)]);

        // What a plan of no unit of the roster lacks has no row among the units to stand in.
        if (s.Standing == Standing.Plan && (s.Unit is null || roster.Find(s.Unit) is null))
            foreach (var missing in s.Document.All<MissingAnnotation>().Where(m => m.Label.Length > 0))
                yield return new DigestFinding(
                    FindingKind.MissingSection, $"没有“{missing.Label}”。{missing.Advice}",
                    [EvidenceOf.Span(s.Document, s.Document.First<TitleAnnotation>()?.Span ?? new Span(0, Math.Min(30, s.Document.Text.Length)))]);
    }
}
