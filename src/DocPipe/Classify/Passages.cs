using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>
/// Which parts of a document may state a problem, each with the role of its section and the heading inside that section under which it
/// stands: the text under headings, items, cells; not the values of keys (units, times).
/// </summary>
internal static class Passages
{
    /// <summary>In reading order, none inside another.</summary>
    public static IEnumerable<(Span Span, Role Role, Span? Heading)> Of(Document document)
    {
        var inner = document.Blocks.Where(b => b.Kind is BlockKind.Item or BlockKind.Paragraph or BlockKind.Cell or BlockKind.KeyValue or BlockKind.Heading or BlockKind.Title)
            .OrderBy(b => b.Span).ToArray();
        Span? heading = null;
        for (var i = 0; i < inner.Length; i++)
        {
            var block = inner[i];
            // The section's own heading ("存在问题") says nothing of the matter.
            if (block.Kind == BlockKind.Heading) heading = block.Level > 1 ? block.Content : null;
            if (block.Kind is BlockKind.Heading or BlockKind.Title or BlockKind.KeyValue) continue;
            // A block that holds others is its own only up to the first of them, and between them.
            var start = block.Content.Start;
            for (var j = i + 1; j < inner.Length && inner[j].Span.Start < block.Span.End; j++)
            {
                if (inner[j].Span.Start > start) yield return (new Span(start, inner[j].Span.Start), block.Role, heading);
                start = Math.Max(start, inner[j].Span.End);
            }

            if (start < block.Content.End) yield return (new Span(start, block.Content.End), block.Role, heading);
        }
    }
}
