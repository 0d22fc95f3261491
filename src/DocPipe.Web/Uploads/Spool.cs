namespace DocPipe.Web.Uploads;

/// <summary>
/// A file while it comes in: small ones in memory, large ones in a temporary file without a name of the sender's, which goes when this is
/// disposed, whatever happens. So somebody on a slow line holds no memory.
/// </summary>
internal sealed class Spool : IDisposable
{
    private const int InMemory = 1 << 20;

    private Stream stream = new MemoryStream();

    public long Length => stream.Length;

    /// <exception cref="DataFileException">The disk is full (DP6003).</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (stream is MemoryStream memory && memory.Length + bytes.Length > InMemory)
            {
                var file = new FileStream(
                    Path.Combine(Path.GetTempPath(), $"docpipe-{Path.GetRandomFileName()}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
                stream = file;
                memory.WriteTo(file);
            }

            stream.Write(bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP6003", "磁盘满了，或临时文件夹写不进去，这个文件没有收；已经收到的都在。请腾出空间后再传一次。", e);
        }
    }

    public byte[] ToArray()
    {
        stream.Position = 0;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose() => stream.Dispose();
}
