
namespace DocPipe.Ingest.Pdf;

/// <summary>A font with codes of one byte: Type 1, TrueType, and Type 3, whose glyphs are drawn in the file (ISO 32000-1, 9.6).</summary>
internal sealed class SimpleFont : PdfFont
{
    private readonly PdfSign[] signs = new PdfSign[256];

    public SimpleFont(PdfDictionary font, PdfStreams streams, PdfTables tables)
    {
        var toUnicode = font.Dictionary("ToUnicode") is { Stream: not null } map ? CMapReader.Read(streams.Read(map), tables.Map) : null;
        var names = Names(font, tables, out var isBuiltIn);
        var descriptor = font.Dictionary("FontDescriptor");
        // A font program is large: it is only unpacked where nothing else says what a code means.
        var embedded = new Lazy<EmbeddedFont?>(() => isBuiltIn ? EmbeddedFont.Of(descriptor, streams, tables) : null);
        var drawn = font.Name("Subtype") == "Type3";
        if (drawn && PdfValues.Numbers(font.Get("FontMatrix"), 6) is { } matrix && matrix[0] > 0) Scale = matrix[0];
        var first = font.Integer("FirstChar", 0);
        var widths = font.Array("Widths");
        var missing = descriptor.Number("MissingWidth") ?? 0;
        for (var code = 0; code < 256; code++)
        {
            var text = toUnicode?.Text((uint)code) ?? (toUnicode is null || isBuiltIn && IsShown(code, widths, first) ? embedded.Value?.OfCode(code) : null) ?? (names[code] is { } name ? tables.OfGlyph(name) ?? OfNumberedName(name) : null);
            if (toUnicode is null && text is null && embedded.Value is null && (drawn || names[code] is null) && code is > 32 and < 127) text = ((char)code).ToString();
            var width = widths is not null ? widths.Number(code - first) ?? missing : StandardWidth(font.Name("BaseFont") ?? "", text);
            signs[code] = new PdfSign(Cleaned(text), width, code == 32);
        }
    }

    public override double Scale { get; } = 0.001;

    public override PdfSign Next(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 1;
        return signs[bytes[0]];
    }

    /// <summary>Whether the font gives the code a width, and so a sign.</summary>
    private static bool IsShown(int code, PdfArray? widths, int first) => widths.Number(code - first) is > 0;

    private static string?[] Names(PdfDictionary font, PdfTables tables, out bool isBuiltIn)
    {
        var encoding = font.Get("Encoding");
        var name = PdfValues.Name(encoding) ?? (encoding as PdfDictionary).Name("BaseEncoding");
        var symbolic = ((int)(font.Dictionary("FontDescriptor").Number("Flags") ?? 0) & 4) != 0;
        var based = name is null ? null : tables.Encoding(name);
        isBuiltIn = based is null && (symbolic || font.Dictionary("FontDescriptor") is { } d && (d.Get("FontFile") ?? d.Get("FontFile2") ?? d.Get("FontFile3")) is not null);
        based ??= (font.Name("BaseFont") ?? "").EndsWith("Symbol", StringComparison.Ordinal) ? tables.Encoding("SymbolSetEncoding") : tables.Encoding("StandardEncoding");
        var result = isBuiltIn && encoding is not PdfDictionary ? new string?[256] : (string?[])based!.Clone();
        if (encoding is not PdfDictionary dictionary || dictionary.Array("Differences") is not { } differences) return result;
        var code = 0;
        for (var i = 0; i < differences.Elements.Count && i < 2048; i++)
        {
            var item = differences.Get(i);
            if (PdfValues.Number(item) is { } number) code = (int)Math.Clamp(number, 0, 256);
            else if (PdfValues.Name(item) is { } glyph && code < 256) result[code++] = glyph;
        }

        return result;
    }

    /// <summary>"c65", "a109", "x41", "cid_65": some programs name glyphs by the code they had.</summary>
    private static string? OfNumberedName(string name)
    {
        var digits = name.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
        return name[0] is 'c' or 'C' && digits.Length is 2 or 3 && int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var code) && code is > 32 and < 127
            ? ((char)code).ToString() : null;
    }

    /// <summary>A character map may give nothing but control characters for signs that are no text.</summary>
    private static string? Cleaned(string? text) => text is null || text.AsSpan().Trim("\0\r\n\u00AD").IsEmpty ? (text is "\u00AD" ? "-" : null) : text;

    /// <summary>The fonts that every reader has bring no widths: classes of letters are near enough to tell words apart.</summary>
    private static double StandardWidth(string font, string? text)
    {
        if (font.Contains("Courier", StringComparison.Ordinal)) return 600;
        return text switch
        {
            null or "" => 500,
            [' '] => 278,
            [>= '0' and <= '9'] => 540,
            ['i' or 'j' or 'l' or 't' or 'f' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or '(' or ')' or '[' or ']' or '-' or '/'] => 290,
            ['m' or 'M' or 'W' or 'w' or '@'] => 820,
            [>= 'A' and <= 'Z'] => 680,
            [>= '\u2E80'] => 1000,
            _ => 510,
        };
    }
}
