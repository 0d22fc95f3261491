namespace DocPipe.Ingest.Doc;

/// <summary>
/// Puts a table together from its paragraphs: a cell ends with its mark, a row with a mark of its own that carries the row's shape. Tables
/// inside a cell become lines of that cell, one a row.
/// </summary>
internal sealed class DocTable
{
    /// <summary>Edges nearer than this are one edge drawn twice (twentieths of a point).</summary>
    private const int SameEdge = 30;

    private sealed record Row(List<List<string>> Cells, RowShape? Shape);

    private readonly List<Row> rows = [];
    private readonly List<string> inner = [];
    private List<List<string>> cells = [];
    private List<string> lines = [];
    private List<string> innerCell = [];

    public void Add(DocParagraph paragraph, IEnumerable<string> words)
    {
        var properties = paragraph.Properties;
        if (properties.Depth > 1)
        {
            if (!properties.EndsInnerRow) innerCell.AddRange(words);
            if (properties.EndsInnerCell) EndInnerCell();
            if (properties.EndsInnerRow) EndInnerRow();
            return;
        }

        if (properties.EndsRow && paragraph.Mark == DocText.CellMark)
        {
            EndRow(properties.Row);
            return;
        }

        lines.AddRange(words);
        if (paragraph.Mark == DocText.CellMark) EndCell();
    }

    public void EndCell()
    {
        cells.Add(lines);
        lines = [];
    }

    public void EndRow(RowShape? shape)
    {
        if (lines.Count > 0) EndCell();
        if (cells.Count > 0) rows.Add(new Row(cells, shape?.Cells.Length == cells.Count ? shape : null));
        cells = [];
    }

    public int OpenCells => cells.Count;

    public void Write(ReadingText reading)
    {
        EndInnerCell();
        EndInnerRow();
        if (lines.Count > 0) EndCell();
        EndRow(null);
        var edges = Edges();
        var placed = rows.Select(r => Placed(r, edges)).ToList();
        var text = new TableText(reading);
        for (var r = 0; r < placed.Count; r++)
        {
            text.BeginRow();
            text.Skip(placed[r].Count > 0 ? placed[r][0].Column : 0);
            foreach (var cell in placed[r].Where(c => c.Merge != RowShape.Merge.Continue))
                text.Cell(cell.Lines, cell.Span, RowSpan(placed, r, cell.Column));
            text.EndRow();
        }

        text.End();
    }

    private void EndInnerCell()
    {
        if (innerCell.Count == 0) return;
        inner.Add(string.Join(' ', innerCell));
        innerCell = [];
    }

    private void EndInnerRow()
    {
        if (inner.Count > 0) lines.Add(string.Join('\t', inner));
        inner.Clear();
    }

    private readonly record struct Cell(List<string> Lines, int Column, int Span, RowShape.Merge Merge);

    private List<int> Edges()
    {
        var edges = new List<int>();
        foreach (var edge in rows.SelectMany(r => r.Shape?.Edges ?? []).Order())
            if (edges.Count == 0 || edge - edges[^1] > SameEdge) edges.Add(edge);
        return edges;
    }

    private static List<Cell> Placed(Row row, List<int> edges)
    {
        var result = new List<Cell>();
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (row.Shape is not { } shape)
            {
                result.Add(new Cell(row.Cells[i], i, 1, RowShape.Merge.None));
                continue;
            }

            if (shape.Cells[i].Absorbed && result.Count > 0) continue;
            var last = i;
            while (last + 1 < shape.Cells.Length && shape.Cells[last + 1].Absorbed) last++;
            var column = Math.Max(Nearest(edges, shape.Edges[i]), result.Count == 0 ? 0 : result[^1].Column + result[^1].Span);
            result.Add(new Cell(row.Cells[i], column, Math.Max(1, Nearest(edges, shape.Edges[last + 1]) - column), shape.Cells[i].Vertical));
        }

        return result;
    }

    private static int Nearest(List<int> edges, int edge)
    {
        var at = edges.BinarySearch(edge);
        if (at < 0) at = ~at - 1;
        return Math.Max(0, at);
    }

    private static int RowSpan(List<List<Cell>> rows, int row, int column)
    {
        var span = 1;
        while (row + span < rows.Count && rows[row + span].Exists(c => c.Column == column && c.Merge == RowShape.Merge.Continue)) span++;
        return span;
    }
}
