using DocPipe.Model;

namespace DocPipe;

/// <summary>Turns the paths a person gives into the files to read.</summary>
public static class FileList
{
    private static readonly EnumerationOptions Walk = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        // A link can lead in a circle or out of the folder that was meant.
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    /// <summary>
    /// Files as given, and those of folders below in ordinal order of their paths. Hidden files and folders, lock files of open
    /// documents (~$…) and leftovers of other systems are not submissions and are left out.
    /// </summary>
    /// <param name="except">A file that lies among the submissions and is none, such as the roster.</param>
    /// <exception cref="DataFileException">A path is not there (DP9003).</exception>
    public static IReadOnlyList<string> Of(IEnumerable<string> paths, string? except = null)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (File.Exists(path)) files.Add(path);
            else if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path, "*", Walk).Where(f => IsSubmission(Path.GetRelativePath(path, f))).Order(StringComparer.Ordinal));
            else throw new DataFileException("DP9003", $"找不到文件或文件夹：{path}");
        }

        var left = except is null ? null : Path.GetFullPath(except);
        return [.. files.Where(f => left is null || Path.GetFullPath(f) != left).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The path as it stands in every output: forward slashes on every system, so that the same batch gives the same bytes.</summary>
    public static string Shown(string path) => path.Replace('\\', '/');

    /// <summary>Whether a file is somebody's submission by its place in a folder, and not what programs leave there.</summary>
    /// <param name="relative">To the folder that was given.</param>
    public static bool IsSubmission(string relative)
    {
        var name = Path.GetFileName(relative);
        return !relative.Split('/', '\\').Any(part => part.StartsWith('.'))
            && !name.StartsWith("~$", StringComparison.Ordinal)
            && name is not ("Thumbs.db" or "desktop.ini");
    }
}
