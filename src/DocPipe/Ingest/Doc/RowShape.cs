namespace DocPipe.Ingest.Doc;

/// <summary>Edges and merges of a table row's cells ([MS-DOC] 2.9.315, 2.9.313).</summary>
internal sealed class RowShape
{
    private const int DescriptionSize = 20;

    private RowShape(int[] edges, CellShape[] cells) => (Edges, Cells) = (edges, cells);

    public enum Merge { None, Restart, Continue }

    /// <param name="Absorbed">The cell belongs to the one before it.</param>
    public readonly record struct CellShape(bool Absorbed, Merge Vertical);

    /// <summary>Left edge of each cell and the right edge of the last, in twentieths of a point.</summary>
    public int[] Edges { get; }

    public CellShape[] Cells { get; }

    public static RowShape? Read(ReadOnlySpan<byte> operand)
    {
        var count = Little.Byte(operand, 0);
        if (count is 0 or > 64) return null;
        var edges = new int[count + 1];
        for (var i = 0; i <= count; i++) edges[i] = Little.Int16(operand, 1 + 2 * i);
        var cells = new CellShape[count];
        for (var i = 0; i < count; i++)
        {
            var flags = Little.UInt16(operand, 1 + 2 * (count + 1) + DescriptionSize * i);
            cells[i] = new CellShape((flags & 3) >= 2, Of(flags >> 5));
        }

        return new RowShape(edges, cells);
    }

    /// <summary>A later change of one cell's vertical merge: its index, then 0, 1 (goes on) or 3 (begins).</summary>
    public void Change(ReadOnlySpan<byte> operand)
    {
        var cell = Little.Byte(operand, 0);
        if (cell < Cells.Length) Cells[cell] = Cells[cell] with { Vertical = Of(Little.Byte(operand, 1)) };
    }

    private static Merge Of(int bits) => (bits & 3) switch { 1 => Merge.Continue, 3 => Merge.Restart, _ => Merge.None };
}
