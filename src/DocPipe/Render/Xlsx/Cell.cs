namespace DocPipe.Render.Xlsx;

/// <summary>What a cell of a sheet holds.</summary>
internal abstract record Cell
{
    public static Cell None { get; } = new TextCell("");

    public static implicit operator Cell(string? text) => string.IsNullOrEmpty(text) ? None : new TextCell(text);

    public static implicit operator Cell(int number) => new NumberCell(number);

    public static implicit operator Cell(decimal number) => new NumberCell((double)number);

    public static implicit operator Cell(DateOnly? date) => date is { Year: >= 1901 and < 9999 } day ? new DateCell(day) : None;
}

/// <summary>Words, never a formula, whatever they begin with.</summary>
/// <param name="Target">A place in the workbook that the cell leads to ("'来源'!A3").</param>
internal sealed record TextCell(string Text, string? Target = null) : Cell;

internal sealed record NumberCell(double Value, CellFormat Format = CellFormat.Number, string? Target = null) : Cell;

internal sealed record DateCell(DateOnly Value) : Cell;

/// <param name="Formula">Without the leading equals sign.</param>
/// <param name="Value">What it comes to now, for readers that don't compute.</param>
internal sealed record FormulaCell(string Formula, double Value, CellFormat Format = CellFormat.Number) : Cell;

/// <summary>The cell formats of <see cref="XlsxStyles"/>, in its order.</summary>
internal enum CellFormat { Text, Header, Number, Date, Percent, Link, QuotedText, TotalText, TotalNumber }
