using DocPipe.Model;

namespace DocPipe.Classify;

/// <param name="Role">Of the section that it stands in.</param>
/// <param name="Heading">The heading inside that section under which it stands.</param>
/// <param name="IsHeading">Whether it is such a heading itself: what it says counts where nothing under it says more.</param>
internal readonly record struct Passage(Span Span, Role Role, Span? Heading, bool IsHeading);

/// <summary>
/// Which parts of a document may state a problem: the text under headings, items, cells, and headings below that of a section of
/// problems; not the values of keys (units, times).
/// </summary>
internal static class Passages
{
    /// <summary>In reading order, none inside another.</summary>
    public static IEnumerable<Passage> Of(Document document)
    {
        var inner = document.Blocks.Where(b => b.Kind is BlockKind.Item or BlockKind.Paragraph or BlockKind.Cell or BlockKind.KeyValue or BlockKind.Heading or BlockKind.Title)
            .OrderBy(b => b.Span).ToArray();
        Span? heading = null;
        var section = Role.Other;
        for (var i = 0; i < inner.Length; i++)
        {
            var block = inner[i];
            // The section's own heading ("存在问题") says nothing of the matter.
            if (block.Kind == BlockKind.Heading) (heading, section) = (block.Level > 1 ? block.Content : null, block.Role);
            // A table belongs to the section that it stands in.
            var role = block.Kind == BlockKind.Cell ? section : block.Role;
            if (block.Kind == BlockKind.Heading && heading is not null && block.Role == Role.Problems) yield return new Passage(block.Content, block.Role, Heading: null, IsHeading: true);
            if (block.Kind is BlockKind.Heading or BlockKind.Title or BlockKind.KeyValue) continue;
            // A block that holds others is its own only up to the first of them, and between them.
            var start = block.Content.Start;
            for (var j = i + 1; j < inner.Length && inner[j].Span.Start < block.Span.End; j++)
            {
                if (inner[j].Span.Start > start) yield return new Passage(new Span(start, inner[j].Span.Start), role, heading, IsHeading: false);
                start = Math.Max(start, inner[j].Span.End);
            }

            if (start < block.Content.End) yield return new Passage(new Span(start, block.Content.End), role, heading, IsHeading: false);
        }
    }
}
