using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DocPipe.Render.Xlsx;

/// <summary>Packs sheets into an .xlsx file; the same sheets give the same bytes.</summary>
internal static class Workbook
{
    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = package.AddWorkbookPart();
            package.ChangeIdOfPart(book, "workbook");
            var words = new SharedWords();
            var writer = new SheetWriter(words);
            var list = new Sheets();
            for (var i = 0; i < sheets.Count; i++)
            {
                var id = FormattableString.Invariant($"sheet{i + 1}");
                var part = book.AddNewPart<WorksheetPart>(id);
                using (var to = part.GetStream(FileMode.Create)) writer.Write(to, sheets[i], first: i == 0);
                list.AppendChild(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheets[i].Name, SheetId = (uint)(i + 1), Id = id });
            }

            using (var to = book.AddNewPart<SharedStringTablePart>("words").GetStream(FileMode.Create)) words.Write(to);
            using (var to = book.AddNewPart<WorkbookStylesPart>("styles").GetStream(FileMode.Create)) to.Write(Encoding.UTF8.GetBytes(XlsxStyles.Xml));
            var names = new DefinedNames();
            for (var i = 0; i < sheets.Count; i++)
            {
                // Excel keeps the range of a filter under this hidden name as well, and the header to print on each page under the other.
                var last = Sheet.ColumnName(sheets[i].Columns.Count - 1);
                names.Append(
                    new DefinedName(FormattableString.Invariant($"'{sheets[i].Name}'!$A$1:${last}${sheets[i].LastRow}")) { Name = "_xlnm._FilterDatabase", LocalSheetId = (uint)i, Hidden = true },
                    new DefinedName($"'{sheets[i].Name}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i });
            }

            book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(
                new BookViews(new WorkbookView()), list, names, new CalculationProperties { CalculationId = 191029U, FullCalculationOnLoad = true });
        }

        return FixedZip.Rewrite(stream);
    }
}
