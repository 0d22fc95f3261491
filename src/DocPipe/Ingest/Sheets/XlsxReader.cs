using System.Globalization;
using System.Xml;
using DocPipe.Ingest.Archive;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DocPipe.Ingest.Sheets;

/// <summary>A workbook of Excel 2007 and later, as shown: formulas by their last result, hidden sheets out.</summary>
internal static class XlsxReader
{
    private const int MaxColumn = 16384, MaxRow = 1_048_576;

    /// <exception cref="UnreadableException">Damaged, or over a limit.</exception>
    public static ReadingText Read(ReadOnlyMemory<byte> bytes, ReadLimits limits, CancellationToken cancellation)
    {
        try
        {
            ZipGuard.Check(bytes, limits, cancellation);
            using var stream = new ReadOnlyMemoryStream(bytes);
            using var package = SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false });
            if (package.WorkbookPart is not { } book) throw new UnreadableException(ReadFailure.Damaged);
            var strings = Strings(book.SharedStringTablePart, cancellation);
            var formats = Formats(book.WorkbookStylesPart?.Stylesheet);
            var from1904 = book.Workbook.WorkbookProperties?.Date1904?.Value ?? false;
            var sheets = new List<Sheet>();
            foreach (var entry in book.Workbook.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>() ?? [])
            {
                if (entry.State is { } state && state.Value != SheetStateValues.Visible) continue;
                if (entry.Id?.Value is not { } id || !book.TryGetPartById(id, out var part) || part is not WorksheetPart sheet) continue;
                sheets.Add(new SheetParts(sheet, strings, formats, from1904, limits, cancellation).Read(entry.Name?.Value ?? ""));
            }

            return SheetWriter.Write(sheets, limits, cancellation);
        }
        catch (Exception e) when (e is OpenXmlPackageException or XmlException or InvalidDataException or IOException or FormatException or ArgumentException
            or InvalidOperationException or NotSupportedException or KeyNotFoundException or NullReferenceException or OverflowException)
        {
            throw new UnreadableException(ReadFailure.Damaged, e);
        }
    }

    private static List<string> Strings(SharedStringTablePart? part, CancellationToken cancellation)
    {
        var result = new List<string>();
        if (part is null) return result;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement) continue;
            cancellation.ThrowIfCancellationRequested();
            result.Add(reader.LoadCurrentElement() is SharedStringItem item ? Words(item) : "");
        }

        return result;
    }

    /// <summary>The words of a string, without the readings that stand above them in Japanese editions.</summary>
    internal static string Words(OpenXmlElement item) =>
        string.Concat(item.Elements().SelectMany(e => e switch { DocumentFormat.OpenXml.Spreadsheet.Text text => [text.Text], Run run => run.Elements<DocumentFormat.OpenXml.Spreadsheet.Text>().Select(t => t.Text), _ => [] }));

    /// <summary>The format code of each cell style.</summary>
    private static List<string?> Formats(Stylesheet? sheet)
    {
        var own = (sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(f => f.NumberFormatId?.Value is not null).GroupBy(f => (int)f.NumberFormatId!.Value).ToDictionary(g => g.Key, g => g.First().FormatCode?.Value);
        return [.. (sheet?.CellFormats?.Elements<CellFormat>() ?? []).Select(f =>
            f.NumberFormatId?.Value is { } id ? own.GetValueOrDefault((int)id) ?? NumberFormat.BuiltIn((int)id) : null)];
    }

    /// <summary>"BC12" as zero-based row and column; null where it is no reference.</summary>
    internal static (int Row, int Column)? Place(ReadOnlySpan<char> reference)
    {
        var column = 0;
        var at = 0;
        while (at < reference.Length && char.IsAsciiLetter(reference[at]) && column <= MaxColumn) column = column * 26 + (reference[at++] & 0x1F);
        if (column is < 1 or > MaxColumn || !int.TryParse(reference[at..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) || row is < 1 or > MaxRow) return null;
        return (row - 1, column - 1);
    }
}
