using System.Globalization;
using System.Text;
using DocPipe.Render.Markup;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace DocPipe.Render.Html;

/// <summary>The blocks of a Markdown tree as HTML.</summary>
internal sealed class HtmlBlocks(Briefing briefing, StringBuilder html)
{
    private readonly HtmlInlines inlines = new(briefing, html);
    private int headings;

    /// <summary>The headings met, for the contents list: level (2 or 3), anchor, words.</summary>
    public List<(int Level, string Id, string Words)> Contents { get; } = [];

    public void Write(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading: Heading(heading); break;
            case ParagraphBlock paragraph: Element("p", paragraph.Inline); break;
            case Table table: Table(table); break;
            case ListBlock list: List(list); break;
            case QuoteBlock quote: Around("<blockquote>", quote, "</blockquote>\n"); break;
            case ThematicBreakBlock: html.Append("<hr>\n"); break;
            case FencedCodeBlock { Info: ChartSpec.Fence } fence:
                if (briefing.Style.Charts && ChartSpec.Parse(fence.Lines.ToString()) is { IsEmpty: false } spec) SvgChart.Write(html, spec);
                break;
            case CustomContainer container: Container(container); break;
            case CodeBlock code: html.Append("<pre>").AppendWords(code.Lines.ToString()).Append("</pre>\n"); break;
            case ContainerBlock other: Around("", other, ""); break;
        }
    }

    private void Heading(HeadingBlock heading)
    {
        var level = Math.Min(6, heading.Level);
        var id = string.Create(CultureInfo.InvariantCulture, $"h{++headings}");
        if (level is 2 or 3) Contents.Add((level, id, Inlines.Words(heading.Inline)));
        html.Append(CultureInfo.InvariantCulture, $"<h{level} id=\"{id}\">");
        inlines.Write(heading.Inline);
        html.Append(CultureInfo.InvariantCulture, $"</h{level}>\n");
    }

    private void Element(string tag, Markdig.Syntax.Inlines.ContainerInline? content)
    {
        html.Append('<').Append(tag).Append('>');
        inlines.Write(content);
        html.Append("</").Append(tag).Append(">\n");
    }

    private void Around(string open, ContainerBlock blocks, string close)
    {
        html.Append(open);
        foreach (var block in blocks) Write(block);
        html.Append(close);
    }

    private void Table(Table table)
    {
        html.Append("<div class=\"table\"><table>\n");
        var inBody = false;
        foreach (var row in table.OfType<TableRow>())
        {
            if (row.IsHeader) html.Append("<thead>");
            else if (!inBody)
            {
                html.Append("<tbody>\n");
                inBody = true;
            }

            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++) Cell((TableCell)row[i], row.IsHeader, i < table.ColumnDefinitions.Count ? table.ColumnDefinitions[i].Alignment : null);
            html.Append("</tr>");
            html.Append(row.IsHeader ? "</thead>\n" : "\n");
        }

        html.Append(inBody ? "</tbody></table></div>\n" : "</table></div>\n");
    }

    private void Cell(TableCell cell, bool head, TableColumnAlign? align)
    {
        html.Append(head ? "<th" : "<td");
        if (align is TableColumnAlign.Center or TableColumnAlign.Right) html.Append(align == TableColumnAlign.Right ? " class=\"r\"" : " class=\"m\"");
        html.Append('>');
        if (cell.Count > 0 && cell[0] is ParagraphBlock words) inlines.Write(words.Inline);
        html.Append(head ? "</th>" : "</td>");
    }

    private void List(ListBlock list)
    {
        html.Append(list.IsOrdered ? "<ol" : "<ul");
        if (list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start != 1)
            html.Append(CultureInfo.InvariantCulture, $" start=\"{start}\"");
        html.Append(">\n");
        foreach (var item in list.OfType<ListItemBlock>())
        {
            html.Append("<li>");
            foreach (var block in item)
            {
                if (block is ParagraphBlock words) inlines.Write(words.Inline);
                else Write(block);
            }

            html.Append("</li>\n");
        }

        html.Append(list.IsOrdered ? "</ol>\n" : "</ul>\n");
    }

    private void Container(CustomContainer container)
    {
        var lines = Layout.Words(container);
        switch (container.Info)
        {
            case Layout.RedHead when lines.Count > 0:
                html.Append("<header class=\"redhead\"><p class=\"office\">").AppendWords(lines[0]).Append("</p>\n");
                Split(lines.Skip(1), "number");
                html.Append("</header>\n");
                break;
            case Layout.Imprint when lines.Count > 0:
                html.Append("<footer class=\"imprint\">\n");
                Split(lines, "line");
                html.Append("</footer>\n");
                break;
            case Layout.KeyFigures when lines.Count > 0:
                html.Append("<div class=\"figures\">");
                foreach (var (figure, label) in lines.Select(Layout.Split))
                    html.Append("<div><b>").AppendWords(figure).Append("</b><span>").AppendWords(label).Append("</span></div>");
                html.Append("</div>\n");
                break;
            case Layout.Signature: Around("<div class=\"signature\">\n", container, "</div>\n"); break;
            case Layout.Addressee: Around("<div class=\"addressee\">\n", container, "</div>\n"); break;
            case Layout.Centred: Around("<div class=\"centred\">\n", container, "</div>\n"); break;
            case Layout.Attachments when lines.Count > 0:
                html.Append("<div class=\"attachments\"><p>附件：</p><ol>");
                foreach (var line in lines) html.Append("<li>").AppendWords(line).Append("</li>");
                html.Append("</ol></div>\n");
                break;
            case Layout.RedHead or Layout.Imprint or Layout.KeyFigures or Layout.Attachments: break;
            default: Around("", container, ""); break;
        }
    }

    private void Split(IEnumerable<string> lines, string kind)
    {
        foreach (var line in lines)
        {
            var (left, right) = Layout.Split(line);
            html.Append("<p class=\"").Append(kind).Append("\"><span>").AppendWords(left).Append("</span>");
            if (right.Length > 0) html.Append("<span>").AppendWords(right).Append("</span>");
            html.Append("</p>\n");
        }
    }
}
