using System.Buffers.Binary;

namespace DocPipe.Ingest.Doc;

/// <summary>Little-endian numbers at offsets that a damaged file may have wrong: what lies outside reads as 0 or as nothing.</summary>
internal static class Little
{
    public static int Byte(ReadOnlySpan<byte> bytes, long at) => at >= 0 && at < bytes.Length ? bytes[(int)at] : 0;

    public static int UInt16(ReadOnlySpan<byte> bytes, long at) =>
        at >= 0 && at + 2 <= bytes.Length ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)at..]) : 0;

    public static int Int16(ReadOnlySpan<byte> bytes, long at) => (short)UInt16(bytes, at);

    public static int Int32(ReadOnlySpan<byte> bytes, long at) =>
        at >= 0 && at + 4 <= bytes.Length ? BinaryPrimitives.ReadInt32LittleEndian(bytes[(int)at..]) : 0;

    /// <summary>The part of the slice that is there.</summary>
    public static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> bytes, long at, long length)
    {
        if (at < 0 || at >= bytes.Length || length <= 0) return [];
        return bytes.Slice((int)at, (int)Math.Min(length, bytes.Length - at));
    }
}
