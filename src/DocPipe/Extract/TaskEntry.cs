using DocPipe.Model;

namespace DocPipe.Extract;

/// <summary>A heading or item with what stands under it up to the next one; the first entry of a document may have neither.</summary>
internal sealed class TaskEntry(Block? block, int parent)
{
    public Block? Block => block;

    /// <summary>Index of the entry that this one is under; -1 at the top.</summary>
    public int Parent => parent;

    public bool HasChildren { get; set; }

    public List<Block> Paragraphs { get; } = [];

    /// <summary>Key-value lines of its own, not those inside an item or paragraph.</summary>
    public List<Block> Keys { get; } = [];

    public List<Block> Tables { get; } = [];

    /// <summary>The headings and items of a document, in order, each under the one that its level puts it under.</summary>
    public static List<TaskEntry> Read(Document document)
    {
        var entries = new List<TaskEntry> { new(null, -1) };
        var open = new Stack<int>();
        var inner = 0;
        foreach (var block in document.Blocks)
        {
            var last = entries[^1];
            switch (block.Kind)
            {
                case BlockKind.Heading or BlockKind.Item:
                    while (open.TryPeek(out var top) && entries[top].Block!.Level >= block.Level) open.Pop();
                    var parent = open.TryPeek(out var above) ? above : -1;
                    if (parent >= 0) entries[parent].HasChildren = true;
                    open.Push(entries.Count);
                    entries.Add(new TaskEntry(block, parent));
                    inner = block.Span.End;
                    break;
                case BlockKind.Paragraph:
                    last.Paragraphs.Add(block);
                    inner = block.Span.End;
                    break;
                case BlockKind.KeyValue when block.Span.Start >= inner:
                    last.Keys.Add(block);
                    break;
                case BlockKind.Table:
                    last.Tables.Add(block);
                    break;
            }
        }

        return entries;
    }
}
