namespace DocPipe.Ingest.Pdf;

/// <summary>LZW as PDF uses it: codes of 9 to 12 bits, high bit first (ISO 32000-1, 7.4.4.2).</summary>
internal static class Lzw
{
    private const int Clear = 256, End = 257, Most = 4096;

    /// <param name="early">Codes grow a bit one entry before they must.</param>
    /// <exception cref="UnreadableException">More than <paramref name="limit"/> bytes come out.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> bytes, bool early, int limit)
    {
        var result = new List<byte>();
        // Each entry is a stretch of what came out before.
        var starts = new int[Most];
        var lengths = new int[Most];
        int next = 258, width = 9, bits = 0, buffer = 0, last = -1, lastStart = 0, lastLength = 0;
        foreach (var b in bytes)
        {
            buffer = (buffer << 8 | b) & 0xFFFFFF;
            bits += 8;
            if (bits < width) continue;
            bits -= width;
            var code = buffer >> bits & (1 << width) - 1;
            if (code == End) break;
            if (code == Clear)
            {
                (next, width, last) = (258, 9, -1);
                continue;
            }

            var start = result.Count;
            if (code < 256)
            {
                result.Add((byte)code);
            }
            else
            {
                if (last < 0 || code > next) break;
                var (from, length) = code < next ? (starts[code], lengths[code]) : (lastStart, lastLength + 1);
                if (result.Count + length > limit) throw new UnreadableException(ReadFailure.UnpackedTooLarge);
                for (var i = 0; i < length; i++) result.Add(result[from + i]);
            }

            if (last >= 0 && next < Most) (starts[next], lengths[next++]) = (lastStart, lastLength + 1);
            (last, lastStart, lastLength) = (code, start, result.Count - start);
            var grown = next + (early ? 1 : 0);
            width = grown >= 2048 ? 12 : grown >= 1024 ? 11 : grown >= 512 ? 10 : 9;
        }

        return [.. result];
    }
}
