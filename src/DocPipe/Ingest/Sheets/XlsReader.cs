using DocPipe.Ingest.Ole;
using NPOI.HSSF;
using NPOI.HSSF.UserModel;
using NPOI.SS.UserModel;

namespace DocPipe.Ingest.Sheets;

/// <summary>A workbook of Excel 97-2003 (BIFF8), as shown: formulas by their last result, hidden sheets out.</summary>
internal static class XlsReader
{
    /// <exception cref="UnreadableException">Encrypted, older than Excel 97, damaged or over a limit.</exception>
    public static ReadingText Read(OleContainer container, ReadLimits limits, CancellationToken cancellation)
    {
        var sheets = OleContainer.Guarded(() =>
        {
            try
            {
                var book = new HSSFWorkbook(container.Root, preserveNodes: false);
                return Enumerable.Range(0, book.NumberOfSheets)
                    .Where(i => !book.IsSheetHidden(i) && !book.IsSheetVeryHidden(i))
                    .Select(i => Sheet(book.GetSheetAt(i), book.GetSheetName(i), book.Workbook.IsUsing1904DateWindowing, limits, cancellation)).ToList();
            }
            catch (NPOI.EncryptedDocumentException e)
            {
                throw new UnreadableException(ReadFailure.Encrypted, e);
            }
            catch (OldExcelFormatException e)
            {
                throw new UnreadableException(ReadFailure.NotYetRead(FileFormat.Xls), e);
            }
        });
        return SheetWriter.Write(sheets, limits, cancellation);
    }

    private static Sheet Sheet(ISheet sheet, string name, bool from1904, ReadLimits limits, CancellationToken cancellation)
    {
        var cells = new List<SheetCell>();
        for (var r = sheet.FirstRowNum; r <= sheet.LastRowNum; r++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var cell in sheet.GetRow(r)?.Cells ?? [])
            {
                if (Shown(cell, from1904) is not { Length: > 0 } shown) continue;
                if (cells.Count >= limits.Cells) throw new UnreadableException(ReadFailure.TooManyCells(limits.Cells));
                cells.Add(new SheetCell(cell.RowIndex, cell.ColumnIndex, shown));
            }
        }

        var merges = Enumerable.Range(0, sheet.NumMergedRegions).Select(sheet.GetMergedRegion)
            .Select(m => new SheetMerge(m.FirstRow, m.FirstColumn, m.LastRow, m.LastColumn)).ToList();
        cells.Sort((a, b) => (a.Row, a.Column).CompareTo((b.Row, b.Column)));
        return new Sheet(name, cells, merges);
    }

    private static string Shown(ICell cell, bool from1904) => (cell.CellType == CellType.Formula ? cell.CachedFormulaResultType : cell.CellType) switch
    {
        CellType.String => cell.StringCellValue?.Trim() ?? "",
        CellType.Numeric => NumberFormat.Show(cell.NumericCellValue, FormatOf(cell.CellStyle), from1904),
        CellType.Boolean => cell.BooleanCellValue ? "TRUE" : "FALSE",
        _ => "",
    };

    /// <summary>The workbook's own code; the library's names for built-in ones are those of another language's edition.</summary>
    private static string? FormatOf(ICellStyle? style) => style is null ? null : NumberFormat.BuiltIn(style.DataFormat) ?? style.GetDataFormatString();
}
