namespace DocPipe.Ingest.Layout;

/// <param name="Row">Zero-based place of the cell's upper left corner.</param>
internal sealed record RuledCell(int Row, int Column, int RowSpan, int ColumnSpan, double Left, double Top, double Right, double Bottom)
{
    public List<Glyph> Glyphs { get; } = [];
}

/// <summary>A table whose cells are told by printed lines.</summary>
internal sealed class RuledTable(double[] xs, double[] ys, List<RuledCell> cells)
{
    public double Left => xs[0];

    public double Right => xs[^1];

    public double Top => ys[0];

    public double Bottom => ys[^1];

    public int Columns => xs.Length - 1;

    public int Rows => ys.Length - 1;

    public double[] Edges => xs;

    public List<RuledCell> Cells => cells;

    public bool Holds(Glyph glyph)
    {
        var (x, y) = (glyph.X + glyph.Width / 2, glyph.Y - 0.38 * glyph.Size);
        return x >= Left && x <= Right && y >= Top && y <= Bottom;
    }

    public RuledCell? At(Glyph glyph)
    {
        var (x, y) = (glyph.X + glyph.Width / 2, glyph.Y - 0.38 * glyph.Size);
        foreach (var cell in cells)
            if (x >= cell.Left && x <= cell.Right && y >= cell.Top && y <= cell.Bottom) return cell;
        return null;
    }
}
