using NPOI.POIFS.FileSystem;

namespace DocPipe.Ingest.Ole;

/// <summary>
/// The container of Office 97-2003 files ([MS-CFB]): named streams in a small file system of its own. Only the streams at its root are
/// the document's; deeper ones belong to objects that are embedded in it.
/// </summary>
internal sealed class OleContainer
{
    private static readonly byte[] signature = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private readonly DirectoryNode root;
    private readonly long limit;

    private OleContainer(POIFSFileSystem files, long limit) => (root, this.limit) = (files.Root, limit);

    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.StartsWith(signature);

    /// <exception cref="UnreadableException">The container's sector chains are broken.</exception>
    public static OleContainer Open(ReadOnlyMemory<byte> bytes, ReadLimits limits)
    {
        using var stream = new ReadOnlyMemoryStream(bytes);
        return Guarded(() => new OleContainer(new POIFSFileSystem(stream), limits.UnpackedBytes));
    }

    public DirectoryNode Root => root;

    public bool Has(string stream) => root.HasEntry(stream);

    public IEnumerable<string> Names => root.EntryNames;

    /// <summary>The bytes of a stream at the root; empty where there is none.</summary>
    /// <exception cref="UnreadableException">The stream is broken or over the limit.</exception>
    public byte[] Stream(string name) => Guarded(() =>
    {
        if (!root.HasEntry(name) || root.GetEntry(name) is not DocumentEntry entry) return [];
        if (entry.Size > limit) throw new UnreadableException(ReadFailure.UnpackedTooLarge);
        var bytes = new byte[entry.Size];
        using var stream = new DocumentInputStream(entry);
        stream.ReadFully(bytes);
        return bytes;
    });

    /// <summary>NPOI tells of a broken file by whatever exception its arithmetic happens to raise.</summary>
    public static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
#pragma warning disable CA1031 // The library's own exceptions have no common type.
        catch (Exception e) when (e is not (UnreadableException or OperationCanceledException))
#pragma warning restore CA1031
        {
            throw new UnreadableException(ReadFailure.Damaged, e);
        }
    }
}
