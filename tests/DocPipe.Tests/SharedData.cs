using System.Runtime.CompilerServices;

namespace DocPipe.Tests;

/// <summary>
/// Finds the project's own folders, and conformance data that some checkouts have beside them and others don't. A test over such data
/// checks it where it is there and has nothing to check where it isn't; the project's own cases are always there.
/// </summary>
internal static class SharedData
{
    /// <summary>The top of the project.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static string Corpus(params string[] parts) => Path.Combine([Root, "corpus", .. parts]);

    /// <summary>A folder or file beside the checkout, or null where there is none.</summary>
    public static string? Beside(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts]));
        return Path.Exists(path) ? path : null;
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
