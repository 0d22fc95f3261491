using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>Words beside a number that say how sure it is, as models/extract/figure-qualifiers.txt lists them.</summary>
internal sealed class FigureQualifiers
{
    private readonly Dictionary<string, Qualifier> meanings = new(StringComparer.Ordinal);
    private readonly WordEndings before;
    private readonly WordIndex after;
    private readonly WordEndings exceptions;

    /// <exception cref="DataFileException">A line of the list does not name its place, its words and a qualifier (DP9102).</exception>
    public FigureQualifiers(DataFolder data)
    {
        const string File = "extract/figure-qualifiers.txt";
        List<string> ahead = [], behind = [];
        foreach (var row in data.Rows(File))
        {
            if (row is not [("before" or "after") and var place, { Length: > 0 } word, var name, ..]
                || !Enum.TryParse<Qualifier>(name, ignoreCase: true, out var qualifier))
                throw new DataFileException("DP9102", $"数据文件 models/{File} 中的一行写得不对：{string.Join('\t', row)}");
            (place == "before" ? ahead : behind).Add(word);
            meanings[$"{place} {word}"] = qualifier;
        }

        (before, after) = (new WordEndings(ahead), new WordIndex(behind));
        exceptions = new WordEndings(data.Lines("extract/not-qualifiers.txt"));
    }

    /// <summary>The qualifier that ends right before the number, and where it begins.</summary>
    public (int Start, Qualifier Qualifier)? Before(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end > 0 && start - end < 2 && NumeralCharacters.IsBlank(text[end - 1])) end--;
        if (before.At(text[..end]) is not { } word || exceptions.At(text[..end])?.Length > word.Length) return null;
        // 上 means "about" only before 百, 千, 万 ("上千人").
        if (word == "上" && !NumeralCharacters.IsPlace(DateText.At(text, start))) return null;
        return (end - word.Length, meanings[$"before {word}"]);
    }

    /// <summary>The qualifier that begins at <paramref name="at"/>, and where it ends.</summary>
    public (int End, Qualifier Qualifier)? After(ReadOnlySpan<char> text, int at)
    {
        var end = after.EndOfWordAt(text, at);
        if (end < 0 || (end == at + 1 && text[at] == '内' && DateText.At(text, end) is '容' or '部' or '外' or '设')) return null;
        return (end, meanings[$"after {text[at..end]}"]);
    }
}
