namespace DocPipe.Ingest.Pdf;

/// <summary>
/// What the bytes of a string stand for (ISO 32000-1, 9.7.5): codes of one to four bytes, the number of the glyph (CID) or the characters of
/// each. Once read it is only looked up in.
/// </summary>
internal sealed class CMap
{
    /// <summary>A range as wide as this is no table but an attack.</summary>
    private const int WidestText = 0x10000;

    private readonly record struct Range(int Length, uint First, uint Last, int Cid);

    private readonly List<(int Length, uint First, uint Last)> spaces = [];
    private readonly List<Range> ranges = [];
    private readonly Dictionary<uint, string> texts = [];
    private Range[]? sorted;

    /// <summary>Two bytes a code and the code its own number: the map named Identity.</summary>
    public static CMap Identity(bool vertical) => new() { IsIdentity = true, IsVertical = vertical };

    public bool IsIdentity { get; private init; }

    public bool IsVertical { get; set; }

    /// <summary>The map to ask for codes that this one doesn't have.</summary>
    public CMap? Base { get; set; }

    public bool HasTexts => texts.Count > 0;

    public void AddSpace(int length, uint first, uint last) => spaces.Add((length, first, last));

    public void AddCids(int length, uint first, uint last, int cid)
    {
        if (last < first) return;
        ranges.Add(new Range(length, first, last, cid));
        sorted = null;
    }

    public void AddText(uint code, string text) => texts[code] = text;

    /// <summary>Codes in a row for characters in a row: the last character counts up.</summary>
    public void AddTexts(uint first, uint last, string text)
    {
        if (text.Length == 0 || last < first) return;
        var count = (int)Math.Min(last - first, WidestText) + 1;
        for (var i = 0; i < count; i++) texts[first + (uint)i] = i == 0 ? text : text[..^1] + (char)(text[^1] + i);
    }

    /// <summary>Takes the next code off a string's bytes; bytes that begin no code are taken by the shortest length there is.</summary>
    public uint Next(ReadOnlySpan<byte> bytes, out int length)
    {
        if (IsIdentity)
        {
            length = Math.Min(2, bytes.Length);
            return length == 2 ? (uint)(bytes[0] << 8 | bytes[1]) : bytes[0];
        }

        uint code = 0;
        for (length = 1; length <= Math.Min(4, bytes.Length); length++)
        {
            code = code << 8 | bytes[length - 1];
            for (var map = this; map is not null; map = map.Base)
                foreach (var space in map.spaces)
                    if (space.Length == length && InSpace(code, space.First, space.Last, length)) return code;
        }

        length = Math.Min(bytes.Length, Shortest());
        code = 0;
        for (var i = 0; i < length; i++) code = code << 8 | bytes[i];
        return code;
    }

    public int? Cid(uint code, int length)
    {
        if (IsIdentity) return (int)code;
        var table = sorted ??= Sort();
        int low = 0, high = table.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            ref readonly var range = ref table[middle];
            var order = range.Length != length ? range.Length.CompareTo(length) : range.Last < code ? -1 : range.First > code ? 1 : 0;
            if (order == 0) return range.Cid + (int)(code - range.First);
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return Base?.Cid(code, length);
    }

    public string? Text(uint code) => texts.TryGetValue(code, out var text) ? text : Base?.Text(code);

    /// <summary>The characters of each glyph number, read from a map that gives characters their numbers; the first wins.</summary>
    public Dictionary<int, uint> Backwards()
    {
        var result = new Dictionary<int, uint>();
        foreach (var range in (sorted ??= Sort()).Where(r => r.Length == 2))
            for (var code = range.First; code <= range.Last; code++) result.TryAdd(range.Cid + (int)(code - range.First), code);
        return result;
    }

    /// <summary>Sorted for searching; where ranges overlap, the later one holds.</summary>
    private Range[] Sort()
    {
        var result = new List<Range>();
        foreach (var range in ranges.Select((r, i) => (r, i)).OrderBy(x => x.r.Length).ThenBy(x => x.r.First).ThenByDescending(x => x.i).Select(x => x.r))
        {
            var from = range.First;
            if (result.Count > 0 && result[^1].Length == range.Length && from <= result[^1].Last)
            {
                if (range.Last <= result[^1].Last) continue;
                from = result[^1].Last + 1;
            }

            result.Add(range with { First = from, Cid = range.Cid + (int)(from - range.First) });
        }

        return [.. result];
    }

    private int Shortest()
    {
        var shortest = 4;
        for (var map = this; map is not null; map = map.Base)
            foreach (var space in map.spaces) shortest = Math.Min(shortest, space.Length);
        return shortest == 4 && spaces.Count == 0 && Base is null ? 1 : shortest;
    }

    /// <summary>A space is a box: each byte within its own bounds.</summary>
    private static bool InSpace(uint code, uint first, uint last, int length)
    {
        for (var i = 0; i < length; i++)
        {
            var shift = 8 * i;
            var b = code >> shift & 0xFF;
            if (b < (first >> shift & 0xFF) || b > (last >> shift & 0xFF)) return false;
        }

        return true;
    }
}
