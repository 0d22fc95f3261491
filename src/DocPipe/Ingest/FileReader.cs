using System.Collections.Immutable;
using System.Security.Cryptography;
using DocPipe.Ingest.Docx;
using DocPipe.Ingest.Html;
using DocPipe.Ingest.Markdown;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Ingest;

/// <summary>
/// Reads one file of any format: the door of this room. Keeps no state between calls and may be called from many threads at once.
/// </summary>
/// <param name="data">The folder of tables; the character model is read from it when an encoding has first to be guessed.</param>
public sealed class FileReader(DataFolder data, ReadLimits limits)
{
    public FileReader() : this(DataFolder.Default, ReadLimits.Default)
    {
    }

    /// <summary>Reads a file from disk. A file that can't be opened is reported, not thrown (DP1009).</summary>
    /// <param name="path">As it is to be shown; written with forward slashes in the result.</param>
    public ReadResult ReadFile(string path, CancellationToken cancellation)
    {
        try
        {
            var size = new FileInfo(path).Length;
            return size > limits.FileBytes ? Fails(path, ReadFailure.TooLarge(size, limits.FileBytes)) : Read(path, File.ReadAllBytes(path), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fails(path, ReadFailure.CannotOpen(e.Message));
        }
    }

    /// <summary>Reads a file whose bytes are at hand.</summary>
    /// <exception cref="OperationCanceledException">Always passed on.</exception>
    public ReadResult Read(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            if (bytes.Length > limits.FileBytes) throw new UnreadableException(ReadFailure.TooLarge(bytes.Length, limits.FileBytes));
            var document = ReadOne(path.Replace('\\', '/'), bytes, cancellation);
            return new ReadResult([document], []);
        }
        catch (UnreadableException e)
        {
            return Fails(path, e.Failure);
        }
    }

    private static ReadResult Fails(string path, ReadFailure failure) =>
        new([], [new UnreadableFile(path.Replace('\\', '/'), failure.Code, failure.Reason)]);

    private Document ReadOne(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (!bytes.Span.ContainsAnyExcept(" \t\r\n\0"u8)) throw new UnreadableException(ReadFailure.Empty);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        var document = FormatSniffer.OfBytes(bytes) switch
        {
            null => ReadText(path, sha256, bytes, cancellation),
            FileFormat.Docx => Structured(new Source(path, sha256, "docx", null), DocxReader.Read(bytes, limits, cancellation)),
            FileFormat.Encrypted => throw new UnreadableException(ReadFailure.Encrypted),
            FileFormat.Binary => throw new UnreadableException(ReadFailure.NotText),
            { } other => throw new UnreadableException(ReadFailure.NotYetRead(other)),
        };
        if (string.IsNullOrWhiteSpace(document.Text)) throw new UnreadableException(ReadFailure.Empty);
        return document;
    }

    private Document ReadText(string path, string sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var decoded = PlainText.Decode(bytes.Span, CharacterModel.Of(data), limits);
        cancellation.ThrowIfCancellationRequested();
        var source = new Source(path, sha256, "txt", decoded.Encoding);
        var document = FormatSniffer.OfText(decoded.Text) switch
        {
            FileFormat.Html => Structured(source with { Format = "html" }, HtmlReader.Read(decoded.Text, limits, cancellation)),
            FileFormat.Markdown => Structured(source with { Format = "md" }, MarkdownReader.Read(decoded.Text, limits)),
            FileFormat.Mht => throw new UnreadableException(ReadFailure.NotYetRead(FileFormat.Mht)),
            FileFormat.Xml => throw new UnreadableException(ReadFailure.Unknown),
            _ => Document.FromReading(source, decoded.Text),
        };
        return document.With(decoded.Diagnostics);
    }

    private static Document Structured(Source source, ReadingText reading) =>
        Document.FromReading(source, reading.Text) with { Blocks = reading.Blocks.ToImmutableArray() };
}
