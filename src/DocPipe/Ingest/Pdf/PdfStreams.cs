using System.IO.Compression;

namespace DocPipe.Ingest.Pdf;

/// <summary>
/// Undoes the filters of streams that hold text, fonts or tables (ISO 32000-1, 7.4), never beyond the limit of unpacked bytes, which all
/// streams of a file share. What is damaged gives as much as can be read.
/// </summary>
internal sealed class PdfStreams(ReadLimits limits)
{
    private const int MaxFilters = 8;

    private long unpacked;

    /// <exception cref="UnreadableException">The file's streams unpack to more than the limit.</exception>
    public byte[] Read(PdfDictionary? dictionary)
    {
        if (dictionary?.Stream is not { } stream) return [];
        var bytes = stream.ToArray();
        var filters = dictionary.Get("Filter") is PdfArray several ? Enumerable.Range(0, Math.Min(several.Elements.Count, MaxFilters)).Select(i => PdfValues.Name(several.Get(i))).ToArray() : [dictionary.Name("Filter")];
        for (var i = 0; i < filters.Length; i++)
        {
            if (filters[i] is not { } filter) continue;
            var parameters = (dictionary.Get("DecodeParms") ?? dictionary.Get("DP")) switch { PdfArray array => array.Get(i) as PdfDictionary, PdfDictionary one => one, _ => null };
            var decoded = filter switch
            {
                "FlateDecode" or "Fl" => Predictor.Undo(Inflate(bytes), parameters),
                "LZWDecode" or "LZW" => Predictor.Undo(Lzw.Decode(bytes, parameters.Integer("EarlyChange", 1) != 0, Room), parameters),
                "ASCIIHexDecode" or "AHx" => AsciiFilters.Hex(bytes),
                "ASCII85Decode" or "A85" => AsciiFilters.Base85(bytes),
                "RunLengthDecode" or "RL" => AsciiFilters.RunLength(bytes, Room),
                "Crypt" => bytes,
                _ => null,
            };
            if (decoded is null) return [];
            bytes = decoded;
        }

        Count(bytes.Length);
        return bytes;
    }

    private int Room => (int)Math.Min(int.MaxValue / 2, limits.UnpackedBytes - unpacked);

    private void Count(long bytes)
    {
        unpacked += bytes;
        if (unpacked > limits.UnpackedBytes) throw new UnreadableException(ReadFailure.UnpackedTooLarge);
    }

    private byte[] Inflate(byte[] bytes)
    {
        var result = new MemoryStream(Math.Min(bytes.Length * 4, 1 << 20));
        // Data whose head is damaged may still be plain deflate.
        if (!Copy(new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress), result) && result.Length == 0 && bytes.Length > 2)
            Copy(new DeflateStream(new MemoryStream(bytes, 2, bytes.Length - 2), CompressionMode.Decompress), result);
        return result.ToArray();
    }

    /// <summary>False where the data broke off.</summary>
    private bool Copy(Stream from, MemoryStream to)
    {
        using (from)
        {
            var buffer = new byte[16384];
            try
            {
                for (int count; (count = from.Read(buffer, 0, buffer.Length)) > 0;)
                {
                    if (to.Length + count > Room) throw new UnreadableException(ReadFailure.UnpackedTooLarge);
                    to.Write(buffer, 0, count);
                }

                return true;
            }
            catch (InvalidDataException)
            {
                return false;
            }
        }
    }
}
