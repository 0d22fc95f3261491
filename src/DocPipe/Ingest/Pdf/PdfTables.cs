using System.Collections.Concurrent;
using System.Globalization;
using DocPipe.Model;

namespace DocPipe.Ingest.Pdf;

/// <summary>The tables of models/pdf: predefined character maps, encodings of simple fonts, names of glyphs. Read when first asked for and kept.</summary>
internal sealed class PdfTables
{
    private static readonly ConcurrentDictionary<string, PdfTables> loaded = new(StringComparer.Ordinal);

    private readonly DataFolder data;
    private readonly ConcurrentDictionary<string, CMap?> maps = new(StringComparer.Ordinal);
    private readonly Lazy<Dictionary<string, string>> names;
    private readonly Lazy<Dictionary<string, string?[]>> encodings;
    private readonly ConcurrentDictionary<string, Dictionary<int, uint>> backwards = new(StringComparer.Ordinal);

    private PdfTables(DataFolder data)
    {
        this.data = data;
        names = new(() => data.Rows("pdf/glyph-names.tsv").ToDictionary(r => r[0], r => char.ConvertFromUtf32(int.Parse(r[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)), StringComparer.Ordinal));
        encodings = new(ReadEncodings);
    }

    public static PdfTables Of(DataFolder data) => loaded.GetOrAdd(data.Root, _ => new PdfTables(data));

    /// <summary>A predefined map by its name; null where there is none of that name.</summary>
    public CMap? Map(string name)
    {
        if (name is "Identity-H" or "Identity" or "Identity-V") return CMap.Identity(name.EndsWith('V'));
        if (name.Length is 0 or > 40 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) return null;
        return maps.GetOrAdd(name, n => File.Exists(data.PathOf($"pdf/cmaps/{n}.bcmap")) ? PackedCMap.Read(File.ReadAllBytes(data.PathOf($"pdf/cmaps/{n}.bcmap")), Map) : null);
    }

    /// <summary>The character of a glyph of one of Adobe's collections ("GB1", "CNS1", "Japan1"); null where it has none.</summary>
    public string? Character(string collection, int cid)
    {
        if (Map($"Adobe-{collection}-UCS2") is { } direct && direct.Text((uint)cid) is { } text) return text;
        var unicode = collection switch { "GB1" => "UniGB-UCS2-H", "CNS1" => "UniCNS-UCS2-H", "Japan1" => "UniJIS-UCS2-H", _ => null };
        if (unicode is null) return null;
        var table = backwards.GetOrAdd(unicode, n => Map(n)?.Backwards() ?? []);
        return table.TryGetValue(cid, out var character) ? ((char)character).ToString() : null;
    }

    /// <summary>"Adieresis", "uni4E2D", "u20BB7", "a.alt": what a glyph's name says that it is; null for "g123".</summary>
    public string? OfGlyph(string name)
    {
        if (names.Value.TryGetValue(name, out var character)) return character == "\0" ? null : character;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0) return OfGlyph(name[..dot]);
        if (name.StartsWith("uni", StringComparison.Ordinal) && name.Length >= 7 && Code(name.AsSpan(3, 4)) is { } four) return four;
        return name.StartsWith('u') && name.Length is >= 5 and <= 7 ? Code(name.AsSpan(1)) : null;
    }

    /// <summary>The glyph names of an encoding by code; null for one that is not known.</summary>
    public string?[]? Encoding(string name) => encodings.Value.GetValueOrDefault(name);

    private static string? Code(ReadOnlySpan<char> hex) =>
        int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) && code is > 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? char.ConvertFromUtf32(code) : null;

    private Dictionary<string, string?[]> ReadEncodings()
    {
        var result = new Dictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (var row in data.Rows("pdf/encodings.tsv"))
        {
            if (!result.TryGetValue(row[0], out var codes)) result[row[0]] = codes = new string?[256];
            codes[int.Parse(row[1], CultureInfo.InvariantCulture)] = row[2];
        }

        return result;
    }
}
