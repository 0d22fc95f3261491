using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Review;

/// <summary>Gives blocks the roles that people say their passages have.</summary>
internal static class SaidSections
{
    public static Document Apply(Document document)
    {
        var said = document.All<SectionAnnotation>().Select(s => (s.Role, Reach: Reach(document.Blocks, s.Span))).ToArray();
        return said.Length == 0 ? document : document with { Blocks = [.. document.Blocks.Select(Given)] };

        Block Given(Block block)
        {
            foreach (var (role, reach) in said)
                if (reach.Start <= block.Span.Start && block.Span.End <= reach.End) block = block with { Role = role };
            return block;
        }
    }

    /// <summary>All of the blocks that the words are in; a heading has with it what is under it, down to the next of its level or above.</summary>
    private static Span Reach(ImmutableArray<Block> blocks, Span span)
    {
        var (start, end) = (span.Start, span.End);
        for (var i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Kind is BlockKind.Title or BlockKind.Table || !blocks[i].Span.Overlaps(span)) continue;
            (start, end) = (Math.Min(start, blocks[i].Span.Start), Math.Max(end, blocks[i].Span.End));
            if (blocks[i].Kind != BlockKind.Heading) continue;
            for (var below = i + 1; below < blocks.Length && !(blocks[below].Kind == BlockKind.Heading && blocks[below].Level <= blocks[i].Level); below++)
                end = Math.Max(end, blocks[below].Span.End);
        }

        return new Span(start, end);
    }
}
