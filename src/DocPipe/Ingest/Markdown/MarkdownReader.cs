using System.Text;
using DocPipe.Model;
using DocPipe.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownBlock = Markdig.Syntax.Block;

namespace DocPipe.Ingest.Markdown;

/// <summary>Markdown as its reader sees it: without the marks, headings and tables as blocks.</summary>
internal static class MarkdownReader
{
    private static readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().Build();

    public static ReadingText Read(string text, ReadLimits limits)
    {
        var reading = new ReadingText(limits.Characters);
        Container(Markdig.Markdown.Parse(text, pipeline), reading, limits.Depth, "");
        return reading;
    }

    private static void Container(ContainerBlock container, ReadingText reading, int depth, string label)
    {
        if (depth == 0) return;
        foreach (var block in container)
        {
            Write(block, reading, depth - 1, label);
            label = "";
        }
    }

    private static void Write(MarkdownBlock block, ReadingText reading, int depth, string label)
    {
        switch (block)
        {
            case HeadingBlock heading:
                reading.Line(BlockKind.Heading, heading.Level, "heading " + (char)('0' + heading.Level), label, Words(heading.Inline));
                break;
            case Table table:
                WriteTable(table, reading);
                break;
            case ListBlock list:
                var number = list.OrderedStart is { } start && int.TryParse(start, out var first) ? first : 1;
                foreach (var item in list.OfType<ListItemBlock>())
                    Container(item, reading, depth, list.IsOrdered ? $"{number++}{list.OrderedDelimiter}" : "");
                break;
            case ContainerBlock inner:
                Container(inner, reading, depth, label);
                break;
            case CodeBlock code:
                foreach (var line in code.Lines.ToString().Split('\n')) reading.Line(BlockKind.Paragraph, 0, "code", "", line);
                break;
            case LeafBlock { Inline: not null } leaf:
                var kind = label.Length > 0 ? BlockKind.Item : BlockKind.Paragraph;
                foreach (var line in Words(leaf.Inline).Split('\n'))
                {
                    reading.Line(kind, kind == BlockKind.Item ? 1 : 0, null, label, line);
                    label = "";
                }

                break;
        }
    }

    private static void WriteTable(Table table, ReadingText reading)
    {
        reading.EndLine();
        var cells = new TableText(reading);
        foreach (var row in table.OfType<TableRow>())
        {
            cells.BeginRow();
            foreach (var cell in row.OfType<TableCell>())
                cells.Cell([string.Join(' ', cell.Descendants<LeafBlock>().Select(b => Words(b.Inline)))], Math.Max(1, cell.ColumnSpan), Math.Max(1, cell.RowSpan));
            cells.EndRow();
        }

        cells.End();
    }

    private static string Words(ContainerInline? inline)
    {
        var words = new StringBuilder();
        if (inline is not null) Collect(inline, words);
        return words.ToString();
    }

    private static void Collect(ContainerInline container, StringBuilder words)
    {
        foreach (var inline in container)
            switch (inline)
            {
                case LiteralInline literal: words.Append(literal.Content.AsSpan()); break;
                case CodeInline code: words.Append(code.Content); break;
                case HtmlEntityInline entity: words.Append(entity.Transcoded.AsSpan()); break;
                case AutolinkInline link: words.Append(link.Url); break;
                case LineBreakInline { IsHard: true }: words.Append('\n'); break;
                case LineBreakInline: if (words.Length > 0 && !CharClass.IsHan(words[^1]) && words[^1] < '\u3000') words.Append(' '); break;
                case LinkInline { IsImage: true }: break;
                case ContainerInline inner: Collect(inner, words); break;
            }
    }
}
