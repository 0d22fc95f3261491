using System.Text;

namespace DocPipe.Ingest.Doc;

/// <summary>
/// One stretch of characters that lies together in the file. A fast-saved document is a list of many, in reading order but not in file order.
/// </summary>
/// <param name="Start">Position of the first character in the document.</param>
/// <param name="Offset">Byte in the main stream.</param>
/// <param name="Width">Bytes a character: 1 for compressed pieces (Windows-1252), 2 for UTF-16.</param>
/// <param name="Changes">Property changes that a fast save left beside the piece.</param>
internal sealed record Piece(int Start, int End, long Offset, int Width, ReadOnlyMemory<byte> Changes);

/// <summary>The document's characters put together from its pieces ([MS-DOC] 2.4.1, 2.9.38).</summary>
internal sealed class PieceTable
{
    private const uint CompressedBit = 0x40000000;

    private PieceTable(List<Piece> pieces) => Pieces = pieces;

    public IReadOnlyList<Piece> Pieces { get; }

    /// <exception cref="UnreadableException">There is no piece table.</exception>
    public static PieceTable Read(ReadOnlyMemory<byte> clx, bool old)
    {
        var bytes = clx.Span;
        var changes = new List<ReadOnlyMemory<byte>>();
        var at = 0;
        while (at < bytes.Length && bytes[at] == 1)
        {
            var length = Little.UInt16(bytes, at + 1);
            changes.Add(at + 3 + length <= bytes.Length ? clx.Slice(at + 3, length) : default);
            at += 3 + length;
        }

        if (at >= bytes.Length || bytes[at] != 2) throw new UnreadableException(ReadFailure.Damaged);
        var table = Little.Slice(bytes, at + 5, Little.Int32(bytes, at + 1));
        var count = (table.Length - 4) / 12;
        var pieces = new List<Piece>();
        for (var i = 0; i < count; i++)
        {
            var (start, end) = (Little.Int32(table, 4 * i), Little.Int32(table, 4 * i + 4));
            if (start < 0 || end <= start || (pieces.Count > 0 && start < pieces[^1].End)) continue;
            var entry = 4 * (count + 1) + 8 * i;
            var offset = (uint)Little.Int32(table, entry + 2);
            var compressed = old || (offset & CompressedBit) != 0;
            var place = old ? offset : compressed ? (offset & ~CompressedBit) / 2 : offset;
            pieces.Add(new Piece(start, end, place, compressed ? 1 : 2, Changes(Little.UInt16(table, entry + 6), changes)));
        }

        return new PieceTable(pieces);
    }

    public static PieceTable OfOne(int length, int offset) => new([new Piece(0, length, offset, 1, default)]);

    /// <summary>The characters, one for each position; positions that no piece covers read as '\0'.</summary>
    /// <exception cref="UnreadableException">More characters than the file has bytes for, or than the limit.</exception>
    public char[] Characters(ReadOnlySpan<byte> main, int limit)
    {
        var length = Pieces.Count == 0 ? 0 : Pieces[^1].End;
        if (length > limit) throw new UnreadableException(ReadFailure.UnpackedTooLarge);
        if (length > main.Length) throw new UnreadableException(ReadFailure.Damaged);
        var result = new char[length];
        foreach (var piece in Pieces)
        {
            var bytes = Little.Slice(main, piece.Offset, (long)(piece.End - piece.Start) * piece.Width);
            var target = result.AsSpan(piece.Start);
            if (piece.Width == 2) Encoding.Unicode.GetChars(bytes[..(bytes.Length & ~1)], target);
            else
                for (var i = 0; i < bytes.Length; i++) target[i] = Windows1252.Char(bytes[i]);
        }

        return result;
    }

    /// <summary>A piece's property change is either one small sprm in the entry itself or a reference to a list of them (2.9.214, 2.9.215).</summary>
    private static ReadOnlyMemory<byte> Changes(int prm, List<ReadOnlyMemory<byte>> lists)
    {
        if ((prm & 1) != 0) return prm >> 1 < lists.Count ? lists[prm >> 1] : default;
        var sprm = Sprm.OfShort((prm >> 1) & 0x7F);
        return sprm == 0 ? default : new[] { (byte)sprm, (byte)(sprm >> 8), (byte)(prm >> 8) };
    }
}
