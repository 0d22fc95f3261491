using System.IO.Compression;
using System.Text;
using DocPipe.Model;

namespace DocPipe.Ingest.Archive;

/// <summary>
/// Opens a zip in memory; nothing is written to disk, yet names that would lead out of a folder and links are refused, as whoever sent
/// them meant no good. Keeps count over all archives that are packed in each other.
/// </summary>
internal sealed class ZipReader(ReadLimits limits, CancellationToken cancellation)
{
    private long unpacked;
    private int files;

    /// <summary>Reads each file in order of the archive's directory, calling back for those that can be read.</summary>
    /// <param name="path">The archive's own path; a file in it has this path, a slash and its name.</param>
    /// <param name="depth">1 for an archive that lies on disk.</param>
    public void Read(string path, ReadOnlyMemory<byte> bytes, int depth, Action<string, byte[]> read, Action<UnreadableFile> refuse)
    {
        if (depth > limits.ArchiveDepth) throw new UnreadableException(ReadFailure.TooDeep(limits.ArchiveDepth));
        try
        {
            using var zip = new ZipArchive(new ReadOnlyMemoryStream(bytes), ZipArchiveMode.Read, leaveOpen: false, Encoding.Latin1);
            foreach (var entry in zip.Entries)
            {
                cancellation.ThrowIfCancellationRequested();
                var name = ZipNames.Decode(entry.FullName);
                if (ZipNames.IsNoSubmission(name)) continue;
                var place = $"{path}/{name}";
                if (++files > limits.ArchiveFiles) throw new UnreadableException(ReadFailure.TooManyFiles(limits.ArchiveFiles));
                if (ZipNames.LeadsOut(name) || ZipNames.IsLink(entry.ExternalAttributes)) refuse(Refused($"{path}/{name.Replace("..", "…", StringComparison.Ordinal)}", ReadFailure.UnsafeName));
                else if (entry.IsEncrypted) refuse(Refused(place, ReadFailure.Encrypted));
                else if (Unpack(entry, out var failure) is { } content) read(place, content);
                else refuse(Refused(place, failure!));
            }
        }
        catch (InvalidDataException e)
        {
            throw new UnreadableException(ReadFailure.Damaged, e);
        }
    }

    private byte[]? Unpack(ZipArchiveEntry entry, out ReadFailure? failure)
    {
        try
        {
            failure = null;
            var content = ZipGuard.Unpack(entry, limits, Math.Min(limits.FileBytes, limits.UnpackedBytes - unpacked), cancellation);
            unpacked += content.Length;
            return content;
        }
        catch (UnreadableException e)
        {
            failure = e.Failure;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            failure = ReadFailure.Damaged;
        }

        return null;
    }

    private static UnreadableFile Refused(string path, ReadFailure failure) => new(path, failure.Code, failure.Reason);
}
