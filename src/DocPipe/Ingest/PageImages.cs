using System.Globalization;
using DocPipe.Ingest.Pdf;
using DocPipe.Ingest.Programs;

namespace DocPipe.Ingest;

/// <summary>Pages of a PDF file as pictures, for whoever wants to see them beside their text. Painted by poppler's pdftoppm where the machine has it.</summary>
public static class PageImages
{
    /// <summary>Dots an inch: a page of A4 is then about as wide as half a screen.</summary>
    private const string Resolution = "100";

    /// <summary>Whether this machine can paint pages.</summary>
    public static bool Possible => HelperProgram.Find("pdftoppm") is not null;

    /// <returns>How many pages the file has, at most those that are read of one; 0 for what is no PDF or is damaged.</returns>
    public static int Count(ReadOnlyMemory<byte> pdf, ReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (!pdf.Span.StartsWith("%PDF"u8)) return 0;
        try
        {
            return PdfFile.Open(pdf, new PdfStreams(limits)) is { } file ? PdfPages.Of(file, limits.Pages).Count : 0;
        }
        catch (UnreadableException)
        {
            return 0;
        }
    }

    /// <param name="page">From 1.</param>
    /// <returns>A PNG; null where there is no such page, no program to paint it, or it took too long.</returns>
    public static byte[]? Png(ReadOnlyMemory<byte> pdf, int page, ReadLimits limits, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (page < 1 || page > limits.Pages || !limits.Helpers || !pdf.Span.StartsWith("%PDF"u8) || HelperProgram.Find("pdftoppm") is not { } painter) return null;
        var folder = Directory.CreateTempSubdirectory("docpipe-page-");
        try
        {
            var path = Path.Combine(folder.FullName, "source.pdf");
            using (var file = File.Create(path)) file.Write(pdf.Span);
            var number = page.ToString(CultureInfo.InvariantCulture);
            var picture = HelperProgram.Run(painter, ["-png", "-r", Resolution, "-f", number, "-l", number, path], null, limits, cancellation);
            return picture is { Length: > 8 } && picture.AsSpan(1, 3).SequenceEqual("PNG"u8) ? picture : null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
