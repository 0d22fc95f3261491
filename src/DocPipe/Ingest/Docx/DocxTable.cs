using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DocPipe.Ingest.Docx;

/// <summary>A table's cells with their places: vertical merges are told row by row in the file and counted together here.</summary>
internal static class DocxTable
{
    private sealed record Cell(TableCell Element, int Column, int Span, bool Continues);

    public static void Write(Table table, DocxWriter writer)
    {
        var rows = Rows(table).Select(Cells).ToList();
        var text = new TableText(writer.Reading);
        for (var r = 0; r < rows.Count; r++)
        {
            text.BeginRow();
            text.Skip(rows[r].Count > 0 ? rows[r][0].Column : 0);
            foreach (var cell in rows[r].Where(c => !c.Continues))
                text.Cell(writer.CellLines(cell.Element), cell.Span, RowSpan(rows, r, cell));
            text.EndRow();
        }

        text.End();
    }

    private static IEnumerable<TableRow> Rows(OpenXmlElement table) => table.ChildElements.SelectMany(child => child switch
    {
        TableRow row when row.TableRowProperties?.GetFirstChild<Deleted>() is null => [row],
        SdtRow or SdtContentRow or CustomXmlRow => Rows(child),
        _ => [],
    });

    private static List<Cell> Cells(TableRow row)
    {
        var column = row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0;
        var cells = new List<Cell>();
        foreach (var element in Elements(row))
        {
            var span = Math.Clamp(element.TableCellProperties?.GridSpan?.Val?.Value ?? 1, 1, 200);
            var merge = element.TableCellProperties?.VerticalMerge;
            cells.Add(new Cell(element, column, span, merge is not null && merge.Val?.Value != MergedCellValues.Restart));
            column += span;
        }

        return cells;
    }

    private static IEnumerable<TableCell> Elements(OpenXmlElement row) => row.ChildElements.SelectMany(child => child switch
    {
        TableCell cell => [cell],
        SdtCell or SdtContentCell or CustomXmlCell => Elements(child),
        _ => [],
    });

    private static int RowSpan(List<List<Cell>> rows, int row, Cell cell)
    {
        var span = 1;
        while (row + span < rows.Count && rows[row + span].Any(c => c.Continues && c.Column == cell.Column)) span++;
        return span;
    }
}
