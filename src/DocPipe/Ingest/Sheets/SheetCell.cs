namespace DocPipe.Ingest.Sheets;

/// <summary>A cell that shows something. Row and column are zero-based.</summary>
internal readonly record struct SheetCell(int Row, int Column, string Shown);

/// <summary>A range of merged cells, both ends included; what it shows stands in its first cell.</summary>
internal readonly record struct SheetMerge(int FirstRow, int FirstColumn, int LastRow, int LastColumn);

/// <summary>A sheet as far as it shows anything.</summary>
/// <param name="Cells">In order of rows, then columns.</param>
internal sealed record Sheet(string Name, IReadOnlyList<SheetCell> Cells, IReadOnlyList<SheetMerge> Merges);
