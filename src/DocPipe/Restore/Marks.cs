using System.Buffers;

namespace DocPipe.Restore;

/// <summary>Signs at either end of a line by which it is one of its own.</summary>
internal static class Marks
{
    private static readonly SearchValues<char> numerals = SearchValues.Create("一二三四五六七八九十百〇零0123456789０１２３４５６７８９");

    /// <summary>Numbers ("一、", "(二)", "3.", "①", "第四"), bullets and enumerating words ("一是").</summary>
    public static bool StartsLine(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty) return false;
        if (line[0] is '(' or '（' or '【' or '[' or '〔' or '第' or '附' or '·' or '•' or '-' or '—' or '*' or '?' or '\uFFFD') return true;
        if (line[0] is (>= '\u2460' and <= '\u24FF') or (>= '\u25A0' and <= '\u25FF') or (>= '\u2605' and <= '\u27BF')) return true;
        var digits = line.IndexOfAnyExcept(numerals);
        if (digits <= 0 || digits == line.Length) return digits != 0;
        return line[digits] is '、' or '.' or '．' or ')' or '）' or '是' or ':' or '：' or ',' or '，' or '年' or '月';
    }

    /// <summary>"组长：", "联系电话:": the words before a value that stands on the next line or nowhere.</summary>
    public static bool EndsLabel(ReadOnlySpan<char> line) => line.Length > 0 && (line[^1] is ':' or '：' || line.ContainsAny(':', '：'));
}
