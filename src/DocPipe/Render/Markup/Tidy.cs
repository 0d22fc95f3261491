using System.Buffers;
using System.Globalization;
using System.Text;

namespace DocPipe.Render.Markup;

/// <summary>
/// Makes what a template printed into the Markdown its author meant: a line is a paragraph (nobody who writes Chinese breaks lines inside
/// one), the blanks by which ifs and fors are indented mean nothing, headings are numbered as official documents number them.
/// </summary>
internal static class Tidy
{
    public static string Run(string text, bool numberHeadings)
    {
        var result = new StringBuilder(text.Length + 256);
        var counters = new int[7];
        var before = Line.Blank;
        string? fence = null;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            var line = fence is null ? raw.TrimEnd() : raw;
            var trimmed = line.Trim();
            if (fence is not null)
            {
                result.Append(line).Append('\n');
                if (trimmed.SequenceEqual(fence)) fence = null;
                continue;
            }

            var kind = KindOf(trimmed);
            if (kind == Line.Blank)
            {
                if (before != Line.Blank) result.Append('\n');
                before = kind;
                continue;
            }

            // Rows and items hang together; anything else stands apart.
            if (before != Line.Blank && !(kind == before && kind is Line.Row or Line.Item or Line.Quote)) result.Append('\n');
            if (kind == Line.Fence) fence = "```";
            if (kind == Line.Item) result.Append(' ', Math.Min(6, (line.Length - line.TrimStart().Length) / 2 * 2));
            if (kind == Line.Heading && numberHeadings)
                Number(result, trimmed, counters);
            else
                result.Append(trimmed);
            result.Append('\n');
            before = kind;
        }

        return result.ToString().Trim('\n') + "\n";
    }

    private static readonly SearchValues<char> Numerals = SearchValues.Create("零一二三四五六七八九十0123456789");

    private enum Line { Blank, Text, Heading, Row, Item, Quote, Fence, Container }

    private static Line KindOf(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty) return Line.Blank;
        if (line.StartsWith("```")) return Line.Fence;
        if (line.StartsWith(":::")) return Line.Container;
        return line[0] switch
        {
            '|' => Line.Row,
            '>' => Line.Quote,
            '#' when line.TrimStart('#').StartsWith(" ") => Line.Heading,
            '-' or '*' or '+' when line.Length > 1 && line[1] == ' ' => Line.Item,
            _ => IsNumbered(line) ? Line.Item : Line.Text,
        };
    }

    private static bool IsNumbered(ReadOnlySpan<char> line)
    {
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 10 && digits + 1 < line.Length && line[digits] is '.' or ')' && line[digits + 1] == ' ';
    }

    /// <summary>## 一、 ### （一） #### 1. ##### （1）; a deeper level begins anew under each heading above it.</summary>
    private static void Number(StringBuilder result, ReadOnlySpan<char> line, int[] counters)
    {
        var level = line.IndexOfAnyExcept('#');
        var words = line[level..].Trim();
        result.Append('#', level).Append(' ');
        if (level is >= 2 and <= 5 && !HasNumber(words))
        {
            counters[level]++;
            Array.Clear(counters, level + 1, counters.Length - level - 1);
            var n = counters[level];
            result.Append(CultureInfo.InvariantCulture, $"{level switch
            {
                2 => ChineseNumber.Of(n) + "、",
                3 => "（" + ChineseNumber.Of(n) + "）",
                4 => n.ToString(CultureInfo.InvariantCulture) + ". ",
                _ => "（" + n.ToString(CultureInfo.InvariantCulture) + "）",
            }}");
        }

        result.Append(words);
    }

    private static bool HasNumber(ReadOnlySpan<char> words)
    {
        var open = words.StartsWith("（") ? 1 : 0;
        var end = words[open..].IndexOfAnyExcept(Numerals);
        return end > 0 && open + end < words.Length && (open == 1 ? words[open + end] == '）' : words[end] is '、' or '.' or '．');
    }
}
