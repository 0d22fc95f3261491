using System.IO.Compression;
using DocPipe.Ingest.Ole;
using DocPipe.Ingest.Sheets;

namespace DocPipe.Ingest;

/// <summary>Tells the format by the content: submissions are renamed by hand, so a file's ending proves nothing.</summary>
internal static class FormatSniffer
{
    private static readonly (byte[] Magic, FileFormat Format)[] signatures =
    [
        ("%PDF-"u8.ToArray(), FileFormat.Pdf),
        ("Rar!\x1A\x07"u8.ToArray(), FileFormat.Rar),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], FileFormat.SevenZip),
        (@"{\rtf"u8.ToArray(), FileFormat.Rtf),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], FileFormat.Image),
        ([0xFF, 0xD8, 0xFF], FileFormat.Image),
        ("GIF8"u8.ToArray(), FileFormat.Image),
        ([0x49, 0x49, 0x2A, 0x00], FileFormat.Image),
        ([0x4D, 0x4D, 0x00, 0x2A], FileFormat.Image),
        ([0x1F, 0x8B, 0x08], FileFormat.Binary),
        ([0x7F, 0x45, 0x4C, 0x46], FileFormat.Binary),
        ("MZ\x90\0"u8.ToArray(), FileFormat.Binary),
        ("SQLite format 3\0"u8.ToArray(), FileFormat.Binary),
        ("ID3\x03"u8.ToArray(), FileFormat.Binary),
    ];

    /// <summary>Office files have fewer parts; what comes after them can't change the kind.</summary>
    private const int MostParts = 10_000;

    private static readonly (string Folder, FileFormat Format)[] officeFolders = [("word/", FileFormat.Docx), ("xl/", FileFormat.Xlsx), ("ppt/", FileFormat.Pptx)];

    /// <summary>The format where the first bytes or the container settle it; null for what may be text.</summary>
    /// <exception cref="UnreadableException">A container that can't be opened.</exception>
    public static FileFormat? OfBytes(ReadOnlyMemory<byte> bytes)
    {
        var head = bytes.Span;
        if (head.StartsWith("PK\x03\x04"u8)) return OfZip(bytes);
        if (OleContainer.Begins(head)) return FileFormat.Ole;
        foreach (var (magic, format) in signatures)
            if (head.StartsWith(magic)) return format;
        return null;
    }

    /// <summary>What kind of text it is.</summary>
    public static FileFormat OfText(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4096)).TrimStart();
        if (head.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase)
            && head.Contains("multipart/related", StringComparison.OrdinalIgnoreCase)) return FileFormat.Mht;
        if (MarkupSigns.LooksLikeHtml(text)) return FileFormat.Html;
        if (head.StartsWith("<?xml", StringComparison.Ordinal)) return FileFormat.Xml;
        if (MarkupSigns.LooksLikeMarkdown(text)) return FileFormat.Markdown;
        return CsvText.Is(text) ? FileFormat.Csv : FileFormat.Text;
    }

    private static FileFormat OfZip(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var zip = new ZipArchive(new ReadOnlyMemoryStream(bytes), ZipArchiveMode.Read);
            var names = new HashSet<string>(zip.Entries.Take(MostParts).Select(e => e.FullName), StringComparer.OrdinalIgnoreCase);
            if (names.Contains("OFD.xml")) return FileFormat.Ofd;
            if (names.Contains("mimetype") && names.Contains("content.xml")) return FileFormat.Odt;
            if (!names.Contains("[Content_Types].xml")) return FileFormat.Zip;
            if (zip.Entries.Any(e => e.IsEncrypted)) return FileFormat.Encrypted;
            foreach (var (folder, format) in officeFolders)
                if (names.Any(n => n.StartsWith(folder, StringComparison.OrdinalIgnoreCase))) return format;
            return FileFormat.Zip;
        }
        catch (InvalidDataException e)
        {
            throw new UnreadableException(ReadFailure.Damaged, e);
        }
    }
}
