using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>
/// Which parts of a document may state a problem, each with the role of its section: the text under
/// headings, items, cells; not the values of keys (units, times).
/// </summary>
internal static class Passages
{
    /// <summary>In reading order, none inside another.</summary>
    public static IEnumerable<(Span Span, Role Role)> Of(Document document)
    {
        var inner = document.Blocks.Where(b => b.Kind is BlockKind.Item or BlockKind.Paragraph or BlockKind.Cell or BlockKind.KeyValue or BlockKind.Heading or BlockKind.Title)
            .OrderBy(b => b.Span).ToArray();
        for (var i = 0; i < inner.Length; i++)
        {
            var block = inner[i];
            if (block.Kind is BlockKind.Heading or BlockKind.Title or BlockKind.KeyValue) continue;
            // A block that holds others is its own only up to the first of them, and between them.
            var start = block.Content.Start;
            for (var j = i + 1; j < inner.Length && inner[j].Span.Start < block.Span.End; j++)
            {
                if (inner[j].Span.Start > start) yield return (new Span(start, inner[j].Span.Start), block.Role);
                start = Math.Max(start, inner[j].Span.End);
            }

            if (start < block.Content.End) yield return (new Span(start, block.Content.End), block.Role);
        }
    }
}
