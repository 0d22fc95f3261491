using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Ingest.Html;

/// <summary>Walks a page's elements in reading order and writes lines, list numbers and tables.</summary>
internal sealed class HtmlWriter(ReadingText reading, int maxDepth, CancellationToken cancellation)
{
    private readonly StringBuilder line = new();
    private string label = "";
    private BlockKind kind = BlockKind.Paragraph;
    private int level;
    private int depth;
    private bool preformatted;

    public void Write(IElement element)
    {
        Visit(element);
        Flush();
    }

    private void Visit(INode node)
    {
        if (node is IText text)
        {
            Words(text.Data);
            return;
        }

        if (node is not IElement element || MainContent.IsApart(element) || depth >= maxDepth) return;
        cancellation.ThrowIfCancellationRequested();
        depth++;
        switch (element.LocalName)
        {
            case "br":
                Flush();
                break;
            case "table" when !IsLayout(element):
                Flush();
                Table(element);
                break;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                Block(element, BlockKind.Heading, element.LocalName[1] - '0');
                break;
            case "ol" or "ul":
                Flush();
                List(element);
                break;
            case "pre":
                preformatted = true;
                Block(element, BlockKind.Paragraph, 0);
                preformatted = false;
                break;
            case "rt" or "rp":
                break;
            case var name when IsBlock(name):
                Block(element, kind is BlockKind.Item ? kind : BlockKind.Paragraph, level);
                break;
            default:
                Children(element);
                break;
        }

        depth--;
    }

    private void Children(IElement element)
    {
        foreach (var child in element.ChildNodes) Visit(child);
    }

    private void Block(IElement element, BlockKind blockKind, int blockLevel)
    {
        Flush();
        var (oldKind, oldLevel) = (kind, level);
        (kind, level) = (blockKind, blockLevel);
        Children(element);
        Flush();
        (kind, level) = (oldKind, oldLevel);
    }

    private void List(IElement list)
    {
        var number = int.TryParse(list.GetAttribute("start"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first) ? first : 1;
        var outerLevel = level;
        foreach (var item in list.Children)
        {
            if (item.LocalName is not "li")
            {
                Visit(item);
                continue;
            }

            if (int.TryParse(item.GetAttribute("value"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given)) number = given;
            label = list.LocalName is "ol" ? Numbering.Format(number++, list.GetAttribute("type")) : "";
            Block(item, BlockKind.Item, kind is BlockKind.Item ? outerLevel + 1 : 1);
            label = "";
        }
    }

    private void Table(IElement table)
    {
        var cells = new TableText(reading);
        foreach (var row in Rows(table))
        {
            cells.BeginRow();
            foreach (var cell in row.Children.Where(c => c.LocalName is "td" or "th"))
                cells.Cell(CellLines(cell), Number(cell, "colspan"), Number(cell, "rowspan"));
            cells.EndRow();
        }

        cells.End();
    }

    private List<string> CellLines(IElement cell)
    {
        var inner = new ReadingText(1 << 20);
        var writer = new HtmlWriter(inner, maxDepth - depth, cancellation);
        writer.Children(cell);
        writer.Flush();
        return [.. inner.Text.Split('\n')];
    }

    private static IEnumerable<IElement> Rows(IElement table) =>
        table.Children.SelectMany(c => c.LocalName is "tr" ? [c] : c.LocalName is "tbody" or "thead" or "tfoot" ? c.Children.Where(r => r.LocalName is "tr") : []);

    /// <summary>Old pages lay out a whole page in a table: one cell holds everything, or a cell holds many paragraphs.</summary>
    private static bool IsLayout(IElement table)
    {
        var rows = Rows(table).ToList();
        return rows.All(r => r.Children.Count(c => c.LocalName is "td" or "th") <= 1)
            || rows.Any(r => r.Children.Any(c => c.QuerySelectorAll("p").Length > 6));
    }

    private static int Number(IElement cell, string attribute) =>
        int.TryParse(cell.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Clamp(n, 1, 1000) : 1;

    private static bool IsBlock(string name) => name is "p" or "div" or "section" or "article" or "main" or "header" or "li" or "dl" or "dt" or "dd"
        or "blockquote" or "figure" or "figcaption" or "address" or "center" or "hr" or "table" or "tbody" or "thead" or "tfoot" or "tr" or "td" or "th"
        or "caption" or "details" or "summary" or "fieldset" or "body";

    private void Words(string text)
    {
        foreach (var c in text)
        {
            if (c == '\n' && preformatted) Flush();
            else if (c is ' ' or '\t' or '\n' or '\r' or '\f' or '\u00A0' or '\u200B' or '\uFEFF')
            {
                if (c is not ('\u200B' or '\uFEFF') && line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else line.Append(c);
        }
    }

    private void Flush()
    {
        if (line.Length == 0) return;
        var words = WithoutLineSpaces();
        line.Clear();
        if (string.IsNullOrWhiteSpace(words)) return;
        reading.Line(kind, level, kind is BlockKind.Heading ? "heading " + (char)('0' + level) : null, label, words);
        label = "";
    }

    /// <summary>A line break in the page's source between two Chinese characters is no blank.</summary>
    private string WithoutLineSpaces()
    {
        var words = line.ToString().Trim();
        if (!words.Contains(' ', StringComparison.Ordinal)) return words;
        var result = new StringBuilder(words.Length);
        for (var i = 0; i < words.Length; i++)
            if (words[i] != ' ' || !(IsWide(words[i - 1]) && IsWide(words[i + 1]))) result.Append(words[i]);
        return result.ToString();
    }

    private static bool IsWide(char c) => c >= '\u3000' && (CharClass.IsHan(c) || c is '，' or '。' or '、' or '；');
}
