using System.Text;

namespace DocPipe.Ingest.Pdf;

/// <summary>What a compact font says of its glyphs: names or glyph numbers (charset), built-in encoding, collection (Adobe technical note 5176).</summary>
internal sealed class CffTables
{
    private const int MostGlyphs = 0x10000, StandardStrings = 391;

    private readonly byte[] bytes;
    private readonly List<string> strings = [];
    private readonly Dictionary<int, int> glyphOfCid = [];
    private readonly Dictionary<int, int> glyphOfCode = [];
    private int[] charset = [];

    private CffTables(byte[] bytes) => this.bytes = bytes;

    /// <summary>Glyphs have numbers of a collection instead of names.</summary>
    public bool IsCid { get; private set; }

    /// <summary>"GB1", "CNS1" …; empty for a font's own order.</summary>
    public string Collection { get; private set; } = "";

    public static CffTables? Read(byte[] bytes)
    {
        if (bytes.Length < 8 || bytes[0] != 1) return null;
        var result = new CffTables(bytes);
        var names = result.Index(bytes[2], out var at);
        var tops = result.Index(at, out at);
        foreach (var (start, length) in result.Index(at, out _)) result.strings.Add(Encoding.Latin1.GetString(Big.Slice(bytes, start, length)));
        if (tops.Count == 0 || names.Count == 0) return null;
        result.Top(tops[0].Start, tops[0].Length);
        return result;
    }

    public int GlyphOfCid(int cid) => IsCid ? glyphOfCid.GetValueOrDefault(cid) : cid;

    public string? NameOfGlyph(int glyph) => !IsCid && glyph > 0 && glyph < charset.Length ? Name(charset[glyph]) : null;

    public string? NameOfCode(int code) => glyphOfCode.TryGetValue(code, out var glyph) ? NameOfGlyph(glyph) : null;

    /// <summary>Only names of the font's own: the standard ones are Latin, and their fonts say what they encode in other ways.</summary>
    private string? Name(int sid) => sid >= StandardStrings ? (sid - StandardStrings < strings.Count ? strings[sid - StandardStrings] : null) : CffStandardNames.Of(sid);

    private void Top(long start, int length)
    {
        var entries = Dict(start, length);
        var glyphs = entries.TryGetValue(17, out var place) && place.Count > 0 ? Index((long)place[0], out _).Count : 0;
        if (entries.TryGetValue(0x0C1E, out var system) && system.Count >= 2)
        {
            IsCid = true;
            var ordering = Name((int)system[1]) ?? "";
            Collection = ordering is "GB1" or "CNS1" or "Japan1" or "Korea1" ? ordering : "";
        }

        var offset = entries.TryGetValue(15, out var sets) && sets.Count > 0 ? (long)sets[0] : 0;
        charset = Charset(offset, Math.Min(glyphs, MostGlyphs));
        if (IsCid)
            for (var glyph = 0; glyph < charset.Length; glyph++) glyphOfCid.TryAdd(charset[glyph], glyph);
        else
            BuiltIn(entries.TryGetValue(16, out var encodings) && encodings.Count > 0 ? (long)encodings[0] : 0);
    }

    private int[] Charset(long at, int glyphs)
    {
        var result = new int[glyphs];
        if (at <= 2)
        {
            for (var i = 0; i < glyphs; i++) result[i] = i;
            return result;
        }

        var format = Big.Byte(bytes, at++);
        for (var glyph = 1; glyph < glyphs && at < bytes.Length;)
        {
            var first = Big.UInt16(bytes, at);
            at += 2;
            var more = format switch { 1 => Big.Byte(bytes, at), 2 => Big.UInt16(bytes, at), _ => 0 };
            at += format switch { 1 => 1, 2 => 2, _ => 0 };
            for (var i = 0; i <= more && glyph < glyphs; i++) result[glyph++] = first + i;
        }

        return result;
    }

    private void BuiltIn(long at)
    {
        if (at <= 1) return;
        var format = Big.Byte(bytes, at) & 0x7F;
        var count = Big.Byte(bytes, at + 1);
        var glyph = 1;
        for (var i = 0; i < count; i++)
            if (format == 0) glyphOfCode.TryAdd(Big.Byte(bytes, at + 2 + i), glyph++);
            else
                for (var k = 0; k <= Big.Byte(bytes, at + 3 + 2 * i); k++) glyphOfCode.TryAdd(Big.Byte(bytes, at + 2 + 2 * i) + k, glyph++);
    }

    private List<(long Start, int Length)> Index(long at, out long end)
    {
        var result = new List<(long, int)>();
        var count = Big.UInt16(bytes, at);
        var size = Big.Byte(bytes, at + 2);
        end = at + 2;
        if (count == 0 || size is < 1 or > 4) return result;
        var data = at + 2 + (count + 1L) * size;
        for (var i = 0; i < count; i++)
        {
            long from = Offset(at + 3 + (long)i * size, size), to = Offset(at + 3 + (i + 1L) * size, size);
            if (to < from || data + to > bytes.Length) break;
            result.Add((data + from, (int)(to - from)));
            end = data + to;
        }

        return result;
    }

    private long Offset(long at, int size)
    {
        long value = 0;
        for (var i = 0; i < size; i++) value = value << 8 | (uint)Big.Byte(bytes, at + i);
        return value;
    }

    private Dictionary<int, List<double>> Dict(long start, int length)
    {
        var result = new Dictionary<int, List<double>>();
        var operands = new List<double>();
        for (long at = start, end = Math.Min(start + length, bytes.Length); at < end;)
        {
            var b = bytes[at++];
            switch (b)
            {
                case <= 21:
                    var key = b == 12 ? 0x0C00 | Big.Byte(bytes, at++) : b;
                    result[key] = operands;
                    operands = [];
                    break;
                case 28: operands.Add((short)Big.UInt16(bytes, at)); at += 2; break;
                case 29: operands.Add((int)Big.UInt32(bytes, at)); at += 4; break;
                case 30:
                    while (at < end && (bytes[at] & 0xF) != 0xF && bytes[at] >> 4 != 0xF) at++;
                    at++;
                    operands.Add(0);
                    break;
                case >= 32 and <= 246: operands.Add(b - 139); break;
                case >= 247 and <= 250: operands.Add((b - 247) * 256 + Big.Byte(bytes, at++) + 108); break;
                case >= 251 and <= 254: operands.Add(-(b - 251) * 256 - Big.Byte(bytes, at++) - 108); break;
            }
        }

        return result;
    }
}
