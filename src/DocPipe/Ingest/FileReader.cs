using System.Collections.Immutable;
using System.Security.Cryptography;
using DocPipe.Ingest.Archive;
using DocPipe.Ingest.Docx;
using DocPipe.Ingest.Html;
using DocPipe.Ingest.Markdown;
using DocPipe.Ingest.Ofd;
using DocPipe.Ingest.Ole;
using DocPipe.Ingest.Pdf;
using DocPipe.Ingest.Sheets;
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

    /// <summary>Reads a file whose bytes are at hand. An archive gives the documents of all files in it, each with its own path.</summary>
    /// <exception cref="OperationCanceledException">Always passed on.</exception>
    public ReadResult Read(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var documents = ImmutableArray.CreateBuilder<Document>();
        var unreadable = ImmutableArray.CreateBuilder<UnreadableFile>();
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // A timer takes its time to fire; no time at all is over at once.
        if (limits.Time <= TimeSpan.Zero) time.Cancel();
        else time.CancelAfter(limits.Time);
        var archive = new ZipReader(limits, time.Token);
        ReadInto(path.Replace('\\', '/'), bytes, 1);
        return new ReadResult(documents.ToImmutable(), unreadable.ToImmutable());

        void ReadInto(string place, ReadOnlyMemory<byte> content, int depth)
        {
            try
            {
                if (content.Length > limits.FileBytes) throw new UnreadableException(ReadFailure.TooLarge(content.Length, limits.FileBytes));
                if (FormatSniffer.OfBytes(content) is var format && format == FileFormat.Zip)
                    archive.Read(place, content, depth, (name, inner) => ReadInto(name, inner, depth + 1), unreadable.Add);
                else
                    documents.Add(ReadOne(place, content, format, time.Token));
            }
            catch (UnreadableException e)
            {
                unreadable.Add(new UnreadableFile(place, e.Failure.Code, e.Failure.Reason));
            }
            catch (OperationCanceledException)
            {
                // Under the caller's own token: a parallel query takes a cancellation under another one for a failure.
                cancellation.ThrowIfCancellationRequested();
                var failure = ReadFailure.TooSlow(limits.Time);
                unreadable.Add(new UnreadableFile(place, failure.Code, failure.Reason));
            }
        }
    }

    private static ReadResult Fails(string path, ReadFailure failure) =>
        new([], [new UnreadableFile(path.Replace('\\', '/'), failure.Code, failure.Reason)]);

    private Document ReadOne(string path, ReadOnlyMemory<byte> bytes, FileFormat? format, CancellationToken cancellation)
    {
        if (!bytes.Span.ContainsAnyExcept(" \t\r\n\0"u8)) throw new UnreadableException(ReadFailure.Empty);
        var source = new Source(path, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), "", null);
        var document = format switch
        {
            null => ReadText(source, bytes, cancellation),
            FileFormat.Docx => Structured(source, "docx", DocxReader.Read(bytes, limits, cancellation)),
            FileFormat.Xlsx => Structured(source, "xlsx", XlsxReader.Read(bytes, limits, cancellation)),
            FileFormat.Pdf => Structured(source, "pdf", new PdfReading(limits, data, cancellation).Read(bytes)),
            FileFormat.Ofd => Structured(source, "ofd", OfdReader.Read(bytes, limits, cancellation)),
            FileFormat.Ole => Ole(source, bytes, cancellation),
            FileFormat.Encrypted => throw new UnreadableException(ReadFailure.Encrypted),
            FileFormat.Binary => throw new UnreadableException(ReadFailure.NotText),
            { } other => throw new UnreadableException(ReadFailure.NotYetRead(other)),
        };
        if (string.IsNullOrWhiteSpace(document.Text)) throw new UnreadableException(ReadFailure.Empty);
        return document;
    }

    private Document Ole(Source source, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var (format, reading) = OleReader.Read(bytes, limits, cancellation);
        return Structured(source, format, reading);
    }

    private Document ReadText(Source source, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var decoded = PlainText.Decode(bytes.Span, CharacterModel.Of(data), limits);
        cancellation.ThrowIfCancellationRequested();
        source = source with { Encoding = decoded.Encoding };
        var document = FormatSniffer.OfText(decoded.Text) switch
        {
            FileFormat.Html => Structured(source, "html", HtmlReader.Read(decoded.Text, limits, cancellation)),
            FileFormat.Markdown => Structured(source, "md", MarkdownReader.Read(decoded.Text, limits)),
            FileFormat.Csv => Structured(source, "csv", CsvText.Read(decoded.Text, limits, cancellation)),
            FileFormat.Mht => throw new UnreadableException(ReadFailure.NotYetRead(FileFormat.Mht)),
            FileFormat.Xml => throw new UnreadableException(ReadFailure.Unknown),
            _ => Document.FromReading(source with { Format = "txt" }, decoded.Text),
        };
        return document.With(decoded.Diagnostics);
    }

    private static Document Structured(Source source, string format, ReadingText reading) =>
        (Document.FromReading(source with { Format = format }, reading.Text) with { Blocks = reading.Blocks.ToImmutableArray() }).With(reading.Notes);
}
