namespace DocPipe.Ingest.Pdf;

/// <summary>
/// A file's objects, each parsed when it is asked for. The table that says where they are is read as it stands; where it is damaged or
/// leads nowhere, the objects themselves are looked for.
/// </summary>
internal sealed class PdfFile
{
    private const int MostStreams = 100_000;

    private readonly ReadOnlyMemory<byte> bytes;
    private readonly PdfStreams streams;
    private readonly Dictionary<int, PdfItem?> parsed = [];
    private readonly HashSet<int> underway = [];
    private readonly Dictionary<int, ObjectStream?> packs = [];
    private Dictionary<int, ObjectPlace> places = [];
    private bool rebuilt;

    private PdfFile(ReadOnlyMemory<byte> bytes, PdfStreams streams) => (this.bytes, this.streams) = (bytes, streams);

    /// <summary>How strings and streams are decrypted; null for a file that isn't encrypted.</summary>
    public Decryption? Decryption { get; private set; }

    public PdfDictionary Trailer { get; private set; } = new([]);

    public ReadOnlyMemory<byte> Bytes => bytes;

    public IEnumerable<int> Numbers => places.Keys.Order();

    /// <summary>Null where nothing in the file leads to a page.</summary>
    /// <exception cref="UnreadableException">A password is needed.</exception>
    public static PdfFile? Open(ReadOnlyMemory<byte> bytes, PdfStreams streams)
    {
        var file = new PdfFile(bytes, streams);
        (file.places, file.Trailer) = new ObjectTable(file, streams).Read();
        if (!file.LeadsToPages()) file.Rebuild();
        return file.LeadsToPages() ? file : null;
    }

    /// <summary>An object by its number; null where there is none, or where it is being parsed and asks for itself.</summary>
    public PdfItem? Object(int number)
    {
        if (parsed.TryGetValue(number, out var known)) return known;
        if (!underway.Add(number)) return null;
        try
        {
            var item = Parse(number);
            if (item is null && !rebuilt && places.ContainsKey(number)) item = TryRebuilt(number);
            return parsed[number] = item;
        }
        finally
        {
            underway.Remove(number);
        }
    }

    private PdfItem? Parse(int number)
    {
        if (!places.TryGetValue(number, out var place)) return null;
        if (place.Pack is { } pack) return Pack(pack)?.Object(this, number);
        if (place.At < 0 || place.At >= bytes.Length) return null;
        var item = new PdfParser(this, bytes).Indirect((int)place.At, out var found, out _);
        return found == number ? item : null;
    }

    private ObjectStream? Pack(int number)
    {
        if (packs.TryGetValue(number, out var known)) return known;
        if (packs.Count >= MostStreams) return null;
        packs[number] = null;
        return packs[number] = Object(number) is PdfDictionary { Stream: not null } dictionary ? ObjectStream.Read(dictionary, streams) : null;
    }

    /// <summary>One wrong place means that the table is wrong: it is made anew, once.</summary>
    private PdfItem? TryRebuilt(int number)
    {
        rebuilt = true;
        var (found, _) = new ObjectTable(this, streams).Scan();
        foreach (var (key, place) in found) places[key] = place;
        return Parse(number);
    }

    private void Rebuild()
    {
        rebuilt = true;
        parsed.Clear();
        packs.Clear();
        Decryption = null;
        (places, Trailer) = new ObjectTable(this, streams).Scan();
    }

    private bool LeadsToPages()
    {
        if (Trailer.Dictionary("Encrypt") is { } encrypt && Decryption is null)
        {
            Decryption = Decryption.Of(encrypt, (Trailer.Array("ID").Get(0) as PdfString)?.Bytes ?? [], (Trailer.Elements["Encrypt"] as PdfReference)?.Number);
            parsed.Clear();
            packs.Clear();
        }

        return Trailer.Dictionary("Root").Dictionary("Pages") is not null || rebuilt && Numbers.Any(n => (Object(n) as PdfDictionary).Name("Type") == "Page");
    }
}

/// <summary>Where an object is: a byte of the file, or its place among those packed in a stream.</summary>
/// <param name="Pack">Number of the stream that the object is packed in; null for one of its own.</param>
internal readonly record struct ObjectPlace(long At, int? Pack);

/// <summary>Objects packed in a stream (ISO 32000-1, 7.5.7).</summary>
internal sealed class ObjectStream
{
    private readonly byte[] bytes;
    private readonly Dictionary<int, int> offsets = [];

    private ObjectStream(byte[] bytes) => this.bytes = bytes;

    public IEnumerable<int> Numbers => offsets.Keys;

    public static ObjectStream Read(PdfDictionary dictionary, PdfStreams streams)
    {
        var result = new ObjectStream(streams.Read(dictionary));
        var first = dictionary.Integer("First", 0);
        var scanner = new PdfScanner(result.bytes);
        for (var i = dictionary.Integer("N", 0); i > 0 && scanner.Read() && scanner.Kind == TokenKind.Number; i--)
        {
            var number = (int)Math.Clamp(scanner.Number, 0, int.MaxValue);
            if (!scanner.Read() || scanner.Kind != TokenKind.Number) break;
            var at = first + scanner.Number;
            if (at >= 0 && at < result.bytes.Length) result.offsets.TryAdd(number, (int)at);
        }

        return result;
    }

    public PdfItem? Object(PdfFile file, int number) => offsets.TryGetValue(number, out var at) ? new PdfParser(file, bytes).Direct(at) : null;
}
