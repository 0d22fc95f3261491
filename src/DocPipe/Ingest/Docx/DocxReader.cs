using System.Xml;
using DocPipe.Ingest.Archive;
using DocPipe.Model;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DocPipe.Ingest.Docx;

/// <summary>
/// A Word document as its reader sees it: numbers computed, tracked changes as accepted, hidden text out, text boxes once. Headers and
/// footers follow the body, marked by style, so that what a unit wrote there is kept apart and can still be cited.
/// </summary>
internal static class DocxReader
{
    /// <exception cref="UnreadableException">Damaged, or unpacks to more than the limit.</exception>
    public static ReadingText Read(ReadOnlyMemory<byte> bytes, ReadLimits limits, CancellationToken cancellation)
    {
        try
        {
            ZipGuard.Check(bytes, limits, cancellation);
            using var stream = new ReadOnlyMemoryStream(bytes);
            using var package = WordprocessingDocument.Open(stream, isEditable: false, new OpenSettings { AutoSave = false });
            if (package.MainDocumentPart?.Document?.Body is not { } body) throw new UnreadableException(ReadFailure.Damaged);
            return Write(package.MainDocumentPart, body, limits, cancellation);
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or XmlException or FileFormatException or IOException
            or InvalidOperationException or ArgumentException or FormatException or KeyNotFoundException or UriFormatException or NotSupportedException
            or NullReferenceException or OverflowException)
        {
            throw new UnreadableException(ReadFailure.Damaged, e);
        }
    }

    private static ReadingText Write(MainDocumentPart main, Body body, ReadLimits limits, CancellationToken cancellation)
    {
        var reading = new ReadingText(limits.Characters);
        var styles = new DocxStyles(main.StyleDefinitionsPart?.Styles);
        var numbering = new DocxNumbering(main.NumberingDefinitionsPart?.Numbering, styles);
        var writer = new DocxWriter(reading, styles, numbering, limits.Depth, cancellation);
        writer.Write(body);
        foreach (var note in (main.FootnotesPart?.Footnotes?.Elements<Footnote>() ?? []).Where(n => n.Type is null || n.Type == FootnoteEndnoteValues.Normal))
            writer.WriteApart(note, "footnote text");
        foreach (var note in (main.EndnotesPart?.Endnotes?.Elements<Endnote>() ?? []).Where(n => n.Type is null || n.Type == FootnoteEndnoteValues.Normal))
            writer.WriteApart(note, "endnote text");
        foreach (var header in main.HeaderParts.Select(p => p.Header).OfType<Header>()) writer.WriteApart(header, "header");
        foreach (var footer in main.FooterParts.Select(p => p.Footer).OfType<Footer>()) writer.WriteApart(footer, "footer");
        return reading;
    }
}
