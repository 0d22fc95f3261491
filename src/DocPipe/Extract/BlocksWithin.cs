using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Extract;

/// <summary>The blocks that begin inside a span, found without reading the others: blocks stand in reading order.</summary>
internal static class BlocksWithin
{
    public static IEnumerable<Block> Within(this ImmutableArray<Block> blocks, Span span, BlockKind kind)
    {
        int low = 0, high = blocks.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (blocks[middle].Span.Start < span.Start) low = middle + 1;
            else high = middle;
        }

        for (; low < blocks.Length && blocks[low].Span.Start <= span.End; low++)
            if (blocks[low].Kind == kind && span.Contains(blocks[low].Span)) yield return blocks[low];
    }
}
