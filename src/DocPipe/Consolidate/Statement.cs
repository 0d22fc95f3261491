using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>A sentence of a report about work, with what it is known to be about from the heading above it.</summary>
/// <param name="Item">The task or problem annotation that the sentence is of.</param>
/// <param name="Terms">Of the sentence, its item's own short title and the nearest heading.</param>
/// <param name="Title">Terms of that title or heading alone.</param>
internal sealed record Statement(Submission Submission, Annotation Item, Span Span, HashSet<string> Terms, HashSet<string> Title)
{
    public bool IsProblem => Item is ProblemAnnotation;

    public bool IsCurrent => Submission.Standing == Standing.Current;
}
