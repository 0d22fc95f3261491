using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>A figure of work done with the name and measure under which it is added up, and why it isn't where it isn't.</summary>
internal sealed record CountedFigure(Submission Submission, FigureAnnotation Figure, string Of, string Measure, Span Sentence, NotAdded Reason)
{
    public decimal Value => Figure.Value ?? 0;

    /// <summary>Nothing is known against it; a word of summing (共) is nothing against it.</summary>
    public bool IsAdded => Reason is NotAdded.None or NotAdded.Sum;
}
