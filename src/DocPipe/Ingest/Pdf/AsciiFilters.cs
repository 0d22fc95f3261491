namespace DocPipe.Ingest.Pdf;

/// <summary>The simple filters of ISO 32000-1, 7.4.2, 7.4.3 and 7.4.5.</summary>
internal static class AsciiFilters
{
    public static byte[] Hex(ReadOnlySpan<byte> bytes)
    {
        var result = new List<byte>(bytes.Length / 2);
        var high = -1;
        foreach (var b in bytes)
        {
            if (b == '>') break;
            if (Digit(b) is not (>= 0 and var digit)) continue;
            if (high < 0) high = digit;
            else
            {
                result.Add((byte)(high << 4 | digit));
                high = -1;
            }
        }

        if (high >= 0) result.Add((byte)(high << 4));
        return [.. result];
    }

    public static int Digit(int c) => c switch { >= '0' and <= '9' => c - '0', >= 'a' and <= 'f' => c - 'a' + 10, >= 'A' and <= 'F' => c - 'A' + 10, _ => -1 };

    public static byte[] Base85(ReadOnlySpan<byte> bytes)
    {
        var result = new List<byte>(bytes.Length);
        uint value = 0;
        var count = 0;
        foreach (var b in bytes)
        {
            if (b == '~') break;
            if (b == 'z' && count == 0)
            {
                result.AddRange((ReadOnlySpan<byte>)[0, 0, 0, 0]);
                continue;
            }

            if (b is < (byte)'!' or > (byte)'u') continue;
            value = unchecked(value * 85 + b - '!');
            if (++count < 5) continue;
            Add(result, value, 4);
            (value, count) = (0, 0);
        }

        if (count > 1)
        {
            for (var i = count; i < 5; i++) value = unchecked(value * 85 + 84);
            Add(result, value, count - 1);
        }

        return [.. result];
    }

    /// <exception cref="UnreadableException">More than <paramref name="limit"/> bytes come out.</exception>
    public static byte[] RunLength(ReadOnlySpan<byte> bytes, int limit)
    {
        var result = new List<byte>(bytes.Length * 2);
        for (var at = 0; at < bytes.Length && bytes[at] != 128;)
        {
            var length = bytes[at++];
            if (length < 128)
            {
                var count = Math.Min(length + 1, bytes.Length - at);
                result.AddRange(bytes.Slice(at, count));
                at += count;
            }
            else if (at < bytes.Length)
            {
                for (var i = 257 - length; i > 0; i--) result.Add(bytes[at]);
                at++;
            }

            if (result.Count > limit) throw new UnreadableException(ReadFailure.UnpackedTooLarge);
        }

        return [.. result];
    }

    private static void Add(List<byte> result, uint value, int count)
    {
        for (var i = 0; i < count; i++) result.Add((byte)(value >> 24 - 8 * i));
    }
}
