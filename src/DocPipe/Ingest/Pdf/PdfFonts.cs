
namespace DocPipe.Ingest.Pdf;

/// <summary>The fonts of one file, each read once.</summary>
internal sealed class PdfFonts(PdfStreams streams, PdfTables tables)
{
    private readonly Dictionary<PdfDictionary, PdfFont> known = new(ReferenceEqualityComparer.Instance);

    public PdfFont? Of(PdfDictionary? font)
    {
        if (font is null) return null;
        if (!known.TryGetValue(font, out var result))
            known[font] = result = font.Name("Subtype") == "Type0" ? new CompositeFont(font, streams, tables) : new SimpleFont(font, streams, tables);
        return result;
    }
}
