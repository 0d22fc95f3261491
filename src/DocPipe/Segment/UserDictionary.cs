using System.Globalization;
using System.Text;
using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>
/// Lists of words in jieba's format: <c>word [frequency] [tag]</c> a line, separated by blanks, in UTF-8. Empty lines and lines that begin
/// with # are passed over.
/// </summary>
internal static class UserDictionary
{
    private const string OrganisationTag = "nt";

    /// <exception cref="DataFileException">The file can't be read or a line is malformed (DP9122).</exception>
    public static IEnumerable<UserWord> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP9122", $"用户词典 {path} 无法读取：{e.Message}", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new DataFileException("DP9122", $"用户词典 {path} 不是 UTF-8 编码，请另存为 UTF-8 后再用。", e);
        }

        return Parse(path, lines);
    }

    /// <summary>The names and aliases of the units, as words for organisations.</summary>
    public static IEnumerable<UserWord> Names(Roster roster) =>
        roster.Names.Where(name => name.Length is > 1 and <= UserWord.MaxLength).Select(name => new UserWord(name, null, OrganisationTag));

    private static IEnumerable<UserWord> Parse(string path, string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (Wrong(fields) is { } reason) throw new DataFileException("DP9122", $"用户词典 {path} 第 {i + 1} 行：{reason}。");
            int? frequency = fields.Length > 1 && IsNumber(fields[1]) ? int.Parse(fields[1], CultureInfo.InvariantCulture) : null;
            yield return new UserWord(fields[0], frequency, fields.Length > 1 && IsTag(fields[^1]) ? fields[^1] : null);
        }
    }

    private static string? Wrong(string[] fields) => fields switch
    {
        [{ Length: > UserWord.MaxLength }, ..] => $"词长超过 {UserWord.MaxLength} 个字",
        [_] => null,
        [_, var second] when IsNumber(second) || IsTag(second) => null,
        [_, var second] => $"“{second}”既不是词频（0 至 {int.MaxValue} 的整数）也不是词性（小写字母）",
        [_, var second, _] when !IsNumber(second) => $"词频“{second}”不是 0 至 {int.MaxValue} 的整数",
        [_, _, var third] => IsTag(third) ? null : $"词性“{third}”不是小写字母",
        _ => "多于三项（格式为：词 词频 词性）",
    };

    private static bool IsNumber(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static bool IsTag(string field) => field.All(char.IsAsciiLetterLower);
}
