using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>What the classifier says of runs of clauses of one sentence, where it stands.</summary>
/// <param name="shift">What the place adds to the log-odds of a problem.</param>
internal sealed class Runs(IProblemClassifier classifier, string text, List<Clause> clauses, TokenWindow words, double shift)
{
    /// <summary>Below this probability of the whole and of every clause the rest is not asked.</summary>
    private const double Hopeless = 0.1;

    private const double Never = 1e-9;

    private readonly Judgement?[] alone = new Judgement?[clauses.Count];

    /// <summary>Whether the sentence may hold a problem at all.</summary>
    public bool Promising => Enumerable.Range(0, clauses.Count).Any(i => Of(i, i + 1).Problem >= Hopeless) || Of(0, clauses.Count).Problem >= Hopeless;

    /// <param name="end">Behind the last clause of the run.</param>
    public Judgement Of(int start, int end)
    {
        if (end == start + 1) return alone[start] ??= Ask(start, end);
        return Ask(start, end);
    }

    private Judgement Ask(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (clauses[i].Introduces) return new Judgement(Never, "", 1, []);
        var judgement = Ask(new Span(clauses[start].Span.Start, clauses[end - 1].Span.End));
        var odds = judgement.Problem / Math.Max(Never, 1 - judgement.Problem) * Math.Exp(shift);
        judgement = judgement with { Problem = Math.Clamp(odds / (1 + odds), Never, 1 - Never) };
        if (start == 0 || !clauses[start - 1].Introduces) return judgement;
        // "东门市场：污水横流": what introduces it is no part of the finding but tells its kind.
        var introduced = Ask(new Span(clauses[start - 1].Span.Start, clauses[end - 1].Span.End));
        return judgement with { Kind = introduced.Kind, Sure = introduced.Sure };
    }

    private Judgement Ask(Span span) => classifier.Judge(span.Of(text), words.Of(span));
}
