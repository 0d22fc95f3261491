using System.IO.Compression;
using System.Xml.Linq;
using DocPipe.Ingest.Archive;

namespace DocPipe.Ingest.Ofd;

/// <summary>The parts of an OFD container by their paths, which are relative to the part that names them or begin with a slash.</summary>
internal sealed class OfdPackage(ZipArchive zip, ReadLimits limits, CancellationToken cancellation)
{
    private readonly Dictionary<string, ZipArchiveEntry> parts = zip.Entries.Take(limits.ArchiveFiles)
        .GroupBy(e => e.FullName.Replace('\\', '/').TrimStart('/'), StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>A part's root element; null where there is no such part.</summary>
    public XElement? Load(string path)
    {
        if (!parts.TryGetValue(path, out var entry)) return null;
        cancellation.ThrowIfCancellationRequested();
        using var stream = new MemoryStream(ZipGuard.Unpack(entry, limits, limits.UnpackedBytes, cancellation));
        return OfdReader.Parse(stream, limits.Characters);
    }

    /// <param name="from">The part that names it.</param>
    public static string Resolve(string from, string path)
    {
        path = path.Trim().Replace('\\', '/');
        if (path.StartsWith('/')) return path.TrimStart('/');
        var segments = from.Split('/')[..^1].ToList();
        foreach (var segment in path.Split('/'))
            if (segment == "..") segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            else if (segment is not ("." or "")) segments.Add(segment);
        return string.Join('/', segments);
    }
}
