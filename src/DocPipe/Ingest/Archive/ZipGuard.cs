using System.IO.Compression;

namespace DocPipe.Ingest.Archive;

/// <summary>
/// Counts what a zip container really unpacks to before a library unpacks it: the sizes in its directory are the sender's word only.
/// </summary>
internal static class ZipGuard
{
    /// <summary>Deflate can't grow its input by more.</summary>
    private const long MaxGrowth = 1032;

    /// <summary>Parts that unpack to less than this are harmless at any ratio (bytes).</summary>
    private const long Harmless = 16 << 20;

    /// <exception cref="UnreadableException">The parts together, or one of them for its packed size, unpack to more than the limit.</exception>
    /// <exception cref="InvalidDataException">The container is damaged.</exception>
    public static void Check(ReadOnlyMemory<byte> bytes, ReadLimits limits, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(new ReadOnlyMemoryStream(bytes));
        var total = 0L;
        foreach (var entry in zip.Entries)
        {
            var promised = entry.Length;
            var most = Math.Max(promised, entry.CompressedLength * MaxGrowth);
            total += most > Harmless ? Count(entry, limits, cancellation) : promised;
            if (total > limits.UnpackedBytes) throw new UnreadableException(ReadFailure.UnpackedTooLarge);
        }
    }

    /// <summary>Unpacks a part whose size is within the limits.</summary>
    public static byte[] Unpack(ZipArchiveEntry entry, ReadLimits limits, long most, CancellationToken cancellation)
    {
        using var stream = entry.Open();
        using var result = new MemoryStream();
        Copy(stream, result, entry, limits, most, cancellation);
        return result.ToArray();
    }

    private static long Count(ZipArchiveEntry entry, ReadLimits limits, CancellationToken cancellation)
    {
        using var stream = entry.Open();
        return Copy(stream, Stream.Null, entry, limits, limits.UnpackedBytes, cancellation);
    }

    private static long Copy(Stream from, Stream to, ZipArchiveEntry entry, ReadLimits limits, long most, CancellationToken cancellation)
    {
        var buffer = new byte[81920];
        var total = 0L;
        for (int count; (count = from.Read(buffer, 0, buffer.Length)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            total += count;
            if (total > most || (total > Harmless && total > Math.Max(1, entry.CompressedLength) * limits.Ratio)) throw new UnreadableException(ReadFailure.UnpackedTooLarge);
            to.Write(buffer, 0, count);
        }

        return total;
    }
}
