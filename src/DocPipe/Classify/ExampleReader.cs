using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Classify;

/// <summary>Adds the places of a text's words to a list, in order.</summary>
public delegate void WordCutter(ReadOnlySpan<char> text, List<Span> into);

/// <summary>
/// Reads labelled texts: UTF-8, a line each, label, tab, text; empty lines are passed over. Traditional characters become simplified ones, as
/// in the documents that the pipeline sorts.
/// </summary>
public sealed class ExampleReader(DataFolder models, WordCutter cut)
{
    private readonly char[] fold = Script.Of(models).FoldTable;

    /// <param name="paths">Files, or folders whose *.tsv are read in the order of their names; each file is a group.</param>
    /// <exception cref="DataFileException">There is none (DP4111) or a line is broken (DP4112).</exception>
    public ImmutableArray<Example> Read(IEnumerable<string> paths)
    {
        var files = paths.SelectMany(FilesOf).ToArray();
        var lines = files.SelectMany(LinesOf).ToArray();
        var examples = new Example[lines.Length];
        Parallel.For(0, lines.Length, i =>
        {
            var (text, words) = Prepare(lines[i].Text);
            examples[i] = new Example(lines[i].Label, text, lines[i].File) { Words = words };
        });
        return [.. examples];
    }

    /// <summary>A text as the classifier wants it: the same length, in simplified characters, with its words.</summary>
    public (string Text, ImmutableArray<Span> Words) Prepare(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var simplified = string.Create(text.Length, (text, fold), static (into, from) =>
        {
            for (var i = 0; i < into.Length; i++) into[i] = from.fold[from.text[i]];
        });
        var words = new List<Span>(text.Length / 2);
        cut(simplified, words);
        return (simplified, [.. words]);
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (!Directory.Exists(path)) return [path];
        var files = Directory.GetFiles(path, "*.tsv").Order(StringComparer.Ordinal).ToArray();
        return files.Length > 0 ? files : throw new DataFileException("DP4111", $"文件夹 {path} 里没有 .tsv 文件");
    }

    private static IEnumerable<(string Label, string Text, string File)> LinesOf(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException e)
        {
            throw new DataFileException("DP4111", $"{path} 不是 UTF-8 编码，请另存为 UTF-8 再用", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP4111", $"读不了 {path}：{(e is FileNotFoundException or DirectoryNotFoundException ? "没有这个文件" : e.Message)}", e);
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i])) continue;
            var tab = lines[i].IndexOf('\t', StringComparison.Ordinal);
            var label = tab < 0 ? "" : lines[i][..tab].Trim();
            var text = tab < 0 ? "" : lines[i][(tab + 1)..].Trim();
            if (label.Length == 0 || text.Length == 0 || text.Contains('\t', StringComparison.Ordinal))
                throw new DataFileException("DP4112", string.Create(CultureInfo.InvariantCulture, $"{path} 第{i + 1}行不对：每行应当是“类别、一个制表符、文字”：{Start(lines[i])}"));
            yield return (label, text, path);
        }
    }

    private static string Start(string line) => line.Length <= 30 ? line : line[..30] + "…";
}
