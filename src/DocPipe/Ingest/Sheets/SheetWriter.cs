using System.Globalization;
using DocPipe.Model;

namespace DocPipe.Ingest.Sheets;

/// <summary>
/// Writes sheets into a reading text. A ledger's title and its signatures are rows of one cell across the sheet and become paragraphs; the
/// rows between are a table. Rows and columns in which nothing stands are left out.
/// </summary>
internal sealed class SheetWriter(ReadingText reading, ReadLimits limits, CancellationToken cancellation)
{
    private ReadingText Reading => reading;

    private readonly record struct Placed(SheetCell Cell, int Column, int ColumnSpan, int RowSpan);

    public static ReadingText Write(IReadOnlyList<Sheet> sheets, ReadLimits limits, CancellationToken cancellation)
    {
        var writer = new SheetWriter(new ReadingText(limits.Characters), limits, cancellation);
        var shown = sheets.Where(s => s.Cells.Count > 0).ToList();
        foreach (var sheet in shown)
        {
            if (shown.Count > 1 || !IsDefaultName(sheet.Name)) writer.Reading.Line(BlockKind.Paragraph, 0, "sheet name", "", sheet.Name);
            writer.Write(sheet);
        }

        return writer.Reading;
    }

    private void Write(Sheet sheet)
    {
        var columns = sheet.Cells.Select(c => c.Column).Distinct().Order().ToArray();
        var rows = sheet.Cells.GroupBy(c => c.Row).OrderBy(g => g.Key).ToList();
        if ((long)columns.Length * rows.Count > limits.Cells) throw new UnreadableException(ReadFailure.TooManyCells(limits.Cells));
        var merges = sheet.Merges.GroupBy(m => (m.FirstRow, m.FirstColumn)).ToDictionary(g => g.Key, g => g.First());
        var rowNumbers = rows.ConvertAll(r => r.Key);
        TableText? table = null;
        var last = -1;
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var cells = row.OrderBy(c => c.Column).DistinctBy(c => c.Column).Select(c => Place(c, merges, columns, rowNumbers)).ToList();
            if (row.Key != last + 1 || IsLine(cells, columns.Length))
            {
                table?.End();
                table = null;
            }

            last = row.Key;
            if (IsLine(cells, columns.Length)) Lines(cells[0].Cell.Shown);
            else Row(table ??= new TableText(reading), cells);
        }

        table?.End();
    }

    private static void Row(TableText table, List<Placed> cells)
    {
        table.BeginRow();
        var column = 0;
        foreach (var cell in cells)
        {
            for (; column < cell.Column; column++) table.Gap(column);
            table.Cell(cell.Cell.Shown.Split('\n'), cell.ColumnSpan, cell.RowSpan);
            column += cell.ColumnSpan;
        }

        table.EndRow();
    }

    private void Lines(string shown)
    {
        foreach (var line in shown.Split('\n')) reading.Line(BlockKind.Paragraph, 0, null, "", line.Replace('\t', ' '));
    }

    /// <summary>One cell alone that is merged over most of the sheet, or the only one of a sheet of lists.</summary>
    private static bool IsLine(List<Placed> cells, int columns) => cells.Count == 1 && (columns == 1 || cells[0].ColumnSpan * 2 > columns);

    private static Placed Place(SheetCell cell, Dictionary<(int, int), SheetMerge> merges, int[] columns, List<int> rows)
    {
        if (!merges.TryGetValue((cell.Row, cell.Column), out var merge)) return new Placed(cell, Array.BinarySearch(columns, cell.Column), 1, 1);
        var column = Array.BinarySearch(columns, cell.Column);
        return new Placed(cell, column, Math.Max(1, Past(columns, merge.LastColumn) - column), Math.Max(1, Past(rows, merge.LastRow) - Past(rows, merge.FirstRow) + 1));
    }

    /// <summary>How many of the sorted numbers are not above <paramref name="value"/>.</summary>
    private static int Past(IReadOnlyList<int> sorted, int value)
    {
        int low = 0, high = sorted.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] <= value) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>"Sheet1", "工作表2": a name that nobody gave.</summary>
    private static bool IsDefaultName(string name)
    {
        var digits = name.AsSpan().TrimEnd("0123456789");
        return digits.Length < name.Length && (digits.Equals("sheet", StringComparison.OrdinalIgnoreCase) || digits is "工作表")
            && int.TryParse(name.AsSpan(digits.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }
}
