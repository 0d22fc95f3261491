using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Classify;

/// <summary>A stretch that states a problem.</summary>
internal readonly record struct Finding(Span Span, Judgement Judgement);

/// <summary>
/// Cuts a sentence into findings and what is none: of all ways to put its clauses together, the likeliest one by the classifier, which is
/// asked about each clause and about each run of clauses as a whole. A cut costs something, so that a sentence stays whole unless its parts
/// clearly differ; between two clauses that name subjects of their own ("部分…，个别…") it is welcome.
/// </summary>
internal sealed class FindingSearch(IProblemClassifier classifier, PhraseTable<bool> subjects)
{
    /// <summary>Clauses that one finding may have; a longer sentence is cut.</summary>
    private const int LongestFinding = 8;

    /// <summary>Shorter clauses are names or left-overs.</summary>
    private const int LeastCharacters = 4;

    private const double Cut = 1.5;
    private const double CutBetweenSubjects = -1.0;

    /// <summary>Below this probability of the whole and of every clause the rest is not asked.</summary>
    private const double Hopeless = 0.1;

    /// <param name="clauses">Of one sentence, in order.</param>
    /// <param name="shift">What the place adds to the log-odds of a problem.</param>
    public void Find(string text, List<Span> clauses, TokenWindow words, double shift, List<Finding> into)
    {
        var count = clauses.Count;
        var alone = new Judgement[count];
        for (var i = 0; i < count; i++) alone[i] = Judge(text, clauses[i], words, shift);
        var whole = new Span(clauses[0].Start, clauses[^1].End);
        if (whole.Length < LeastCharacters || (alone.All(j => j.Problem < Hopeless) && Judge(text, whole, words, shift).Problem < Hopeless)) return;

        var best = new double[count + 1];
        var startOf = new int[count + 1];
        var found = new Judgement?[count + 1];
        for (var end = 1; end <= count; end++)
        {
            best[end] = double.NegativeInfinity;
            double problems = 0, nones = 0;
            for (var start = end - 1; start >= Math.Max(0, end - LongestFinding); start--)
            {
                problems += Math.Log(alone[start].Problem);
                nones += Math.Log(1 - alone[start].Problem);
                var run = start == end - 1 ? alone[start] : Judge(text, new Span(clauses[start].Start, clauses[end - 1].End), words, shift);
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
            var span = new Span(clauses[startOf[end]].Start, clauses[end - 1].End);
            if (found[end] is { } judgement && span.Length >= LeastCharacters) into.Insert(at, new Finding(span, judgement));
        }
    }

    private double CutAt(string text, List<Span> clauses, int start) =>
        start == 0 ? 0 : HasSubject(text, clauses[start]) && clauses.GetRange(0, start).Exists(c => HasSubject(text, c)) ? CutBetweenSubjects : Cut;

    private bool HasSubject(string text, Span clause) => subjects.Match(text, clause.Start, clause.End) > 0;

    private Judgement Judge(string text, Span span, TokenWindow words, double shift)
    {
        var judgement = classifier.Judge(span.Of(text), words.Of(span));
        var odds = judgement.Problem / Math.Max(1e-9, 1 - judgement.Problem) * Math.Exp(shift);
        return judgement with { Problem = Math.Clamp(odds / (1 + odds), 1e-9, 1 - 1e-9) };
    }
}
