using DocPipe.Model;

namespace DocPipe.Text;

/// <summary>Answers, for places asked in ascending order, whether a span of a set covers them. All answers together are linear.</summary>
internal sealed class SpanCursor
{
    private readonly List<Span> spans = [];
    private int next;

    public SpanCursor(IEnumerable<Span> spans)
    {
        foreach (var span in spans.Order())
        {
            if (span.IsEmpty) continue;
            if (this.spans.Count > 0 && span.Start < this.spans[^1].End) this.spans[^1] = new Span(this.spans[^1].Start, Math.Max(this.spans[^1].End, span.End));
            else this.spans.Add(span);
        }
    }

    /// <summary>Start of the span that the last answer was about.</summary>
    public int StartOfLast => spans[next].Start;

    /// <summary>End of the span that covers <paramref name="at"/>; -1 where none does.</summary>
    public int EndAt(int at)
    {
        while (next < spans.Count && spans[next].End <= at) next++;
        return next < spans.Count && spans[next].Contains(at) ? spans[next].End : -1;
    }
}
