using DocPipe.Ingest.Layout;

namespace DocPipe.Ingest.Pdf;

/// <summary>Reads one page's content into device space: points from the upper left corner of what is shown.</summary>
internal static class PageReader
{
    private const int MostStreams = 2000;

    public static PageContent Read(PdfPage part, PdfStreams streams, PdfFonts fonts, ReadLimits limits, CancellationToken cancellation)
    {
        double width = part.Box[2] - part.Box[0], height = part.Box[3] - part.Box[1];
        var upright = new Matrix(1, 0, 0, -1, -part.Box[0], part.Box[3]);
        var (ctm, shownWidth, shownHeight) = part.Turn switch
        {
            1 => (upright.Then(new Matrix(0, 1, -1, 0, height, 0)), height, width),
            2 => (upright.Then(new Matrix(-1, 0, 0, -1, width, height)), width, height),
            3 => (upright.Then(new Matrix(0, -1, 1, 0, 0, width)), height, width),
            _ => (upright, width, height),
        };
        var sink = new PageSink(shownWidth, shownHeight);
        new ContentReader(streams, fonts, sink, limits, cancellation).Run(Content(part.Page, streams), part.Resources, ctm);
        return sink.Page();
    }

    /// <summary>A page's content may be cut into streams anywhere between two tokens.</summary>
    private static byte[] Content(PdfDictionary page, PdfStreams streams)
    {
        if (page.Get("Contents") is not PdfArray parts) return streams.Read(page.Dictionary("Contents"));
        using var all = new MemoryStream();
        for (var i = 0; i < Math.Min(parts.Elements.Count, MostStreams); i++)
        {
            all.Write(streams.Read(parts.Get(i) as PdfDictionary));
            all.WriteByte((byte)'\n');
        }

        return all.ToArray();
    }
}
