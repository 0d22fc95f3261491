using System.Buffers;
using System.Runtime.InteropServices;

namespace DocPipe.Storage.Coding;

/// <summary>Numbers in as few bytes as they need, and each different text once.</summary>
internal sealed class ByteWriter
{
    private readonly ArrayBufferWriter<byte> buffer = new(16 * 1024);
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public void Number(int value)
    {
        // Zigzag: small numbers of either sign are short.
        var rest = (uint)((value << 1) ^ (value >> 31));
        var room = buffer.GetSpan(5);
        var length = 0;
        while (rest >= 0x80)
        {
            room[length++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        room[length++] = (byte)rest;
        buffer.Advance(length);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        buffer.Write(value);
    }

    /// <summary>UTF-16 as it is: any text comes back, damaged pairs too. A text that was written before is its place in the order of texts.</summary>
    public void Text(string value)
    {
        if (places.TryGetValue(value, out var place))
        {
            Number(place);
            return;
        }

        Number(places.Count);
        places.Add(value, places.Count);
        Bytes(MemoryMarshal.AsBytes(value.AsSpan()));
    }
}
