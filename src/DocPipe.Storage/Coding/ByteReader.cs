using System.Runtime.InteropServices;

namespace DocPipe.Storage.Coding;

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private readonly List<string> texts = [];
    private int at;

    /// <exception cref="InvalidDataException">The bytes end early or are no number.</exception>
    public int Number()
    {
        uint value = 0;
        for (var shift = 0; ; shift += 7)
        {
            if (at >= bytes.Length || shift > 28) throw new InvalidDataException("no number");
            var next = bytes[at++];
            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80) return (int)(value >> 1) ^ -(int)(value & 1);
        }
    }

    /// <summary>How many things follow, each of which takes at least a byte.</summary>
    public int Count() => Number() is var count && count >= 0 && count <= bytes.Length - at ? count : throw new InvalidDataException("no count");

    public ReadOnlySpan<byte> Bytes()
    {
        var length = Count();
        at += length;
        return bytes.Slice(at - length, length);
    }

    public string Text()
    {
        var place = Number();
        if (place < 0 || place > texts.Count) throw new InvalidDataException("no text");
        if (place == texts.Count) texts.Add(new string(MemoryMarshal.Cast<byte, char>(Bytes())));
        return texts[place];
    }
}
