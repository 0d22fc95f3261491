namespace DocPipe.Web.Reading;

/// <summary>Characters of one line that are all in the same marks.</summary>
/// <param name="Span">Into the text.</param>
/// <param name="Marks">Outermost first.</param>
/// <param name="Begins">Marks of which this is the first stretch.</param>
internal sealed record Stretch(Span Span, ImmutableArray<Mark> Marks, ImmutableArray<Mark> Begins);

/// <summary>A line without its end.</summary>
internal sealed record TextLine(Span Span, ImmutableArray<Stretch> Stretches);

/// <summary>Cuts a text with marks that may overlap into lines of stretches that don't. Linear in the text and in what is marked.</summary>
internal static class MarkedText
{
    /// <param name="window">The part that is wanted; marks are clipped to it.</param>
    public static ImmutableArray<TextLine> Of(string text, Span window, IEnumerable<Mark> marks)
    {
        var waiting = new Queue<Mark>(marks.Where(m => !m.Span.Intersect(window).IsEmpty).OrderBy(m => m.Span));
        var open = new List<Mark>();
        var begun = new HashSet<string>(StringComparer.Ordinal);
        var lines = ImmutableArray.CreateBuilder<TextLine>();
        for (var at = window.Start; at < window.End;)
        {
            var (end, next) = LineEnd(text, at, window.End);
            var stretches = ImmutableArray.CreateBuilder<Stretch>();
            for (var from = at; from < end;)
            {
                while (waiting.TryPeek(out var first) && first.Span.Start <= from) open.Add(waiting.Dequeue());
                open.RemoveAll(m => m.Span.End <= from);
                var to = waiting.TryPeek(out var later) ? Math.Min(end, later.Span.Start) : end;
                foreach (var mark in open) to = Math.Min(to, mark.Span.End);
                stretches.Add(new Stretch(new Span(from, to), [.. open.OrderByDescending(m => m.Span.Length)], [.. open.Where(m => begun.Add(m.Key))]));
                from = to;
            }

            lines.Add(new TextLine(new Span(at, end), stretches.ToImmutable()));
            at = next;
        }

        return lines.ToImmutable();
    }

    private static (int End, int Next) LineEnd(string text, int from, int limit)
    {
        var at = text.AsSpan(from, limit - from).IndexOfAny('\n', '\r');
        if (at < 0) return (limit, limit);
        at += from;
        return (at, text[at] == '\r' && at + 1 < limit && text[at + 1] == '\n' ? at + 2 : at + 1);
    }
}
