using System.Buffers;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>Text left out: dots, "（略）", "省略1032字", "未完待续".</summary>
internal sealed class Elisions(DataFolder data)
{
    /// <summary>Dots of this number and more lead to a page number in a table of contents.</summary>
    private const int LeaderDots = 7;

    private static readonly SearchValues<char> Starts = SearchValues.Create("….。·略省此未下以从（(");

    private const int LongestNote = 24;

    private const int LongestFill = 12;

    private readonly WordIndex words = new(data.Lines("extract/elisions.txt"));

    public IEnumerable<Span> Find(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(Starts);
            if (next < 0) yield break;
            at += next;
            var (end, found) = text[at] is '…' or '.' or '。' or '·' ? Dots(text, at) : Words(text, at);
            if (found) yield return new Span(at, end);
            at = end;
        }
    }

    private static (int End, bool Found) Dots(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] == text[at]) end++;
        var count = end - at;
        if (text[at] != '…') return (end, count >= 3 && count < LeaderDots && text[at] != '·');
        var page = end;
        while (page < text.Length && NumeralCharacters.IsBlank(text[page])) page++;
        return (end, count < LeaderDots || page == text.Length || !NumeralCharacters.IsDigit(text[page]));
    }

    private (int End, bool Found) Words(string text, int at)
    {
        var end = words.EndOfWordAt(text, at);
        // "（未完，点击下一页继续阅读）"
        if (end < 0 && text[at] is '(' or '（' && text.AsSpan(at + 1).StartsWith("未完")
            && text.AsSpan(at, Math.Min(LongestNote, text.Length - at)).IndexOfAny(')', '）') is > 0 and var close)
            return (at + close + 1, true);
        // "（数字待补）"
        if (end < 0 && text[at] is '(' or '（' && text.AsSpan(at, Math.Min(LongestFill, text.Length - at)).IndexOfAny(')', '）') is > 0 and var shut
            && text.AsSpan(at + 1, shut - 1) is var note && (note.EndsWith("待补") || note.EndsWith("待补充") || note.EndsWith("待填") || note.EndsWith("待核实")))
            return (at + shut + 1, true);
        if (end < 0) return (at + 1, false);
        // "省略1032字"
        var number = end;
        while (number < text.Length && (NumeralCharacters.IsDigit(text[number]) || NumeralCharacters.IsMask(text[number]))) number++;
        if (number > end && DateText.At(text, number) == '字') return (number + 1, true);
        return (end, !text.AsSpan(at, end - at).EndsWith("省略") || DateText.At(text, end) is ')' or '）' or '。' or '\n' or '\0');
    }
}
