using System.Text;
using DocPipe.Ingest.Doc;
using DocPipe.Ingest.Sheets;

namespace DocPipe.Ingest.Ole;

/// <summary>Tells by its streams what an OLE container holds, and reads it.</summary>
internal static class OleReader
{
    /// <summary>The streams that make a container what it is, in the order in which they decide.</summary>
    private static readonly (string Stream, FileFormat Format)[] kinds =
    [
        ("EncryptedPackage", FileFormat.Encrypted), ("WordDocument", FileFormat.Doc), ("Workbook", FileFormat.Xls), ("Book", FileFormat.Xls),
        ("PowerPoint Document", FileFormat.Ppt), ("MatOST", FileFormat.Works), ("MM", FileFormat.Works), ("CONTENTS", FileFormat.Works),
    ];

    /// <exception cref="UnreadableException">Of a kind that is not read, encrypted, damaged or over a limit.</exception>
    public static (string Format, ReadingText Reading) Read(ReadOnlyMemory<byte> bytes, ReadLimits limits, CancellationToken cancellation)
    {
        OleContainer container;
        try
        {
            container = OleContainer.Open(bytes, limits);
        }
        catch (UnreadableException) when (Mentioned(bytes.Span) is FileFormat.Encrypted)
        {
            throw new UnreadableException(ReadFailure.Encrypted);
        }

        switch (kinds.FirstOrDefault(k => container.Has(k.Stream), (Stream: "", Format: FileFormat.Binary)).Format)
        {
            case FileFormat.Doc:
                return ("doc", DocReader.Read(container, limits, cancellation));
            case FileFormat.Xls:
                return ("xls", XlsReader.Read(container, limits, cancellation));
            case FileFormat.Encrypted:
                throw new UnreadableException(ReadFailure.Encrypted);
            case FileFormat.Binary:
                throw new UnreadableException(ReadFailure.NotText);
            case var other:
                throw new UnreadableException(ReadFailure.NotYetRead(other));
        }
    }

    /// <summary>
    /// The directory names streams in UTF-16; searching for the names needs no sector chains, so it works on containers that are broken.
    /// </summary>
    private static FileFormat Mentioned(ReadOnlySpan<byte> bytes)
    {
        foreach (var (stream, format) in kinds)
            if (bytes.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0) return format;
        return FileFormat.Binary;
    }
}
