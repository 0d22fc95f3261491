
namespace DocPipe.Ingest.Pdf;

/// <summary>
/// A font of many glyphs, as Chinese ones are (ISO 32000-1, 9.7). What a code means is asked, in this order, of the file's own ToUnicode, of
/// the predefined map whose codes are characters, of the collection that the glyph numbers belong to, and of the embedded font's own tables.
/// </summary>
internal sealed class CompositeFont : PdfFont
{
    private readonly CMap encoding;
    private readonly CMap? toUnicode;
    private readonly PdfTables tables;
    private readonly string collection;
    private readonly Lazy<EmbeddedFont?> embedded;
    private readonly byte[]? toGlyph;
    private readonly Dictionary<int, double> widths = [];
    private readonly double defaultWidth;
    private readonly Dictionary<(uint Code, int Length), PdfSign> known = [];

    public CompositeFont(PdfDictionary font, PdfStreams streams, PdfTables tables)
    {
        this.tables = tables;
        var descendant = font.Array("DescendantFonts").Get(0) as PdfDictionary;
        encoding = Encoding(font, streams, tables);
        toUnicode = font.Get("ToUnicode") switch
        {
            PdfDictionary { Stream: not null } map => CMapReader.Read(streams.Read(map), tables.Map),
            { } item when PdfValues.Name(item) is { } name => tables.Map(name),
            _ => null,
        };
        collection = descendant.Dictionary("CIDSystemInfo").String("Ordering") ?? "";
        if (collection is not ("GB1" or "CNS1" or "Japan1" or "Korea1")) collection = CollectionOf(PdfValues.Name(font.Get("Encoding")) ?? "", collection);
        embedded = new(() => EmbeddedFont.Of(descendant.Dictionary("FontDescriptor"), streams, tables));
        if (descendant.Dictionary("CIDToGIDMap") is { Stream: not null } glyphs) toGlyph = streams.Read(glyphs);
        defaultWidth = descendant.Number("DW") ?? 1000;
        Widths(descendant.Array("W"));
        if (PdfValues.Numbers(descendant.Get("DW2"), 2) is { } vertical && vertical[1] < 0) Advance = vertical[1];
    }

    public override bool IsVertical => encoding.IsVertical;

    public override double Advance { get; } = -1000;

    public override PdfSign Next(ReadOnlySpan<byte> bytes, out int length)
    {
        var code = encoding.Next(bytes, out length);
        if (known.TryGetValue((code, length), out var sign)) return sign;
        var cid = encoding.Cid(code, length) ?? 0;
        sign = new PdfSign(Text(code, cid), widths.GetValueOrDefault(cid, defaultWidth), length == 1 && code == 32);
        known.Add((code, length), sign);
        return sign;
    }

    private string? Text(uint code, int cid)
    {
        var text = toUnicode?.Text(code);
        if (text is not null && text.AsSpan().Trim("\0\uFFFD").Length > 0) return text;
        if (collection.Length > 0 && tables.Character(collection, cid) is { } character) return character;
        var glyph = toGlyph is null ? cid : 2 * cid + 1 < toGlyph.Length ? toGlyph[2 * cid] << 8 | toGlyph[2 * cid + 1] : 0;
        return embedded.Value?.OfGlyph(glyph, cid);
    }

    private static CMap Encoding(PdfDictionary font, PdfStreams streams, PdfTables tables)
    {
        if (font.Get("Encoding") is PdfDictionary { Stream: not null } own)
        {
            var map = CMapReader.Read(streams.Read(own), tables.Map);
            if (own.Name("UseCMap") is { } based) map.Base ??= tables.Map(based);
            if (own.Integer("WMode", 0) == 1) map.IsVertical = true;
            return map;
        }

        var name = font.Name("Encoding") ?? "Identity-H";
        return tables.Map(name) ?? CMap.Identity(name.EndsWith("-V", StringComparison.Ordinal));
    }

    private static string CollectionOf(string encoding, string ordering) => encoding switch
    {
        _ when encoding.StartsWith("GB", StringComparison.Ordinal) || encoding.StartsWith("UniGB", StringComparison.Ordinal) => "GB1",
        _ when encoding.Contains("B5", StringComparison.Ordinal) || encoding.Contains("CNS", StringComparison.Ordinal) => "CNS1",
        _ when encoding.Contains("RKSJ", StringComparison.Ordinal) || encoding.StartsWith("UniJIS", StringComparison.Ordinal) || encoding is "EUC-H" or "EUC-V" or "H" or "V" => "Japan1",
        _ => ordering is "GB1" or "CNS1" or "Japan1" ? ordering : "",
    };

    /// <summary>"first [w w …]" or "first last w" (9.7.4.3).</summary>
    private void Widths(PdfArray? array)
    {
        if (array is null) return;
        for (var i = 0; i + 1 < array.Elements.Count;)
        {
            if (array.Number(i) is not { } number) return;
            var first = (int)Math.Clamp(number, 0, 0xFFFF);
            if (array.Get(i + 1) is PdfArray list)
            {
                for (var k = 0; k < list.Elements.Count && k <= 0xFFFF; k++) widths[first + k] = list.Number(k) ?? defaultWidth;
                i += 2;
            }
            else
            {
                var last = (int)Math.Clamp(array.Number(i + 1) ?? 0, 0, 0xFFFF);
                if (array.Number(i + 2) is { } width && width != defaultWidth)
                    for (var cid = first; cid <= last; cid++) widths[cid] = width;
                i += 3;
            }
        }
    }
}
