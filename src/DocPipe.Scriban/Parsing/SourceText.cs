namespace DocPipe.Scriban.Parsing;

/// <summary>A template's text with its name, able to say on which line and column an offset is. Line starts are found once, when first asked for.</summary>
internal sealed class SourceText(string name, string text)
{
    private int[]? _lineStarts;

    public string Name { get; } = name;

    public string Text { get; } = text;

    /// <summary>Zero-based line and column (in UTF-16 units) of an offset; an offset past the end counts as the end.</summary>
    public (int Line, int Column) Locate(int offset)
    {
        var starts = _lineStarts ??= FindLineStarts(Text);
        var at = Math.Clamp(offset, 0, Text.Length);
        var found = Array.BinarySearch(starts, at);
        var line = found >= 0 ? found : ~found - 1;
        return (line, at - starts[line]);
    }

    /// <summary>The text of a zero-based line without its end of line.</summary>
    public ReadOnlySpan<char> Line(int line)
    {
        var starts = _lineStarts ??= FindLineStarts(Text);
        var start = starts[line];
        var rest = Text.AsSpan(start);
        var end = rest.IndexOfAny('\r', '\n');
        return end < 0 ? rest : rest[..end];
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            var isEnd = text[i] == '\n' || (text[i] == '\r' && (i + 1 >= text.Length || text[i + 1] != '\n'));
            if (isEnd)
                starts.Add(i + 1);
        }

        return [.. starts];
    }
}
