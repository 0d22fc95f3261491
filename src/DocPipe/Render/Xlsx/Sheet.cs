namespace DocPipe.Render.Xlsx;

/// <param name="Width">In characters of the sheet's type; a Han character takes two.</param>
internal sealed record Column(string Name, double Width);

/// <summary>A sheet: a header, rows that can be filtered, totals below.</summary>
internal sealed record Sheet(string Name, IReadOnlyList<Column> Columns, IReadOnlyList<Cell[]> Rows)
{
    /// <summary>A last row outside the filter; empty for none.</summary>
    public IReadOnlyList<Cell> Totals { get; init; } = [];

    public IReadOnlyList<Highlight> Highlights { get; init; } = [];

    /// <summary>Row 1 is the header.</summary>
    public int LastRow => Rows.Count + 1;

    public const int MaxRows = 1_048_576 - 2;

    /// <summary>"A", "B" … "AA".</summary>
    public static string ColumnName(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));

    /// <summary>The data cells of a column, as a formula of another sheet names them.</summary>
    public string Range(int column) => $"'{Name}'!{Local(column)}";

    /// <summary>The data cells of a column, as a formula of the same sheet names them.</summary>
    public string Local(int column) => $"${ColumnName(column)}$2:${ColumnName(column)}${Math.Max(2, LastRow)}";
}

/// <summary>A column whose cells are coloured by a condition.</summary>
/// <param name="Test">A formula on the column's first data cell, row 2.</param>
/// <param name="Colour">0 red, 1 yellow, 2 green: the differential formats of <see cref="XlsxStyles"/>.</param>
internal sealed record Highlight(int Column, string Test, int Colour);
