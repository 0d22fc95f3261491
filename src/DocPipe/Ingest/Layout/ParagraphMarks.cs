using DocPipe.Text;

namespace DocPipe.Ingest.Layout;

/// <summary>Signs by which a line of Chinese office prose shows that a paragraph begins or ends there.</summary>
internal static class ParagraphMarks
{
    private const string Numerals = "一二三四五六七八九十百";

    /// <summary>"一、", "（二）", "3.", "①", "第一章": a number with its mark.</summary>
    public static bool Begins(string line)
    {
        if (line.Length < 2) return false;
        if (line[0] is >= '\u2460' and <= '\u24FF' or '【' or '●' or '■' or '◆' or '•' or '★') return true;
        var at = 0;
        var open = line[0] is '（' or '(' or '〔' or '【';
        if (open || line[0] == '第') at++;
        var first = at;
        while (at < line.Length && (Numerals.Contains(line[at], StringComparison.Ordinal) || char.IsAsciiDigit(line[at]) || line[at] is >= '０' and <= '９')) at++;
        if (at == first || at - first > 3 || at >= line.Length) return false;
        if (open) return line[at] is '）' or ')' or '〕' or '】';
        if (line[0] == '第') return line[at] is '章' or '节' or '条' or '部';
        if (line[at] is (' ' or '\u3000') && at + 1 < line.Length && CharClass.IsHan(line[at + 1])) return true;
        // "3.5%" in the middle of a sentence is no number of a paragraph.
        return line[at] is '、' or '．' || line[at] == '.' && at + 1 < line.Length && !char.IsAsciiDigit(line[at + 1]) || line[at] is '）' or ')' || line[at] == '是' && !char.IsAsciiDigit(line[at - 1]);
    }

    public static bool Ends(string line) => line.Length > 0 && line[^1] is '。' or '；' or '：' or ':' or '！' or '？' or ';' or '”';

    /// <summary>A label with a colon near the line's beginning ("责任单位：…", "联系人：").</summary>
    public static bool Label(string line) => line.AsSpan(0, Math.Min(line.Length, 10)).IndexOfAny('：', ':') > 1;
}
