using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Classify;

/// <summary>A stretch that states a problem.</summary>
internal readonly record struct Finding(Span Span, Judgement Judgement);

/// <summary>
/// Cuts a sentence into findings and what is none: of all ways to put its clauses together, the likeliest one by the classifier, which is
/// asked about each clause and about each run of clauses as a whole. A cut costs something, so that a sentence stays whole unless its parts
/// clearly differ; between two clauses that name subjects of their own ("部分…，个别…") it is welcome, and so it is before a subject that
/// follows a finished turn ("…好转，但…，一些…").
/// </summary>
internal sealed class FindingSearch(IProblemClassifier classifier, PhraseTable<bool> subjects, PhraseTable<bool> turns)
{
    /// <summary>Clauses that one finding may have; a longer sentence is cut.</summary>
    private const int LongestFinding = 8;

    /// <summary>Shorter clauses are names or left-overs.</summary>
    private const int LeastCharacters = 4;

    private const double Cut = 1.2;
    private const double CutBetweenSubjects = -1.0;

    /// <param name="clauses">Of one sentence, in order.</param>
    /// <param name="shift">What the place adds to the log-odds of a problem.</param>
    public void Find(string text, List<Clause> clauses, TokenWindow words, double shift, List<Finding> into)
    {
        var runs = new Runs(classifier, text, clauses, words, shift);
        if (!runs.Promising) return;
        var count = clauses.Count;
        var best = new double[count + 1];
        var startOf = new int[count + 1];
        var found = new Judgement?[count + 1];
        for (var end = 1; end <= count; end++)
        {
            best[end] = double.NegativeInfinity;
            double problems = 0, nones = 0;
            for (var start = end - 1; start >= Math.Max(0, end - LongestFinding); start--)
            {
                problems += Math.Log(runs.Of(start, start + 1).Problem);
                nones += Math.Log(1 - runs.Of(start, start + 1).Problem);
                var run = runs.Of(start, end);
                var before = best[start] - CutAt(text, clauses, start);
                var problem = before + ((problems + ((end - start) * Math.Log(run.Problem))) / 2) + Math.Log(run.Sure);
                var none = before + ((nones + ((end - start) * Math.Log(1 - run.Problem))) / 2);
                if (Math.Max(problem, none) <= best[end]) continue;
                (best[end], startOf[end], found[end]) = (Math.Max(problem, none), start, problem > none ? run : null);
            }
        }

        var at = into.Count;
        for (var end = count; end > 0; end = startOf[end])
        {
            var span = new Span(clauses[startOf[end]].Span.Start, clauses[end - 1].Span.End);
            if (found[end] is { } judgement && span.Length >= LeastCharacters) into.Insert(at, new Finding(span, judgement));
        }
    }

    private double CutAt(string text, List<Clause> clauses, int start)
    {
        if (start == 0 || clauses[start - 1].Introduces) return 0;
        return HasSubject(text, clauses[start]) && clauses.GetRange(0, start).Exists(c => HasSubject(text, c) || turns.Match(text, c.Span.Start, c.Span.End) > 0) ? CutBetweenSubjects : Cut;
    }

    private bool HasSubject(string text, Clause clause) => subjects.Match(text, clause.Span.Start, clause.Span.End) > 0;
}
