using System.IO.Compression;
using System.Text;

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

    private static readonly byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The format where the first bytes or the container settle it; null for what may be text.</summary>
    /// <exception cref="UnreadableException">A container that can't be opened.</exception>
    public static FileFormat? OfBytes(ReadOnlyMemory<byte> bytes)
    {
        var head = bytes.Span;
        if (head.StartsWith("PK\x03\x04"u8)) return OfZip(bytes);
        if (head.StartsWith(ole)) return OfOle(head);
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
        return MarkupSigns.LooksLikeMarkdown(text) ? FileFormat.Markdown : FileFormat.Text;
    }

    private static FileFormat OfZip(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var zip = new ZipArchive(new ReadOnlyMemoryStream(bytes), ZipArchiveMode.Read);
            foreach (var entry in zip.Entries)
            {
                if (entry.IsEncrypted) return FileFormat.Encrypted;
                var name = entry.FullName;
                if (name.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) return FileFormat.Docx;
                if (name.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) return FileFormat.Xlsx;
                if (name.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase)) return FileFormat.Pptx;
                if (name is "OFD.xml") return FileFormat.Ofd;
                if (name is "mimetype") return FileFormat.Odt;
            }

            return FileFormat.Zip;
        }
        catch (InvalidDataException e)
        {
            throw new UnreadableException(ReadFailure.Damaged, e);
        }
    }

    /// <summary>
    /// The directory of an OLE container names its streams in UTF-16; searching for the names needs no sector chains and works on files
    /// whose chains are broken.
    /// </summary>
    private static FileFormat OfOle(ReadOnlySpan<byte> bytes)
    {
        if (Names(bytes, "EncryptedPackage")) return FileFormat.Encrypted;
        if (Names(bytes, "WordDocument")) return EncryptedWord(bytes) ? FileFormat.Encrypted : FileFormat.Doc;
        if (Names(bytes, "Workbook") || Names(bytes, "Book")) return FileFormat.Xls;
        if (Names(bytes, "PowerPoint Document")) return FileFormat.Ppt;
        return FileFormat.Binary;
    }

    private static bool Names(ReadOnlySpan<byte> bytes, string stream) => bytes.IndexOf(Encoding.Unicode.GetBytes(stream + "\0")) >= 0;

    /// <summary>[MS-DOC] 2.5.2: the file information block begins the main stream, nearly always the first sector; bit fEncrypted of its flags.</summary>
    private static bool EncryptedWord(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 0x20C && bytes[0x200] == 0xEC && bytes[0x201] == 0xA5 && (bytes[0x20B] & 0x01) != 0;
}
