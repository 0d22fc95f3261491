using System.Text;

namespace DocPipe.Ingest.Archive;

/// <summary>Names of files in a zip, which Chinese systems write in GBK and others in UTF-8, both without saying so.</summary>
internal static class ZipNames
{
    private const int LinkMode = 0xA000, TypeMask = 0xF000;

    private static readonly UTF8Encoding strict = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding gbk = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    /// <summary>The name with forward slashes.</summary>
    /// <param name="name">As read with <see cref="Encoding.Latin1"/>; a name that is marked as UTF-8 has been decoded already.</param>
    public static string Decode(string name)
    {
        if (name.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF') || !name.AsSpan().ContainsAnyExceptInRange('\0', '\u007F')) return name.Replace('\\', '/');
        var bytes = Encoding.Latin1.GetBytes(name);
        try
        {
            return strict.GetString(bytes).Replace('\\', '/');
        }
        catch (DecoderFallbackException)
        {
            return gbk.GetString(bytes).Replace('\\', '/');
        }
    }

    /// <summary>Whether a name leads out of the folder it would be unpacked to.</summary>
    public static bool LeadsOut(string name) =>
        name.StartsWith('/') || (name.Length > 1 && name[1] == ':') || name.Contains('\0', StringComparison.Ordinal) || name.Split('/').Contains("..");

    public static bool IsLink(int externalAttributes) => ((externalAttributes >> 16) & TypeMask) == LinkMode;

    /// <summary>Folders, hidden files and what systems leave behind.</summary>
    public static bool IsNoSubmission(string name)
    {
        var parts = name.Split('/');
        var last = parts[^1];
        return last.Length == 0 || parts.Any(p => p.StartsWith('.') && p != ".." || p == "__MACOSX") || last.StartsWith("~$", StringComparison.Ordinal) || last is "Thumbs.db" or "desktop.ini";
    }
}
