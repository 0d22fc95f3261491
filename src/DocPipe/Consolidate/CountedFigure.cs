using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>A figure of work done with the name and measure under which it is added up, and why it isn't where it isn't.</summary>
internal sealed record CountedFigure(Submission Submission, FigureAnnotation Figure, string Of, string Measure, Span Sentence, NotAdded Reason)
{
    public decimal Value => Figure.Value ?? 0;

    /// <summary>Added unless something is known against it; a sum of its own kind is.</summary>
    public bool IsAdded => Reason is NotAdded.None or NotAdded.Sum or NotAdded.Area;
}
