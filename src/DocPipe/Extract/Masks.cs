using System.Buffers;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>Runs of x, *, _ and their like that stand for words or digits ("xx市", "局长xx", "20xx", "__社区").</summary>
internal sealed class Masks(DataFolder data)
{
    private static readonly SearchValues<char> Starts = SearchValues.Create("xXｘＸ×✕*＊_＿○□△某-");

    private static readonly SearchValues<char> Rules = SearchValues.Create("*＊_＿");

    private readonly WordIndex named = new(data.Lines("extract/masked-names.txt"));
    private readonly WordIndex exceptions = new(data.Lines("extract/not-masks.txt"));

    /// <param name="told">Spans whose masks are told otherwise.</param>
    /// <param name="numbers">Document numbers, which are one placeholder as a whole.</param>
    public IEnumerable<Span> Find(string text, SpanCursor told, SpanCursor numbers)
    {
        for (int at = 0, floor = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(Starts);
            if (next < 0) yield break;
            at += next;
            if (told.EndAt(at) is > 0 and var after)
            {
                at = floor = after;
            }
            else if (numbers.EndAt(at) is > 0 and var end)
            {
                yield return new Span(numbers.StartOfLast, end);
                at = floor = end;
            }
            else
            {
                var run = text[at] == '-' ? Dashes(text, at) : Run(text, at, floor);
                var isMask = text[at] != '-' ? IsMask(text, run) : named.EndOfWordAt(text, run.End) > 0 && Numerals.Read(text, at) is not null;
                if (isMask) yield return run;
                at = floor = run.End;
            }
        }
    }

    private static Span Dashes(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && text[end] == '-') end++;
        return new Span(at, end);
    }

    /// <summary>The run with the digits it is mixed with.</summary>
    private static Span Run(string text, int at, int floor)
    {
        var (start, end) = (at, at + 1);
        if (text[at] is '○' or '□' or '△' or '某')
        {
            while (end < text.Length && text[end] == text[at]) end++;
            return new Span(start, end);
        }

        while (start > floor && NumeralCharacters.IsDigit(text[start - 1]) && at - start < 4) start--;
        while (end < text.Length && (NumeralCharacters.IsMask(text[end]) || NumeralCharacters.IsDigit(text[end]))) end++;
        // "xxx@xxx.com" and "陈x x" are one blank each.
        if (DateText.At(text, end) == '@' && NumeralCharacters.IsMask(DateText.At(text, end + 1)))
            while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] is '@' or '.' || NumeralCharacters.IsMask(text[end]))) end++;
        else if (end - start == 1 && DateText.At(text, end) == ' ' && DateText.At(text, end + 1) == text[at]
                 && !NumeralCharacters.IsMask(DateText.At(text, end + 2)))
            end += 2;
        return new Span(start, end);
    }

    private bool IsMask(string text, Span run)
    {
        var (before, after) = (DateText.At(text, run.Start - 1), DateText.At(text, run.End));
        if (IsLatin(before) || IsLatin(after) || before is '.' or '@' or '/' or '\\' || after is '@') return false;
        for (var i = Math.Max(0, run.Start - 2); i <= run.Start; i++)
            if (exceptions.EndOfWordAt(text, i) is var end && end > run.Start) return false;
        var (first, length) = (text[run.Start], run.Length);
        if (first is '○' or '□' or '△' or '某') return length > 1 && NumeralCharacters.ChineseDigit(before) < 0;
        // "3×5米" multiplies; "*" opens a list item or a note; a line of nothing else is a rule.
        if (!text.AsSpan(run.Start, length).ContainsAnyExcept(Rules) && IsLine(text, run)) return false;
        if (length == 1 && first is '*' or '＊') return IsWord(before) && (IsWord(after) || !IsWord(DateText.At(text, run.Start - 2)));
        return !(NumeralCharacters.IsDigit(first) && NumeralCharacters.IsDigit(text[run.End - 1]) && MasksIn(text.AsSpan(run.Start, length)) == 1);
    }

    private static bool IsLine(string text, Span run)
    {
        var start = run.Start;
        while (start > 0 && run.Start - start < 8 && NumeralCharacters.IsBlank(text[start - 1])) start--;
        var end = run.End;
        while (end < text.Length && end - run.End < 8 && NumeralCharacters.IsBlank(text[end])) end++;
        return (start == 0 || text[start - 1] is '\n' or '\r') && (end == text.Length || text[end] is '\n' or '\r');
    }

    private static int MasksIn(ReadOnlySpan<char> run)
    {
        var count = 0;
        foreach (var c in run)
            if (NumeralCharacters.IsMask(c)) count++;
        return count;
    }

    private static bool IsWord(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static bool IsLatin(char c) => char.IsAsciiLetter(c);
}
