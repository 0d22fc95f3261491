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
    public Table Of(MdTable table)
    {
        var widths = ColumnWidths.Of(table, profile);
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

    internal static ParagraphBlock? Line(MdCell cell) => cell.Count > 0 ? cell[0] as ParagraphBlock : null;
}
