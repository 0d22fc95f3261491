using System.Buffers;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>Fields of a form that were left empty: a known label and a colon with nothing behind it, empty brackets, "  年  月  日".</summary>
internal sealed class BlankFields(DataFolder data)
{
    /// <summary>Longest label with its blanks ("组　　长："), in UTF-16 units.</summary>
    private const int LongestLabel = 14;

    private static readonly SearchValues<char> Marks = SearchValues.Create("：:（(年");
    private static readonly SearchValues<char> AfterNumber = SearchValues.Create("、.．");
    private static readonly SearchValues<char> BetweenNames = SearchValues.Create(" \u3000、，,(（");

    private const int LongestOwner = 6;

    private readonly HashSet<string> labels = new(data.Lines("extract/blank-labels.txt"), StringComparer.Ordinal);

    public IEnumerable<Span> Find(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            at = text.AsSpan(at).IndexOfAny(Marks) is var next and >= 0 ? at + next : text.Length;
            if (at == text.Length) yield break;
            var found = text[at] switch
            {
                '：' or ':' => Field(text, at),
                '年' => Signature(text, at),
                _ => Brackets(text, at),
            };
            if (found is { } span) yield return span;
        }
    }

    private Span? Field(string text, int colon)
    {
        var start = Label(text, colon);
        if (start < 0) return null;
        var end = colon + 1;
        while (end < text.Length && NumeralCharacters.IsBlank(text[end])) end++;
        if (end == text.Length) return new Span(start, colon + 1);
        if (text[end] is '\n' or '\r') return IsFilledBelow(text, end) ? null : new Span(start, colon + 1);
        // Another label on the same line: "组长：    副组长：".
        for (var next = end; next < text.Length && next - end < LongestLabel && text[next] is not ('\n' or '\r' or '，' or '。'); next++)
            if (text[next] is '：' or ':') return Label(text, next) == end ? new Span(start, colon + 1) : null;
        return null;
    }

    /// <summary>Where the known label before a colon begins; -1 where what stands there is none.</summary>
    private int Label(string text, int colon)
    {
        Span<char> letters = stackalloc char[LongestLabel];
        var count = LongestLabel;
        var best = -1;
        for (var i = colon - 1; i >= 0 && colon - i <= LongestLabel && count > 0; i--)
        {
            if (NumeralCharacters.IsBlank(text[i])) continue;
            if (!(text[i] is >= '\u4E00' and <= '\u9FFF' || text[i] is '(' or ')' or '（' or '）')) break;
            letters[--count] = text[i] switch { '(' => '（', ')' => '）', var c => c };
            // The longest label wins: 副组长 over 组长.
            if (labels.Contains(letters[count..].ToString())) best = i;
        }

        if (best < 0) return -1;
        // "社区负责人：": whose label it is may stand before it, from the start of the line.
        var whose = best;
        while (whose > 0 && best - whose < LongestOwner && IsHan(text[whose - 1])) whose--;
        return whose == best || whose == 0 || text[whose - 1] is '\n' or '\r' ? whose : -1;
    }

    /// <summary>The next line supplies the value: names or a short entry, not another label, a heading or a sentence.</summary>
    private bool IsFilledBelow(string text, int lineEnd)
    {
        var start = lineEnd;
        for (var lines = 0; start < text.Length && char.IsWhiteSpace(text[start]); start++)
            if (text[start] == '\n' && ++lines > 2) return false;
        var end = text.AsSpan(start).IndexOfAny('\n', '\r') is var next and >= 0 ? start + next : text.Length;
        if (end == start || end - start > 60) return false;
        var line = text.AsSpan(start, end - start);
        var colon = line.IndexOfAny('：', ':');
        if (colon >= 0 && Label(text, start + colon) >= 0) return false;
        var isNumbered = (NumeralCharacters.IsNumeral(line[0]) || line[0] == '十') && line[1..Math.Min(4, line.Length)].ContainsAny(AfterNumber);
        if (isNumbered || line[0] is '（' or '(' or '第') return false;
        // "联系人：" and below it the unit that signs.
        if (line.Length > 4 && (line.EndsWith("委会") || line.EndsWith("办事处") || line.EndsWith("政府") || line.EndsWith("公司") || line[^1] is '局' or '院' or '校')) return false;
        var token = line.IndexOfAny(BetweenNames);
        return token is >= 2 and <= 4 || (token < 0 && line.Length <= 8);
    }

    /// <summary>"  年  月  日" with nothing filled in.</summary>
    private static Span? Signature(string text, int year)
    {
        var start = year;
        while (start > 0 && year - start < 12 && NumeralCharacters.IsBlank(text[start - 1])) start--;
        var month = year + 1;
        while (month < text.Length && month - year < 12 && NumeralCharacters.IsBlank(text[month])) month++;
        if (start == year || month == year + 1 || DateText.At(text, month) != '月' || NumeralCharacters.IsDigitOrMask(DateText.At(text, start - 1))) return null;
        var day = month + 1;
        while (day < text.Length && day - month < 12 && NumeralCharacters.IsBlank(text[day])) day++;
        return DateText.At(text, day) == '日' ? new Span(year, day + 1) : null;
    }

    /// <summary>Brackets with nothing but blanks between them.</summary>
    private static Span? Brackets(string text, int open)
    {
        var end = open + 1;
        while (end < text.Length && end - open < 24 && NumeralCharacters.IsBlank(text[end])) end++;
        return DateText.At(text, end) is ')' or '）' && end > open + 1 ? new Span(open, end + 1) : null;
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
