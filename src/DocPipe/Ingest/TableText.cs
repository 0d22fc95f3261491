using DocPipe.Model;

namespace DocPipe.Ingest;

/// <summary>
/// Writes a table into a reading text: a line a row, cells apart by tabs, and keeps account of the places that merged cells take so that
/// every cell knows its column.
/// </summary>
internal sealed class TableText(ReadingText reading)
{
    private readonly int start = reading.Length;
    private readonly List<int> reserved = [];
    private int row = -1, column, rowStart;

    public void BeginRow()
    {
        reading.EndLine();
        row++;
        column = 0;
        rowStart = reading.Length;
    }

    /// <summary>Leaves out columns that the row doesn't fill (the place before an indented row).</summary>
    public void Skip(int columns) => column += columns;

    /// <summary>An empty cell at a column, unless a cell from a row above reaches down to it.</summary>
    public void Gap(int at)
    {
        if (at == column && !(column < reserved.Count && reserved[column] > row)) Cell([]);
        else if (at == column) Pass();
    }

    /// <param name="paragraphs">The cell's lines, which one line has to hold: they are set apart by a blank and kept as blocks where there are several.</param>
    /// <param name="rowSpan">Rows that the cell takes, this one included.</param>
    public void Cell(IReadOnlyList<string> paragraphs, int columnSpan = 1, int rowSpan = 1)
    {
        while (column < reserved.Count && reserved[column] > row) Pass();
        if (column > 0) reading.Append("\t");
        var cellStart = reading.Length;
        var lines = paragraphs.Select(OneLine).Where(p => p.Length > 0).ToList();
        foreach (var line in lines)
        {
            if (reading.Length > cellStart) reading.Append(" ");
            var lineStart = reading.Length;
            reading.Append(line);
            if (lines.Count > 1) reading.Add(new Block(BlockKind.Paragraph, new Span(lineStart, reading.Length)));
        }

        columnSpan = Math.Clamp(columnSpan, 1, 200);
        reading.Add(new Block(BlockKind.Cell, new Span(cellStart, reading.Length))
        {
            Row = row, Column = column, RowSpan = Math.Max(1, rowSpan), ColumnSpan = columnSpan,
        });
        while (reserved.Count < column + columnSpan) reserved.Add(0);
        if (rowSpan > 1)
            for (var i = 0; i < columnSpan; i++) reserved[column + i] = row + rowSpan;
        column += columnSpan;
    }

    private void Pass()
    {
        if (column > 0) reading.Append("\t");
        column++;
    }

    public void EndRow()
    {
        reading.Add(new Block(BlockKind.Row, new Span(rowStart, reading.Length)) { Row = row });
        reading.EndLine();
    }

    public void End()
    {
        reading.EndLine();
        if (reading.Length > start) reading.Add(new Block(BlockKind.Table, new Span(start, reading.Length - 1)));
    }

    private static string OneLine(string text) => text.AsSpan().IndexOfAny("\t\r\n") < 0 ? text.Trim() : string.Join(' ', text.Split('\t', '\r', '\n').Select(p => p.Trim()).Where(p => p.Length > 0));
}
