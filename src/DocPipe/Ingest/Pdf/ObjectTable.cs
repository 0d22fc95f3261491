using System.Globalization;
using System.Text;

namespace DocPipe.Ingest.Pdf;

/// <summary>Reads the table of a file's objects, in either of its forms and with all its updates (ISO 32000-1, 7.5.4 to 7.5.8), or makes it anew.</summary>
internal sealed class ObjectTable(PdfFile file, PdfStreams streams)
{
    private const int MostSections = 1000, MostObjects = 8_388_607;

    private readonly Dictionary<int, ObjectPlace> places = [];
    private readonly HashSet<int> freed = [];
    private readonly ReadOnlyMemory<byte> bytes = file.Bytes;
    private PdfDictionary? trailer;

    public (Dictionary<int, ObjectPlace> Places, PdfDictionary Trailer) Read()
    {
        var seen = new HashSet<long>();
        var next = new Stack<long>();
        next.Push(Start());
        while (next.Count > 0 && seen.Count < MostSections)
        {
            var at = next.Pop();
            if (at < 0 || at >= bytes.Length || !seen.Add(at) || Section((int)at) is not { } section) continue;
            trailer ??= section;
            if (section.Number("Prev") is { } before) next.Push((long)before);
            if (section.Number("XRefStm") is { } hybrid) next.Push((long)hybrid);
        }

        return (places, trailer ?? new PdfDictionary([]));
    }

    /// <summary>Looks for the objects themselves; of several with one number the last holds, as files grow at their end.</summary>
    public (Dictionary<int, ObjectPlace> Places, PdfDictionary Trailer) Scan()
    {
        var span = bytes.Span;
        var packs = new List<int>();
        for (var at = 0; at < span.Length;)
        {
            var next = span[at..].IndexOf(" obj"u8);
            if (next < 0) break;
            var end = at + next;
            at = end + 4;
            if (Before(span, end, out var start) < 0 || start == 0 || span[start - 1] is not (32 or 10 or 13) || Before(span, start - 1, out var first) is not (>= 0 and <= MostObjects and var number)) continue;
            places[(int)number] = new ObjectPlace(first, null);
            var head = span.Slice(at, Math.Min(400, span.Length - at));
            if (head.IndexOf("endobj"u8) is >= 0 and var cut) head = head[..cut];
            if (head.IndexOf("/ObjStm"u8) >= 0) packs.Add((int)number);
            if (head.IndexOf("/XRef"u8) >= 0 && new PdfParser(file, bytes).Indirect((int)first, out _, out _) is PdfDictionary stream && stream.Elements.ContainsKey("Root")) trailer = stream;
            else if (head.IndexOf("/Catalog"u8) >= 0) trailer ??= new PdfDictionary(new(StringComparer.Ordinal) { ["Root"] = new PdfReference(file, (int)number) });
        }

        for (var at = 0; span[at..].IndexOf("trailer"u8) is >= 0 and var found; at += found + 7)
            if (new PdfParser(file, bytes).Direct(at + found + 7) is PdfDictionary one && one.Elements.ContainsKey("Root")) trailer = one;
        foreach (var pack in packs) Unpack(pack);
        return (places, trailer ?? new PdfDictionary([]));
    }

    private void Unpack(int pack)
    {
        if (new PdfParser(file, bytes).Indirect((int)places[pack].At, out _, out _) is not PdfDictionary { Stream: not null } dictionary) return;
        foreach (var number in ObjectStream.Read(dictionary, streams).Numbers) places.TryAdd(number, new ObjectPlace(0, pack));
    }

    private long Start()
    {
        var tail = bytes.Span[Math.Max(0, bytes.Length - 2048)..];
        var at = tail.LastIndexOf("startxref"u8);
        if (at < 0) return -1;
        var scanner = new PdfScanner(tail) { At = at + 9 };
        return scanner.Read() && scanner.Kind == TokenKind.Number ? (long)scanner.Number : -1;
    }

    private PdfDictionary? Section(int at)
    {
        var scanner = new PdfScanner(bytes.Span) { At = at };
        if (!scanner.Read()) return null;
        if (scanner.Kind == TokenKind.Word && scanner.Text.SequenceEqual("xref"u8)) return Table(ref scanner);
        return new PdfParser(file, bytes).Indirect(at, out _, out _) is PdfDictionary { Stream: not null } stream && stream.Name("Type") == "XRef" ? Stream(stream) : null;
    }

    private PdfDictionary? Table(ref PdfScanner scanner)
    {
        while (scanner.Read() && scanner.Kind == TokenKind.Number)
        {
            var first = scanner.Number;
            if (!scanner.Read() || scanner.Kind != TokenKind.Number) return null;
            var count = Math.Min(scanner.Number, MostObjects);
            for (var i = 0; i < count; i++)
            {
                if (!scanner.Read() || scanner.Kind != TokenKind.Number) return null;
                var offset = (long)scanner.Number;
                if (!scanner.Read() || !scanner.Read() || scanner.Kind != TokenKind.Word) return null;
                Add((int)Math.Clamp(first + i, 0, MostObjects), scanner.Text is [(byte)'n', ..] ? new ObjectPlace(offset, null) : null);
            }
        }

        return scanner.Kind == TokenKind.Word && scanner.Text.SequenceEqual("trailer"u8) ? new PdfParser(file, bytes).Direct(scanner.At) as PdfDictionary : null;
    }

    private PdfDictionary? Stream(PdfDictionary stream)
    {
        var data = streams.Read(stream);
        if (PdfValues.Numbers(stream.Get("W"), 3) is not { } widths || widths.Any(w => w is < 0 or > 8)) return null;
        var index = stream.Array("Index");
        var ranges = index is null ? [(0, stream.Integer("Size", 0))]
            : Enumerable.Range(0, index.Elements.Count / 2).Select(i => ((int)(index.Number(2 * i) ?? 0), (int)(index.Number(2 * i + 1) ?? 0))).ToList();
        var at = 0;
        var size = (int)widths.Sum();
        foreach (var (first, count) in ranges)
            for (var i = 0; i < count && size > 0 && at + size <= data.Length; i++, at += size)
            {
                var kind = widths[0] == 0 ? 1 : Field(data, at, widths[0]);
                var (second, third) = (Field(data, at + (int)widths[0], widths[1]), Field(data, at + (int)(widths[0] + widths[1]), widths[2]));
                Add((int)Math.Clamp((long)first + i, 0, MostObjects), kind switch { 1 => new ObjectPlace(second, null), 2 => new ObjectPlace(third, (int)Math.Min(second, MostObjects)), _ => null });
            }

        return stream;
    }

    /// <summary>The newest section is read first, so what it says of an object holds, also that it is gone.</summary>
    private void Add(int number, ObjectPlace? place)
    {
        if (freed.Contains(number) || places.ContainsKey(number)) return;
        if (place is { } there) places.Add(number, there);
        else freed.Add(number);
    }

    private static long Field(byte[] data, int at, double width)
    {
        long value = 0;
        for (var i = 0; i < width; i++) value = value << 8 | data[at + i];
        return value;
    }

    /// <summary>The number that ends before <paramref name="end"/>; -1 where there is none.</summary>
    private static long Before(ReadOnlySpan<byte> bytes, int end, out int start)
    {
        start = end;
        while (start > 0 && end - start < 10 && bytes[start - 1] is >= (byte)'0' and <= (byte)'9') start--;
        return start == end ? -1 : long.Parse(Encoding.ASCII.GetString(bytes[start..end]), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
