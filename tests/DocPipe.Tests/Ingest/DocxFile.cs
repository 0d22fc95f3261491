using System.IO.Compression;
using System.Text;

namespace DocPipe.Tests.Ingest;

/// <summary>Packs the parts of a Word document written by hand.</summary>
internal static class DocxFile
{
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";

    private const string Namespaces =
        $"xmlns:w=\"{Main}\" xmlns:r=\"{Office}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    /// <param name="body">Content of w:body.</param>
    /// <param name="parts">Further parts: name without ending (numbering, styles, footnotes, header1 …) and what its root element holds.</param>
    public static byte[] Pack(string body, params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "[Content_Types].xml",
                $"<Types xmlns=\"{Packages}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + Override("document", "document.main") + string.Concat(parts.Select(p => Override(p.Name, Kind(p.Name)))) + "</Types>");
            Write(zip, "_rels/.rels", $"<Relationships xmlns=\"{Packages}/relationships\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Write(zip, "word/_rels/document.xml.rels", $"<Relationships xmlns=\"{Packages}/relationships\">"
                + string.Concat(parts.Select(p => $"<Relationship Id=\"{p.Name}\" Type=\"{Office}/{Kind(p.Name)}\" Target=\"{p.Name}.xml\"/>")) + "</Relationships>");
            Write(zip, "word/document.xml", $"<w:document {Namespaces}><w:body>{body}</w:body></w:document>");
            foreach (var (name, content) in parts) Write(zip, $"word/{name}.xml", $"<w:{Root(name)} {Namespaces}>{content}</w:{Root(name)}>");
        }

        return stream.ToArray();
    }

    public static string Paragraph(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    private static string Kind(string name) => name.TrimEnd('1', '2');

    private static string Root(string name) => Kind(name) switch { "header" => "hdr", "footer" => "ftr", var kind => kind };

    private static string Override(string name, string kind) =>
        $"<Override PartName=\"/word/{name}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>";

    private static void Write(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + content);
    }
}
