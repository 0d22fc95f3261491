
namespace DocPipe.Ingest.Pdf;

/// <summary>The font program inside a file, asked backwards: which character a glyph draws.</summary>
internal sealed class EmbeddedFont
{
    private readonly TrueTypeTables? trueType;
    private readonly CffTables? cff;
    private readonly Dictionary<int, string>? type1;
    private readonly PdfTables tables;

    private EmbeddedFont(TrueTypeTables? trueType, CffTables? cff, Dictionary<int, string>? type1, PdfTables tables) =>
        (this.trueType, this.cff, this.type1, this.tables) = (trueType, cff, type1, tables);

    /// <summary>The font program of a descriptor; null where none is embedded.</summary>
    public static EmbeddedFont? Of(PdfDictionary? descriptor, PdfStreams streams, PdfTables tables)
    {
        foreach (var key in (string[])["FontFile2", "FontFile3", "FontFile"])
        {
            if (descriptor.Dictionary(key) is not { Stream: not null } file) continue;
            var bytes = streams.Read(file);
            if (TrueTypeTables.Begins(bytes))
            {
                var tables2 = new TrueTypeTables(bytes);
                return new EmbeddedFont(tables2, tables2.Cff is { Length: > 0 } inner ? CffTables.Read(inner) : null, null, tables);
            }

            return key == "FontFile" ? new EmbeddedFont(null, null, Type1Encoding.Read(bytes), tables) : new EmbeddedFont(null, CffTables.Read(bytes), null, tables);
        }

        return null;
    }

    /// <summary>The character of a one-byte code by the font's built-in encoding.</summary>
    public string? OfCode(int code)
    {
        if (type1 is not null) return type1.TryGetValue(code, out var name) ? tables.OfGlyph(name) : null;
        if (trueType is { } font && font.GlyphOfCode(code) is > 0 and var glyph) return font.Character(glyph) ?? (font.NameOf(glyph) is { } named ? tables.OfGlyph(named) : null);
        return cff?.NameOfCode(code) is { } cffName ? tables.OfGlyph(cffName) : null;
    }

    /// <summary>The character of a glyph of a composite font.</summary>
    public string? OfGlyph(int glyph, int cid)
    {
        if (trueType?.Character(cff is { IsCid: true } ? cff.GlyphOfCid(cid) : glyph) is { } character) return character;
        if (trueType?.NameOf(glyph) is { } post && tables.OfGlyph(post) is { } named) return named;
        if (cff is null) return null;
        if (cff.IsCid) return cff.Collection.Length > 0 ? tables.Character(cff.Collection, cid) : null;
        return cff.NameOfGlyph(glyph) is { } name ? tables.OfGlyph(name) : null;
    }
}
