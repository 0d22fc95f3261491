using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using DocPipe.Model;

namespace DocPipe.Storage.Coding;

/// <summary>
/// What came of a file as bytes, and back with every field as it was. Words, text and the way back to the source are binary, the other
/// layers JSON; all is compressed together, so that documents of a collection share their source text.
/// </summary>
internal static class OutcomeCodec
{
    /// <summary>Raised when the form of the bytes changes; not when records of the model grow, which JSON bears.</summary>
    private const byte Version = 1;

    private const int Quality = 5, Window = 22;

    private sealed record Layers(
        Source Source, ImmutableArray<Block> Blocks, ImmutableArray<Annotation> Annotations, ImmutableArray<Diagnostic> Diagnostics, string? FailedAt);

    public static byte[] Encode(FileOutcome outcome)
    {
        var writer = new ByteWriter();
        writer.Text(outcome.Path);
        writer.Bytes(Json(outcome.Unreadable));
        writer.Number(outcome.Documents.Length);
        foreach (var document in outcome.Documents) Write(writer, document);
        return Pack(writer.Written);
    }

    /// <exception cref="InvalidDataException">Damaged, or of a form that this program doesn't know.</exception>
    public static FileOutcome Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new ByteReader(Unpack(bytes));
            var path = reader.Text();
            var unreadable = Json<ImmutableArray<UnreadableFile>>(reader.Bytes());
            var documents = ImmutableArray.CreateBuilder<Document>(reader.Count());
            while (documents.Count < documents.Capacity) documents.Add(Read(ref reader));
            return new FileOutcome(path, documents.MoveToImmutable(), unreadable);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private static void Write(ByteWriter writer, Document document)
    {
        writer.Text(document.Text);
        writer.Text(document.SourceText);
        writer.Bytes(Json(new Layers(document.Source, document.Blocks, document.Annotations, document.Diagnostics, document.FailedAt)));
        writer.Number(document.Origin.Pieces.Length);
        Span text = default, source = default;
        foreach (var piece in document.Origin.Pieces)
        {
            writer.Number(piece.Text.Start - text.End);
            writer.Number(piece.Text.Length);
            writer.Number(piece.Source.Start - source.End);
            writer.Number(piece.Exact ? 0 : piece.Source.Length + 1);
            (text, source) = (piece.Text, piece.Source);
        }

        writer.Number(document.Tokens.Length);
        var end = 0;
        foreach (var token in document.Tokens)
        {
            writer.Number(token.Span.Start - end);
            writer.Number(token.Span.Length);
            writer.Text(token.Tag);
            end = token.Span.End;
        }
    }

    private static Document Read(ref ByteReader reader)
    {
        var (text, sourceText) = (reader.Text(), reader.Text());
        var layers = Json<Layers>(reader.Bytes());
        var pieces = new OriginMap.Piece[reader.Count()];
        Span lastText = default, lastSource = default;
        for (var i = 0; i < pieces.Length; i++)
        {
            var (start, length, source, stands) = (lastText.End + reader.Number(), reader.Number(), lastSource.End + reader.Number(), reader.Number());
            lastText = new Span(start, start + length);
            lastSource = new Span(source, source + (stands == 0 ? length : stands - 1));
            pieces[i] = new OriginMap.Piece(lastText, lastSource, stands == 0);
        }

        var tokens = ImmutableArray.CreateBuilder<Token>(reader.Count());
        var end = 0;
        while (tokens.Count < tokens.Capacity)
        {
            var start = end + reader.Number();
            end = start + reader.Number();
            tokens.Add(new Token(new Span(start, end), reader.Text()));
        }

        return new Document(layers.Source, text, OriginMap.Of(pieces))
        {
            SourceText = sourceText,
            Blocks = layers.Blocks,
            Tokens = tokens.MoveToImmutable(),
            Annotations = layers.Annotations,
            Diagnostics = layers.Diagnostics,
            FailedAt = layers.FailedAt,
        };
    }

    private static byte[] Json<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, StoredJson.Options);

    private static T Json<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, StoredJson.Options) ?? throw new InvalidDataException("null");

    /// <summary>Compressed bytes behind the version and the length unpacked.</summary>
    internal static byte[] Pack(ReadOnlySpan<byte> plain)
    {
        var packed = new byte[5 + BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        packed[0] = Version;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(packed.AsSpan(1), plain.Length);
        if (!BrotliEncoder.TryCompress(plain, packed.AsSpan(5), out var length, Quality, Window)) throw new InvalidOperationException("no room");
        return packed[..(5 + length)];
    }

    /// <exception cref="InvalidDataException">Damaged, or of another version.</exception>
    internal static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < 5 || packed[0] != Version) throw new InvalidDataException("another version");
        var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(packed[1..]);
        if (length < 0 || length > 1 << 30) throw new InvalidDataException("no length");
        var plain = new byte[length];
        return BrotliDecoder.TryDecompress(packed[5..], plain, out var written) && written == length ? plain : throw new InvalidDataException("damaged");
    }
}
