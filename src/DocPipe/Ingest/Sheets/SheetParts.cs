using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DocPipe.Ingest.Sheets;

/// <summary>Reads the cells of one worksheet part as they come, without building its tree.</summary>
internal sealed class SheetParts(WorksheetPart part, List<string> strings, List<string?> formats, bool from1904, ReadLimits limits, CancellationToken cancellation)
{
    private readonly List<SheetCell> cells = [];
    private readonly List<SheetMerge> merges = [];
    private int row = -1, column = -1;

    public Sheet Read(string name)
    {
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(Row))
            {
                cancellation.ThrowIfCancellationRequested();
                var given = reader.Attributes.FirstOrDefault(a => a.LocalName == "r").Value;
                row = int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number - 1 : row + 1;
                column = -1;
            }
            else if (reader.ElementType == typeof(Cell) && reader.LoadCurrentElement() is Cell cell)
            {
                Add(cell);
            }
            else if (reader.ElementType == typeof(MergeCell) && reader.LoadCurrentElement() is MergeCell { Reference.Value: { } range })
            {
                Merge(range);
            }
        }

        cells.Sort((a, b) => (a.Row, a.Column).CompareTo((b.Row, b.Column)));
        return new Sheet(name, cells, merges);
    }

    private void Add(Cell cell)
    {
        column++;
        if (cell.CellReference?.Value is { } reference && XlsxReader.Place(reference) is var (r, c)) (row, column) = (r, c);
        if (Shown(cell) is not { Length: > 0 } shown) return;
        if (cells.Count >= limits.Cells) throw new UnreadableException(ReadFailure.TooManyCells(limits.Cells));
        cells.Add(new SheetCell(row, column, shown));
    }

    private string Shown(Cell cell)
    {
        var type = cell.DataType?.Value ?? CellValues.Number;
        if (type == CellValues.InlineString) return cell.InlineString is { } inline ? XlsxReader.Words(inline).Trim() : "";
        if (cell.CellValue?.Text is not { Length: > 0 } value) return "";
        if (type == CellValues.SharedString)
            return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index].Trim() : "";
        if (type == CellValues.String || type == CellValues.Date) return value.Trim();
        if (type == CellValues.Boolean) return value == "1" ? "TRUE" : "FALSE";
        if (type == CellValues.Error) return "";
        var style = cell.StyleIndex?.Value ?? 0;
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? NumberFormat.Show(number, style < formats.Count ? formats[(int)style] : null, from1904)
            : value.Trim();
    }

    private void Merge(string range)
    {
        var colon = range.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || merges.Count >= limits.Cells) return;
        if (XlsxReader.Place(range.AsSpan(0, colon)) is var (top, left) && XlsxReader.Place(range.AsSpan(colon + 1)) is var (bottom, right) && bottom >= top && right >= left)
            merges.Add(new SheetMerge(top, left, bottom, right));
    }
}
