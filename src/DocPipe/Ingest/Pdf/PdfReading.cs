using System.Globalization;
using DocPipe.Ingest.Layout;
using DocPipe.Ingest.Programs;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Ingest.Pdf;

/// <summary>
/// A PDF file as its reader sees it. A page whose text layer is garbled is asked of pdftotext, a scanned one of tesseract, where these are
/// on the machine; what then can't be read is told.
/// </summary>
internal sealed class PdfReading(ReadLimits limits, DataFolder data, CancellationToken cancellation)
{
    private readonly PdfTables tables = PdfTables.Of(data);

    /// <exception cref="UnreadableException">Encrypted, damaged, scanned without a program that reads pictures, or over a limit.</exception>
    public ReadingText Read(ReadOnlyMemory<byte> bytes)
    {
        var reading = new ReadingText(limits.Characters);
        using var rescue = new PdfRescue(bytes, limits, cancellation);
        var streams = new PdfStreams(limits);
        List<PageContent> pages;
        if (PdfFile.Open(bytes, streams) is { } file) pages = Pages(file, streams, rescue, reading);
        else if (rescue.Text() is { } text)
        {
            pages = text;
            reading.Notes.Add(new Diagnostic(Severity.Warning, "DP1106", "PDF 文件结构已损坏，文字由 pdftotext 读出，请核对原件。"));
        }
        else throw new UnreadableException(ReadFailure.Damaged);

        LayoutWriter.Write(reading, pages, cancellation);
        return reading;
    }

    private List<PageContent> Pages(PdfFile file, PdfStreams streams, PdfRescue rescue, ReadingText reading)
    {
        var fonts = new PdfFonts(streams, tables);
        var parts = PdfPages.Of(file, limits.Pages + 1);
        if (parts.Count > limits.Pages)
        {
            parts.RemoveAt(parts.Count - 1);
            reading.Notes.Add(new Diagnostic(Severity.Warning, "DP1107", $"文件超过 {limits.Pages} 页，之后的页没有读取。"));
        }

        var pages = parts.ConvertAll(p => Page(p, streams, fonts));
        List<int> garbled = [], scanned = [];
        for (var i = 0; i < pages.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Garble.IsScan(pages[i]))
            {
                if (rescue.Recognize(i + 1) is { } recognized) pages[i] = recognized;
                else scanned.Add(i + 1);
            }
            else if (Garble.IsGarbled(pages[i], CharacterModel.Of(data)))
            {
                if (rescue.Text() is { } text && i < text.Count && !Garble.IsGarbled(text[i], CharacterModel.Of(data))) pages[i] = text[i];
                else if (rescue.Recognize(i + 1) is { } recognized) pages[i] = recognized;
                else garbled.Add(i + 1);
            }
        }

        if (scanned.Count > 0 && pages.TrueForAll(p => p.Glyphs.Count == 0)) throw new UnreadableException(ReadFailure.NeedsRecognition);
        if (scanned.Count > 0)
            reading.Notes.Add(new Diagnostic(Severity.Warning, "DP1105", $"第{List(scanned)}页是扫描件，需OCR，没有读出文字。请提供文字稿，或在本机装好 tesseract 及 chi_sim。"));
        if (garbled.Count > 0)
            reading.Notes.Add(new Diagnostic(Severity.Warning, "DP1104", $"第{List(garbled)}页的文字编码不明，读出的可能是乱码。请提供原来的文字稿，或另存为 docx。"));
        return pages;
    }

    private PageContent Page(PdfPage part, PdfStreams streams, PdfFonts fonts)
    {
        try
        {
            return PageReader.Read(part, streams, fonts, limits, cancellation);
        }
#pragma warning disable CA1031 // A damaged page must not keep the others from being read; the garble test tells that it is missing.
        catch (Exception e) when (e is not (UnreadableException or OperationCanceledException or DataFileException))
#pragma warning restore CA1031
        {
            return new PageContent(595, 842) { Unknown = Garble.Enough };
        }
    }

    private static string List(List<int> pages) => string.Join('、', pages.Take(20).Select(p => p.ToString(CultureInfo.InvariantCulture))) + (pages.Count > 20 ? "等" : "");
}
