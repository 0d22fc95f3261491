using DocPipe.Render.Markup;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using static DocPipe.Render.Docx.DocxFormat;
using MdCell = Markdig.Extensions.Tables.TableCell;
using MdRow = Markdig.Extensions.Tables.TableRow;
using MdTable = Markdig.Extensions.Tables.Table;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using TableCell = DocumentFormat.OpenXml.Wordprocessing.TableCell;
using TableRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace DocPipe.Render.Docx;

/// <summary>A table as wide as the type area, whose header row comes again on each page and whose rows aren't split.</summary>
internal sealed class DocxTable(StyleProfile profile, DocxRuns runs)
{
    private const int CellMargins = 140;

    public Table Of(MdTable table)
    {
        var columns = table.OfType<MdRow>().Select(r => r.Count).DefaultIfEmpty(1).Max();
        var widths = Widths(table, columns);
        var result = new Table(
            new TableProperties(
                new TableStyle { Val = Grid },
                new TableWidth { Width = Number(profile.Page.TypeWidth), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0420", FirstRow = true, NoVerticalBand = true }),
            new TableGrid(widths.Select(w => new GridColumn { Width = Number(w) })));
        foreach (var row in table.OfType<MdRow>()) result.AppendChild(Row(row, table, widths));
        return result;
    }

    private TableRow Row(MdRow row, MdTable table, int[] widths)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (row.IsHeader) properties.AppendChild(new TableHeader());
        var result = new TableRow(properties);
        for (var i = 0; i < widths.Length; i++)
        {
            var paragraph = ParagraphOf(row.IsHeader ? TableHead : TableText, i < row.Count ? runs.Of(Line((MdCell)row[i])?.Inline) : []);
            if (!row.IsHeader && Align(table, i) is { } align) paragraph.ParagraphProperties!.AppendChild(new Justification { Val = align });
            result.AppendChild(new TableCell(
                new TableCellProperties(
                    new TableCellWidth { Width = Number(widths[i]), Type = TableWidthUnitValues.Dxa },
                    new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                paragraph));
        }

        return result;
    }

    private static JustificationValues? Align(MdTable table, int column) =>
        (column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null) switch
        {
            TableColumnAlign.Center => JustificationValues.Center,
            TableColumnAlign.Right => JustificationValues.Right,
            TableColumnAlign.Left => JustificationValues.Left,
            _ => null,
        };

    private static ParagraphBlock? Line(MdCell cell) => cell.Count > 0 ? cell[0] as ParagraphBlock : null;

    /// <summary>The width of words in Han characters, with the quarter that Word puts between Han characters and digits, and letters wider than half a character.</summary>
    private static double Room(string words)
    {
        var width = Inlines.Width(words);
        for (var i = 0; i < words.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(words[i])) width += char.IsAsciiLetterUpper(words[i]) ? 0.25 : 0.1;
            if (i > 0 && char.IsAsciiLetterOrDigit(words[i]) != char.IsAsciiLetterOrDigit(words[i - 1]) && (words[i] > 0x2E80 || words[i - 1] > 0x2E80)) width += 0.25;
        }

        return width;
    }

    /// <summary>
    /// Narrow columns (numbers, dates, short names) get what their longest words need; wide ones share the rest by how much they hold, so that
    /// a long text is not squeezed into a tower.
    /// </summary>
    private int[] Widths(MdTable table, int columns)
    {
        const double narrow = 8;
        var longest = new double[columns];
        var total = new double[columns];
        var rows = 0;
        foreach (var row in table.OfType<MdRow>())
        {
            rows++;
            for (var i = 0; i < row.Count; i++)
            {
                var words = Line((MdCell)row[i])?.Inline;
                var width = Room(Inlines.Words(words)) + (profile.SourceNotes ? Inlines.MarkWidth(words) : 0);
                longest[i] = Math.Max(longest[i], width);
                total[i] += width;
            }
        }

        var unit = profile.TableBody.Size * 20;
        var widths = new int[columns];
        var weights = new double[columns];
        var rest = profile.Page.TypeWidth;
        for (var i = 0; i < columns; i++)
        {
            var wide = Math.Max(2, longest[i]);
            if (wide <= narrow)
            {
                widths[i] = (int)(wide * unit * 1.04) + CellMargins + 20;
                rest -= widths[i];
            }
            else
            {
                weights[i] = Math.Sqrt(Math.Max(narrow, 0.5 * (Math.Min(longest[i], 60) + (total[i] / rows))));
            }
        }

        var weight = weights.Sum();
        var wideColumns = weights.Count(w => w > 0);
        // Too many columns for the page, or none to take up what is left: all are stretched or shrunk alike.
        if (weight == 0 || rest < wideColumns * (5 * unit))
        {
            var wanted = Enumerable.Range(0, columns).Select(i => widths[i] > 0 ? widths[i] : 8 * unit).ToArray();
            var scale = profile.Page.TypeWidth / wanted.Sum();
            return [.. wanted.Select(w => (int)(w * scale))];
        }

        for (var i = 0; i < columns; i++)
            if (weights[i] > 0) widths[i] = (int)(rest * weights[i] / weight);
        return widths;
    }
}
