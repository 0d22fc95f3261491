using System.Collections.Concurrent;
using System.Security.Cryptography;
using DocPipe.Ingest;

namespace DocPipe.Web.Reading;

/// <summary>Pictures of PDF pages, painted when somebody looks and kept in memory for the next who does.</summary>
internal sealed class PageImageShelf(Store store, ServeOptions options) : IDisposable
{
    private const int MostKept = 80;

    private readonly ConcurrentDictionary<(long File, int Page), byte[]> kept = new();
    private readonly ConcurrentQueue<(long File, int Page)> order = new();
    private readonly ConcurrentDictionary<long, int> counts = new();

    /// <summary>Painting takes a core; pages of text must not wait for it.</summary>
    private readonly SemaphoreSlim turns = new(1);

    /// <returns>0 where the file's pages can't be shown.</returns>
    public int Count(KeptFile file)
    {
        if (!options.Reading.Helpers || !PageImages.Possible) return 0;
        return counts.GetOrAdd(file.Id, _ => Content(file) is { } content ? PageImages.Count(content, options.Reading) : 0);
    }

    /// <param name="page">From 1.</param>
    /// <returns>A PNG; null where it can't be shown.</returns>
    public async Task<byte[]?> Png(KeptFile file, int page, CancellationToken cancellation)
    {
        if (kept.TryGetValue((file.Id, page), out var known)) return known;
        if (page < 1 || page > Count(file)) return null;
        await turns.WaitAsync(cancellation);
        try
        {
            if (kept.TryGetValue((file.Id, page), out known)) return known;
            if (Content(file) is not { } content) return null;
            if (await Task.Run(() => PageImages.Png(content, page, options.Reading, cancellation), cancellation) is not { } picture) return null;
            kept[(file.Id, page)] = picture;
            order.Enqueue((file.Id, page));
            while (order.Count > MostKept && order.TryDequeue(out var oldest)) kept.TryRemove(oldest, out _);
            return picture;
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();

    /// <summary>The bytes that were kept, or those at the file's own place when they are still the same.</summary>
    private byte[]? Content(KeptFile file)
    {
        if (store.Files.Content(file.Id) is { } content) return content;
        try
        {
            if (!Path.IsPathFullyQualified(file.Path) && !File.Exists(file.Path)) return null;
            var info = new FileInfo(file.Path);
            if (!info.Exists || info.Length != file.Size || info.Length > options.UploadBytes) return null;
            var bytes = File.ReadAllBytes(file.Path);
            return Convert.ToHexStringLower(SHA256.HashData(bytes)) == file.Sha256 ? bytes : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
