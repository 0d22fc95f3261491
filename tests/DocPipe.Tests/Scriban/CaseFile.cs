namespace DocPipe.Tests.Scriban;

/// <summary>
/// Cases as text in Scriban/Cases. In files ending in <c>.lines</c> each line is <c>code ⇒ output</c>, for the template <c>{{ code }}</c>;
/// <c>¶</c> in the output stands for an end of line. In files ending in <c>.blocks</c> a case is <c>== title</c>, the template's lines, a line <c>⇒</c>, and the output's lines.
/// Lines before the first case, and lines of the first kind that begin with <c>//</c>, are remarks.
/// </summary>
internal static class CaseFile
{
    private const string Arrow = "⇒";

    public static IReadOnlyList<(string Name, string Template, string Expected)> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(SharedData.Root, "tests", "DocPipe.Tests", "Scriban", "Cases"))
            .Order(StringComparer.Ordinal)
            .SelectMany(path => path.EndsWith(".lines", StringComparison.Ordinal) ? Lines(path) : Blocks(path)),
    ];

    private static IEnumerable<(string Name, string Template, string Expected)> Lines(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
                continue;
            var sides = line.Split(Arrow);
            if (sides.Length != 2)
                throw new InvalidDataException($"{path}:{number}: not `code {Arrow} output`");
            yield return ($"{Path.GetFileName(path)}:{number}", $"{{{{ {sides[0].Trim()} }}}}", sides[1].Trim().Replace('¶', '\n'));
        }
    }

    private static IEnumerable<(string Name, string Template, string Expected)> Blocks(string path)
    {
        foreach (var block in File.ReadAllText(path).Split("\n== ").Skip(1))
        {
            var title = block[..block.IndexOf('\n', StringComparison.Ordinal)];
            var sides = block[(title.Length + 1)..].Split($"\n{Arrow}\n");
            if (sides.Length != 2)
                throw new InvalidDataException($"{path}: {title}: not one line `{Arrow}`");
            yield return ($"{Path.GetFileName(path)}: {title}", sides[0], sides[1].TrimEnd());
        }
    }
}
