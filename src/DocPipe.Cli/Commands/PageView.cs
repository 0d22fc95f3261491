using System.Globalization;
using System.Text;
using DocPipe.Model;

namespace DocPipe.Cli.Commands;

/// <summary>Shows a reading with its layout: what each line is, and where, as spans speak of it; a table's cells apart by bars.</summary>
internal static class PageView
{
    public static string Of(Document document)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {document.Source.Path}（{document.Source.Format}，{document.Text.Length}字）\n");
        if (document.Blocks.IsEmpty) return text.Append(document.Text).Append('\n').ToString();
        var tableEnd = 0;
        foreach (var block in document.Blocks)
        {
            if (block.Kind == BlockKind.Table) tableEnd = block.Span.End;
            else if (block.Span.Start < tableEnd && block.Kind != BlockKind.Row || block.Kind == BlockKind.Cell) continue;
            text.Append(CultureInfo.InvariantCulture, $"[{block.Span.Start}-{block.Span.End}) {Name(block)}");
            if (block.Kind == BlockKind.Row) text.Append(" | ").Append(block.Span.In(document.Text).Replace("\t", " | ", StringComparison.Ordinal)).Append(" |");
            else if (block.Kind != BlockKind.Table) text.Append("  ").Append(block.Span.In(document.Text));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Name(Block block) => block.Kind switch
    {
        BlockKind.Table => "表格",
        BlockKind.Row => "行",
        BlockKind.Title => "标题",
        BlockKind.Heading => $"{block.Level}级标题",
        BlockKind.Item => "条目",
        _ => block.Style switch { "header" => "页眉", "footer" => "页脚", "footnote text" or "endnote text" => "注释", "sheet name" => "工作表", _ => "段落" },
    };
}
