using System.Text;

namespace DocPipe.Ingest.Pdf;

/// <summary>The tables of a TrueType or OpenType font that tie glyphs to characters: cmap and post (OpenType 1.9).</summary>
internal sealed class TrueTypeTables
{
    private const int MostGlyphs = 0x10000;

    private readonly byte[] bytes;
    private readonly Dictionary<int, uint> characters = [];
    private readonly Dictionary<int, int> codes = [];
    private Dictionary<int, string>? names;

    public TrueTypeTables(byte[] bytes)
    {
        this.bytes = bytes;
        var start = bytes.AsSpan().StartsWith("ttcf"u8) ? Big.UInt32(bytes, 12) : 0;
        var count = Big.UInt16(bytes, start + 4);
        (long At, long Length) cmap = default, cff = default;
        for (var i = 0; i < count; i++)
        {
            var entry = start + 12 + 16 * i;
            var place = ((long)Big.UInt32(bytes, entry + 8), (long)Big.UInt32(bytes, entry + 12));
            switch (Encoding.Latin1.GetString(Big.Slice(bytes, entry, 4)))
            {
                case "cmap": cmap = place; break;
                case "post": Post = place; break;
                case "CFF ": cff = place; break;
            }
        }

        Cff = Big.Slice(bytes, cff.At, cff.Length).ToArray();
        if (cmap.At > 0) ReadCmap(cmap.At);
    }

    /// <summary>The font's outlines where they are in the compact format.</summary>
    public byte[] Cff { get; }

    private (long At, long Length) Post { get; }

    public static bool Begins(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0, 1, 0, 0]) || bytes.StartsWith("OTTO"u8) || bytes.StartsWith("true"u8) || bytes.StartsWith("ttcf"u8);

    public string? Character(int glyph) =>
        characters.TryGetValue(glyph, out var code) && code is > 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? char.ConvertFromUtf32((int)code) : null;

    /// <summary>The glyph of a one-byte code in a symbol font's own table; 0 for none.</summary>
    public int GlyphOfCode(int code) => codes.GetValueOrDefault(code);

    /// <summary>The glyph's name in the post table; null where there is none of its own.</summary>
    public string? NameOf(int glyph) => (names ??= ReadPost()).GetValueOrDefault(glyph);

    private void ReadCmap(long table)
    {
        var count = Big.UInt16(bytes, table + 2);
        for (var i = 0; i < Math.Min(count, 64); i++)
        {
            var entry = table + 4 + 8 * i;
            var (platform, encoding) = (Big.UInt16(bytes, entry), Big.UInt16(bytes, entry + 2));
            var at = table + Big.UInt32(bytes, entry + 4);
            if (platform is 0 || platform is 3 && encoding is 1 or 10) Read(at, (code, glyph) => Prefer(glyph, code));
            else if (platform is 3 && encoding is 0) Read(at, (code, glyph) => codes.TryAdd((int)(code & 0xFF), glyph));
            else if (platform is 1) Read(at, (code, glyph) => codes.TryAdd((int)(code & 0xFF), glyph));
        }
    }

    /// <summary>One glyph may draw several characters: a common Chinese one goes before radicals, compatibility and private ones.</summary>
    private void Prefer(int glyph, uint code)
    {
        if (!characters.TryGetValue(glyph, out var other) || Rank(code) < Rank(other)) characters[glyph] = code;
    }

    private static int Rank(uint code) => code switch
    {
        >= 0x4E00 and <= 0x9FFF => 0,
        > 0x20 and < 0x2E80 => 1,
        >= 0x3000 and < 0xE000 => 2,
        >= 0xFF00 => 3,
        0x20 => 4,
        _ => 5,
    };

    private void Read(long at, Action<uint, int> add)
    {
        switch (Big.UInt16(bytes, at))
        {
            case 0:
                for (var code = 0; code < 256; code++) Add((uint)code, Big.Byte(bytes, at + 6 + code));
                break;
            case 4: Segments(at, add); break;
            case 6:
                for (var i = 0; i < Big.UInt16(bytes, at + 8); i++) Add((uint)(Big.UInt16(bytes, at + 6) + i), Big.UInt16(bytes, at + 10 + 2 * i));
                break;
            case 12:
                var left = MostGlyphs;
                for (var i = 0u; i < Math.Min(Big.UInt32(bytes, at + 12), MostGlyphs) && left > 0; i++)
                {
                    var (first, last, glyph) = (Big.UInt32(bytes, at + 16 + 12 * i), Big.UInt32(bytes, at + 20 + 12 * i), Big.UInt32(bytes, at + 24 + 12 * i));
                    for (var code = (long)first; code <= last && left-- > 0; code++) Add((uint)code, (int)Math.Min(glyph + (code - first), int.MaxValue));
                }

                break;
        }

        void Add(uint code, int glyph)
        {
            if (glyph is > 0 and < MostGlyphs) add(code, glyph);
        }
    }

    private void Segments(long at, Action<uint, int> add)
    {
        var count = Big.UInt16(bytes, at + 6) / 2;
        long ends = at + 14, starts = ends + 2 * count + 2, deltas = starts + 2 * count, offsets = deltas + 2 * count;
        var left = 2 * MostGlyphs;
        for (var i = 0; i < count; i++)
        {
            int first = Big.UInt16(bytes, starts + 2 * i), last = Big.UInt16(bytes, ends + 2 * i), delta = Big.UInt16(bytes, deltas + 2 * i), offset = Big.UInt16(bytes, offsets + 2 * i);
            for (var code = first; code <= last && code < 0xFFFF && left-- > 0; code++)
            {
                var glyph = offset == 0 ? code : Big.UInt16(bytes, offsets + 2 * i + offset + 2 * (code - first));
                if (offset == 0 || glyph != 0) glyph = glyph + delta & 0xFFFF;
                if (glyph != 0) add((uint)code, glyph);
            }
        }
    }

    private Dictionary<int, string> ReadPost()
    {
        var result = new Dictionary<int, string>();
        if (Big.UInt32(bytes, Post.At) != 0x00020000) return result;
        var count = Big.UInt16(bytes, Post.At + 32);
        var strings = new List<string>();
        var end = Math.Min(Post.At + Post.Length, bytes.Length);
        for (var at = Post.At + 34 + 2L * count; at < end && strings.Count < MostGlyphs;)
        {
            var length = Big.Byte(bytes, at);
            strings.Add(Encoding.Latin1.GetString(Big.Slice(bytes, at + 1, length)));
            at += 1 + length;
        }

        // The first 258 numbers are names of the Macintosh order, whose glyphs are Latin and have characters in the cmap.
        for (var glyph = 0; glyph < count; glyph++)
            if (Big.UInt16(bytes, Post.At + 34 + 2 * glyph) - 258 is >= 0 and var index && index < strings.Count && strings[index].Length > 0) result[glyph] = strings[index];
        return result;
    }
}
