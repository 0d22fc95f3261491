using System.Buffers;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// Finds the document's own title line: what the file's format calls a title, or else the first line, when it is short, carries no number
/// and is no sentence. Of several such lines above the first sentence the one that ends with the name of a kind of document is the title,
/// not the site or the office above it. A title may be glued to the salutation behind it.
/// </summary>
internal static class TitleRules
{
    private const int Longest = 60;
    private const int Tried = 10;
    private const int LongestSalutation = 40;
    private const int ShortestGlued = 6;
    private static readonly SearchValues<char> Rules = SearchValues.Create("—-─═_＿ *★☆");
    private static readonly SearchValues<char> Ordinals = SearchValues.Create("0123456789０１２３４５６７８９一二三四五六七八九十");

    public static Span? Find(string text, IReadOnlyList<Node> lines, SectionNames names)
    {
        foreach (var line in lines)
            if (line.Style is { } style && style.Contains("title", StringComparison.OrdinalIgnoreCase) && !style.Contains("sub", StringComparison.OrdinalIgnoreCase))
                return Cut(text, line.Span);

        Span? first = null;
        for (var i = 0; i < Math.Min(Tried, lines.Count); i++)
        {
            var line = lines[i];
            if (line.Mark is not null || !line.OpensLine || line.StyleLevel > 1) break;
            var words = line.Span.Of(text);
            if (IsFurniture(words)) continue;
            if (words.Length > Longest || EndsSentence(words) || names.IsName(words, out _)) return first ?? Glued(text, line.Span, names);
            if (names.EndsAsDocument(words)) return Cut(text, line.Span);
            first ??= Cut(text, line.Span);
        }

        return first;
    }

    /// <summary>"关于开展…的通知各村（社区）：…": the title of a document whose lines were joined, or null.</summary>
    private static Span? Glued(string text, Span line, SectionNames names)
    {
        var words = line.Of(text);
        var limit = Math.Min(words.Length, Longest);
        for (var i = ShortestGlued; i < limit; i++)
        {
            if (words[i - 1] is '，' or ',' or '。' or '：' or ':' or '；' or ';') return null;
            if (names.DocumentAt(words, i) is not (> 0 and var length)) continue;
            var end = i + length;
            var rest = words[end..];
            if (rest.IsEmpty) return null;
            var colon = rest.IndexOfAny(':', '：');
            var greets = colon is > 1 and <= LongestSalutation && rest[..colon].IndexOfAny("。；") < 0 && (words.StartsWith("关于") || colon + 1 == rest.Length);
            return greets ? new Span(line.Start, line.Start + end) : null;
        }

        return null;
    }

    /// <summary>Lines above a title that are not it: a document number, a red head's rule, the word 附件.</summary>
    private static bool IsFurniture(ReadOnlySpan<char> words)
    {
        if (words.StartsWith("附件") && words.Length <= 6) return true;
        if (IsCollectionLabel(words)) return true;
        if (words.EndsWith("号") && words.IndexOfAny("〔[（(") > 0) return true;
        return !words.ContainsAnyExcept(Rules);
    }

    /// <summary>"报告1", "材料二", "第三篇" on a line of its own number the documents of a collection.</summary>
    private static bool IsCollectionLabel(ReadOnlySpan<char> words)
    {
        if (words.Length is < 2 or > 5) return false;
        var rest = words.StartsWith("报告") || words.StartsWith("材料") ? words[2..] : words[0] is '第' or '篇' ? words[1..] : default;
        if (rest.EndsWith("篇") || rest.EndsWith("份")) rest = rest[..^1];
        return !rest.IsEmpty && !rest.ContainsAnyExcept(Ordinals);
    }

    private static bool EndsSentence(ReadOnlySpan<char> words)
    {
        var last = words[^1];
        if (CharClass.IsFullStop(last) || CharClass.IsSemicolon(last) || CharClass.IsColon(last) || CharClass.IsComma(last)) return true;
        return words.Contains('。') || (words.Contains('：') && !words.StartsWith("扩展阅读")) && words.Length > 40;
    }

    /// <summary>Without a collection's own label before it ("扩展阅读:", "附件1:", "第一篇:").</summary>
    private static Span Cut(string text, Span line)
    {
        var colon = line.Of(text).IndexOfAny(':', '：');
        if (colon is <= 0 or > 8 || colon + 1 >= line.Length) return line;
        var label = line.Of(text)[..colon];
        var isLabel = label.EndsWith("阅读") || label.StartsWith("附件") || label.StartsWith("附") || (label.StartsWith("第") && label.EndsWith("篇")) || label.StartsWith("篇");
        return isLabel ? new Span(CharClass.SkipBlanks(text, line.Start + colon + 1, line.End), line.End) : line;
    }
}
