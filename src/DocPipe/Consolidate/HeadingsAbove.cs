using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>Tells under which heading a stretch stands, asked in reading order.</summary>
internal sealed class HeadingsAbove(Document document)
{
    private readonly Block[] blocks = [.. document.Blocks.Where(b => b.Kind is BlockKind.Heading or BlockKind.Item)];
    private int next;
    private Block? heading;
    private Block? item;

    /// <summary>The nearest heading above, unless it is of the first level (which says what kind of section it is) or the stretch is an item beside it.</summary>
    public Block? Of(Span span)
    {
        for (; next < blocks.Length && blocks[next].Span.Start <= span.Start; next++)
            if (blocks[next].Kind == BlockKind.Heading) (heading, item) = (blocks[next], null);
            else item = blocks[next];
        return heading is { Level: > 1 } && (item is null || item.Level > heading.Level) ? heading : null;
    }
}
