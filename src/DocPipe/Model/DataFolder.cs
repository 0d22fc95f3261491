namespace DocPipe.Model;

/// <summary>The folder of tables and word lists (models/) beside the program, which an office may edit.</summary>
public sealed class DataFolder(string root)
{
    /// <summary>models/ beside the running program.</summary>
    public static DataFolder Default { get; } = new(Path.Combine(AppContext.BaseDirectory, "models"));

    public string Root => root;

    public string PathOf(string name) => Path.Combine(root, name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>
    /// The lines of a UTF-8 table, without comments (from "# " or a line beginning "#"), surrounding blanks and empty lines.
    /// </summary>
    /// <exception cref="DataFileException">The file is not there or can't be read (DP9101).</exception>
    public IReadOnlyList<string> Lines(string name)
    {
        var lines = new List<string>();
        foreach (var line in Read(name))
        {
            var end = line.StartsWith('#') ? 0 : line.IndexOf("\t#", StringComparison.Ordinal) is var cut and >= 0 ? cut : line.Length;
            var kept = line.AsSpan(0, end).Trim(" \r");
            if (!kept.IsEmpty) lines.Add(kept.ToString());
        }

        return lines;
    }

    /// <summary>The rows of a tab-separated table, comments and empty lines left out.</summary>
    public IEnumerable<string[]> Rows(string name) => Lines(name).Select(line => line.Split('\t'));

    private string[] Read(string name)
    {
        try
        {
            return File.ReadAllLines(PathOf(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP9101", $"缺少数据文件 models/{name}，或无法读取：{e.Message}", e);
        }
    }
}
