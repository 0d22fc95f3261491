namespace DocPipe.Tests.Specs;

/// <summary>
/// One row of a table in corpus/specs: what is put in and what must come out, written so that an official can check it. In a cell
/// &lt;br&gt; stands for a line break (of the text, or between expected items), \| for a bar, ␣ for a blank at an end, and 无 for nothing at all.
/// </summary>
/// <param name="Kind">The file's name without ending: which kind of thing is read.</param>
/// <param name="Line">Of the row in its file, from 1.</param>
/// <param name="Cells">By column heading.</param>
internal sealed record SpecRow(string Kind, int Line, IReadOnlyDictionary<string, string> Cells)
{
    public const string Input = "原文";
    public const string Output = "应得";

    public string Text => Unescape(Cells[Input].Replace("<br>", "\n", StringComparison.Ordinal));

    public string[] Expected => Cells[Output] == "无" ? [] : [.. Cells[Output].Split("<br>").Select(Unescape)];

    /// <summary>An optional column; null where the table has none or the cell is empty.</summary>
    public string? Optional(string column) => Cells.TryGetValue(column, out var cell) && cell.Length > 0 ? Unescape(cell) : null;

    /// <summary>The rows of every table of a file that has both columns.</summary>
    public static IEnumerable<SpecRow> Read(string path)
    {
        var kind = Path.GetFileNameWithoutExtension(path);
        var heading = default(string[]);
        var line = 0;
        foreach (var text in File.ReadLines(path))
        {
            line++;
            if (!text.StartsWith('|'))
            {
                heading = null;
                continue;
            }

            var cells = Split(text);
            if (heading is null) heading = cells;
            else if (cells.All(c => c.Trim('-', ':', ' ').Length == 0)) continue;
            else if (heading.Contains(Input) && heading.Contains(Output))
                yield return cells.Length == heading.Length
                    ? new SpecRow(kind, line, heading.Zip(cells).ToDictionary(p => p.First, p => p.Second))
                    : throw new InvalidDataException($"{path}:{line}: {cells.Length} cells under {heading.Length} headings");
        }
    }

    private static string[] Split(string line) =>
        [.. line.Replace("\\|", "\0", StringComparison.Ordinal).Trim().Trim('|').Split('|').Select(c => c.Trim().Replace('\0', '|'))];

    private static string Unescape(string cell) => cell.Replace('␣', ' ').Trim('`');
}
