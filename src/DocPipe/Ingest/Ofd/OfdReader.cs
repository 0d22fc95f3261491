using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using DocPipe.Ingest.Archive;
using DocPipe.Ingest.Layout;

namespace DocPipe.Ingest.Ofd;

/// <summary>
/// A document of the national fixed-layout format (GB/T 33190-2016): a zip of XML whose pages place each character. Several documents in one
/// container are read one after the other; seals, signatures and annotations are passed over.
/// </summary>
internal static class OfdReader
{
    private const int MostNodes = 5_000_000;

    /// <exception cref="UnreadableException">Damaged, without a text layer, or over a limit.</exception>
    public static ReadingText Read(ReadOnlyMemory<byte> bytes, ReadLimits limits, CancellationToken cancellation)
    {
        try
        {
            ZipGuard.Check(bytes, limits, cancellation);
            using var zip = new ZipArchive(new ReadOnlyMemoryStream(bytes));
            var package = new OfdPackage(zip, limits, cancellation);
            var reading = new ReadingText(limits.Characters);
            var pictures = false;
            foreach (var root in Children(package.Load("OFD.xml"), "DocBody").Select(b => Child(b, "DocRoot")?.Value.Trim()).OfType<string>())
            {
                var pages = new OfdDocument(package, root, limits, cancellation).Pages();
                pictures |= pages.Exists(p => p.Picture > 0.5);
                LayoutWriter.Write(reading, pages, cancellation);
            }

            if (reading.Length == 0 && pictures) throw new UnreadableException(ReadFailure.NeedsRecognition);
            return reading;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            throw new UnreadableException(ReadFailure.Damaged, e);
        }
    }

    /// <summary>The children of a local name; the format's namespace is written in several ways.</summary>
    public static IEnumerable<XElement> Children(XElement? element, string name) => element?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    public static XElement? Child(XElement? element, string name) => Children(element, name).FirstOrDefault();

    public static string? Attribute(XElement element, string name) => element.Attribute(name)?.Value;

    public static XElement? Parse(Stream stream, long most)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = most, IgnoreComments = true, IgnoreProcessingInstructions = true };
        using var depth = new ShallowXmlReader(XmlReader.Create(stream, settings), MostNodes);
        return XDocument.Load(depth).Root;
    }
}
