using System.Buffers.Binary;

namespace DocPipe.Ingest.Pdf;

/// <summary>Big-endian numbers at offsets that a damaged font may have wrong: what lies outside reads as 0 or as nothing.</summary>
internal static class Big
{
    public static int Byte(ReadOnlySpan<byte> bytes, long at) => at >= 0 && at < bytes.Length ? bytes[(int)at] : 0;

    public static int UInt16(ReadOnlySpan<byte> bytes, long at) => at >= 0 && at + 2 <= bytes.Length ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(int)at..]) : 0;

    public static uint UInt32(ReadOnlySpan<byte> bytes, long at) => at >= 0 && at + 4 <= bytes.Length ? BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)at..]) : 0;

    public static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> bytes, long at, long length) =>
        at < 0 || at >= bytes.Length || length <= 0 ? [] : bytes.Slice((int)at, (int)Math.Min(length, bytes.Length - at));
}
