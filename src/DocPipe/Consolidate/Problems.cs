using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>The problems of the current period by category, with the count of the period before.</summary>
internal static class Problems
{
    private const double SameProblem = 0.6;

    public static ImmutableArray<DigestProblemGroup> Of(ImmutableArray<Submission> submissions, DayRange? period, IReadOnlyList<Category> categories)
    {
        var before = Totals.LastPeriod(submissions, period).SelectMany(Stated).ToLookup(p => p.Problem.Category, StringComparer.Ordinal);
        var known = submissions.Any(s => s.Standing == Standing.Earlier);
        var order = categories.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i, StringComparer.Ordinal);
        return
        [
            .. submissions.Where(s => s.Standing == Standing.Current && s.Counts).SelectMany(Stated)
                .GroupBy(p => p.Problem.Category, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count()).ThenBy(g => order.GetValueOrDefault(g.Key, int.MaxValue)).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new DigestProblemGroup(
                    g.Key, categories.FirstOrDefault(c => c.Id == g.Key)?.Label ?? g.Key, g.Count(), known ? before[g.Key].Count() : null,
                    [.. g.Select(p => One(p, before[g.Key]))])),
        ];
    }

    private readonly record struct StatedProblem(Submission Submission, ProblemAnnotation Problem, string[] Words);

    private static IEnumerable<StatedProblem> Stated(Submission s) =>
        s.Document.All<ProblemAnnotation>().Select(p => new StatedProblem(s, p, WordProfile.WordsOf(s.Document, p.Span)));

    private static DigestProblem One(StatedProblem p, IEnumerable<StatedProblem> before) =>
        new(EvidenceOf.OneLine(p.Problem.Span.Of(p.Submission.Document.Text)), p.Submission.Unit, Math.Round(p.Problem.Confidence, 3),
            [EvidenceOf.Annotation(p.Submission.Document, p.Problem)])
        {
            Recurring = p.Submission.Unit is not null && before.Any(b => b.Submission.Unit == p.Submission.Unit && Alike(p.Words, b.Words)),
        };

    private static bool Alike(string[] a, string[] b)
    {
        var shared = a.Intersect(b, StringComparer.Ordinal).Count();
        return shared >= 2 && shared >= SameProblem * Math.Min(a.Length, b.Length);
    }
}
