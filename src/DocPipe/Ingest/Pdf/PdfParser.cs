using System.Text;

namespace DocPipe.Ingest.Pdf;

/// <summary>Parses the objects of a file. Whatever the bytes are, it ends and gives what could be read.</summary>
internal ref struct PdfParser(PdfFile file, ReadOnlyMemory<byte> bytes)
{
    private const int MaxDepth = 120, MaxElements = 2_000_000;

    private readonly PdfFile file = file;
    private readonly ReadOnlyMemory<byte> bytes = bytes;
    private PdfScanner scanner = new(bytes.Span);

    /// <summary>The object that begins with "12 0 obj" at an offset, with its stream; null where none begins there.</summary>
    /// <param name="number">The object's number in the file.</param>
    public PdfItem? Indirect(int at, out int number, out int generation)
    {
        (number, generation) = (-1, 0);
        scanner.At = at;
        if (!scanner.Read() || scanner.Kind != TokenKind.Number) return null;
        var first = scanner.Number;
        if (!scanner.Read() || scanner.Kind != TokenKind.Number) return null;
        generation = (int)Math.Clamp(scanner.Number, 0, 65535);
        if (!scanner.Read() || scanner.Kind != TokenKind.Word || !scanner.Text.SequenceEqual("obj"u8) || first is not (>= 0 and < int.MaxValue)) return null;
        number = (int)first;
        var item = Next(file.Decryption?.ForObject(number, generation));
        if (item is PdfDictionary dictionary) ReadStream(dictionary, number, generation);
        return item;
    }

    /// <summary>The object at an offset that has no number of its own: in a stream of objects, or a trailer.</summary>
    public PdfItem? Direct(int at)
    {
        scanner.At = at;
        return Next(null);
    }

    private PdfItem? Next(ObjectKey? key) => scanner.Read() ? Value(key, 0) : null;

    private PdfItem? Value(ObjectKey? key, int depth)
    {
        switch (scanner.Kind)
        {
            case TokenKind.Number: return NumberOrReference();
            case TokenKind.Name: return new PdfName(scanner.Name);
            case TokenKind.String:
                var text = scanner.Text.ToArray();
                return new PdfString(key?.DecryptString(text) ?? text);
            case TokenKind.Open when scanner.Text.Length == 2: return ReadDictionary(key, depth + 1);
            case TokenKind.Open: return ReadArray(key, depth + 1);
            case TokenKind.Word when scanner.Text.SequenceEqual("true"u8): return new PdfBoolean(true);
            case TokenKind.Word when scanner.Text.SequenceEqual("false"u8): return new PdfBoolean(false);
            default: return null;
        }
    }

    private PdfItem NumberOrReference()
    {
        var value = scanner.Number;
        var after = scanner.At;
        if (value is >= 0 and < int.MaxValue && value == Math.Floor(value)
            && scanner.Read() && scanner.Kind == TokenKind.Number && scanner.Read() && scanner.Kind == TokenKind.Word && scanner.Text.SequenceEqual("R"u8))
            return new PdfReference(file, (int)value);
        scanner.At = after;
        return new PdfNumber(value);
    }

    private PdfArray ReadArray(ObjectKey? key, int depth)
    {
        var elements = new List<PdfItem?>();
        while (scanner.Read() && scanner.Kind != TokenKind.Close && elements.Count < MaxElements && !IsEnd())
        {
            if (depth > MaxDepth && scanner.Kind == TokenKind.Open) continue;
            elements.Add(Value(key, depth));
        }

        return new PdfArray(elements);
    }

    private PdfDictionary ReadDictionary(ObjectKey? key, int depth)
    {
        var elements = new Dictionary<string, PdfItem?>(StringComparer.Ordinal);
        while (scanner.Read() && scanner.Kind != TokenKind.Close && !IsEnd())
        {
            if (scanner.Kind != TokenKind.Name) continue;
            var name = scanner.Name;
            if (!scanner.Read() || scanner.Kind == TokenKind.Close) break;
            if (depth > MaxDepth && scanner.Kind == TokenKind.Open) continue;
            elements[name] = Value(key, depth);
        }

        return new PdfDictionary(elements);
    }

    /// <summary>An object that was cut off ends where the next begins.</summary>
    private readonly bool IsEnd() => scanner.Kind == TokenKind.Word && (scanner.Text.SequenceEqual("endobj"u8) || scanner.Text.SequenceEqual("stream"u8));

    private void ReadStream(PdfDictionary dictionary, int number, int generation)
    {
        if (!scanner.Read() || scanner.Kind != TokenKind.Word || !scanner.Text.SequenceEqual("stream"u8)) return;
        var start = scanner.At;
        var span = bytes.Span;
        if (start < span.Length && span[start] == '\r') start++;
        if (start < span.Length && span[start] == '\n') start++;
        var length = (int)Math.Clamp(dictionary.Number("Length") ?? -1, -1, int.MaxValue);
        // A length is believed if the stream's end stands where it says.
        if (length < 0 || start + (long)length > span.Length || span[(start + length)..Math.Min(span.Length, start + length + 20)].IndexOf("endstream"u8) < 0)
        {
            var end = span[start..].IndexOf("endstream"u8);
            length = end < 0 ? span.Length - start : end;
        }

        var data = bytes.Slice(start, length);
        dictionary.Stream = file.Decryption?.ForObject(number, generation).DecryptStream(dictionary, data) ?? data;
    }
}
