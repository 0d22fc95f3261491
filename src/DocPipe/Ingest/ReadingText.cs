using System.Text;
using DocPipe.Model;

namespace DocPipe.Ingest;

/// <summary>
/// Assembles the reading text of a format that has structure of its own, with the blocks that lie over it: a paragraph is a line, a table's
/// row is a line whose cells are apart by tabs.
/// </summary>
internal sealed class ReadingText(int limit)
{
    private readonly StringBuilder text = new();
    private readonly List<Block> blocks = [];

    /// <summary>What a person should know about the reading.</summary>
    public List<Diagnostic> Notes { get; } = [];

    public int Length => text.Length;

    public bool EndsLine => text.Length == 0 || text[^1] == '\n';

    public string Text => text.ToString();

    /// <summary>The blocks in reading order, a container before what it holds.</summary>
    public IEnumerable<Block> Blocks => blocks.OrderBy(b => b.Span).ThenBy(b => Depth(b.Kind));

    /// <exception cref="UnreadableException">The reading text outgrows its limit.</exception>
    public void Append(ReadOnlySpan<char> value)
    {
        if (text.Length + value.Length > limit) throw new UnreadableException(ReadFailure.UnpackedTooLarge);
        text.Append(value);
    }

    public void EndLine()
    {
        if (!EndsLine) text.Append('\n');
    }

    public void Add(Block block)
    {
        if (!block.Span.IsEmpty || block.Kind == BlockKind.Cell) blocks.Add(block);
    }

    /// <summary>One line that is a block of its own; nothing where it has no words.</summary>
    /// <param name="label">The number before the words, or empty.</param>
    public void Line(BlockKind kind, int level, string? style, ReadOnlySpan<char> label, ReadOnlySpan<char> words)
    {
        var trimmed = words.Trim();
        if (trimmed.IsEmpty) return;
        EndLine();
        var start = Length;
        Append(label);
        var labelled = Length;
        if (!label.IsEmpty && !Attaches(label[^1])) Append(" ");
        var content = Length;
        Append(trimmed);
        Add(new Block(kind, new Span(start, Length), level)
        {
            Label = new Span(start, labelled), Content = new Span(content, Length), Style = style,
        });
        EndLine();
    }

    /// <summary>Chinese list marks bring their own distance; "1." and "a" need a blank.</summary>
    private static bool Attaches(char last) => last is '、' or '．' or '）' or '。' or '：' || (last is ')' or ']') || last >= '\u2460' && last <= '\u24FF';

    private static int Depth(BlockKind kind) => kind switch { BlockKind.Table => 0, BlockKind.Row => 1, BlockKind.Cell => 2, _ => 3 };
}
