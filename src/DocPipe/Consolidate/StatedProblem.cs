using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>A problem as a report states it, with the terms by which it is known again.</summary>
internal sealed record StatedProblem(Submission Submission, ProblemAnnotation Problem, string[] Terms, IReadOnlyList<string> Places)
{
    /// <summary>The terms of its first clause, which says what the problem is; the rest says how bad.</summary>
    public string[] Core { get; init; } = Terms;

    public string Text => EvidenceOf.OneLine(Problem.Span.Of(Submission.Document.Text));

    /// <summary>Told among what is left to do; an account of work done only mentions what there was.</summary>
    public bool IsOpen { get; init; } = true;

    public Evidence Evidence => EvidenceOf.Annotation(Submission.Document, Problem);
}
