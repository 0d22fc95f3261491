using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Restore;

/// <summary>
/// Joins lines that were broken in the middle of a sentence: all full lines of a hard-wrapped text, and elsewhere a line whose few last
/// characters ran over. Headings, items, label lines and signatures stay lines.
/// </summary>
internal sealed class LineJoiner(DataFolder data)
{
    /// <summary>A run-over tail has at most so many characters; anything longer may be a line of its own.</summary>
    private const int Tail = 8;

    /// <summary>So few characters with a full stop are no sentence.</summary>
    private const int Stub = 4;

    /// <summary>Shorter lines break where their author wanted them to.</summary>
    private const int FullLine = 16;

    /// <summary>Each half of a title that a line's end cuts has at most so many characters.</summary>
    private const int LongestTitle = 60;

    private readonly Lazy<CharacterModel> model = new(() => CharacterModel.Of(data));

    private readonly record struct Line(Span Span, Span Words);

    public void Run(Restoration work)
    {
        if (work.HasBlocks) return;
        var text = work.Text;
        var lines = Lines(text);
        var width = WrapWidth(text, lines);
        TextEdits? edits = null;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            if (!Breaks(text, lines[i], lines[i + 1], width)) continue;
            edits ??= new TextEdits(text);
            edits.Delete(new Span(lines[i].Words.End, lines[i + 1].Words.Start));
        }

        if (edits is not null) work.Apply(edits);
    }

    private bool Breaks(string text, Line line, Line next, int width)
    {
        if (line.Words.IsEmpty || next.Words.IsEmpty) return false;
        var (last, first) = (text[line.Words.End - 1], text[next.Words.Start]);
        if (!Inside(last) || !Inside(first) || Marks.StartsLine(next.Words.Of(text))) return false;
        if (next.Words.Start - next.Span.Start > 1) return false;
        if (InTitle(text, line, next)) return true;
        if (width > 0 && line.Words.Length >= width - 2 && line.Words.Length <= width + 2) return true;
        return line.Words.Length >= FullLine && next.Words.Length <= Tail && IsTail(text, line, next);
    }

    /// <summary>Nobody breaks a line inside the marks of a title: "《…工作实⏎施方案》".</summary>
    private static bool InTitle(string text, Line line, Line next)
    {
        var open = line.Words.Of(text).LastIndexOf('《');
        if (open < 0 || line.Words.Length - open > LongestTitle || line.Words.Of(text)[open..].Contains('》')) return false;
        return next.Words.Of(text).IndexOfAny('》', '《') is >= 0 and <= LongestTitle and var close && text[next.Words.Start + close] == '》';
    }

    /// <summary>
    /// A tail continues a word across the break and then ends: with the sentence, or as the end of a title.
    /// </summary>
    private bool IsTail(string text, Line line, Line next)
    {
        if (Marks.EndsLabel(next.Words.Of(text))) return false;
        var (last, first) = (text[line.Words.End - 1], text[next.Words.Start]);
        if (!CharClass.IsHan(last) || !CharClass.IsHan(first)) return false;
        var tie = model.Value.After(last, first) - model.Value.Alone(first);
        var ends = text[next.Words.End - 1] is '。' or '；' or ';' or '！' or '.';
        return tie > (ends ? 1.0 : 3.0) || (ends && next.Words.Length <= Stub);
    }

    /// <summary>
    /// The width at which a text was wrapped, in characters; 0 for one that wasn't. Wrapped text has many lines of one length that end
    /// inside a sentence; paragraphs end with a full stop at any length.
    /// </summary>
    private static int WrapWidth(string text, List<Line> lines)
    {
        var open = lines.Where(l => !l.Words.IsEmpty && Inside(text[l.Words.End - 1]) && l.Words.Length >= FullLine).Select(l => l.Words.Length).ToList();
        if (open.Count < 4) return 0;
        var widest = open.GroupBy(n => n).Where(g => g.Count() >= 2).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault();
        if (widest is null) return 0;
        var near = open.Count(n => Math.Abs(n - widest.Key) <= 2);
        var longer = lines.Count(l => l.Words.Length > widest.Key + 2);
        return near * 10 >= open.Count * 6 && longer * 10 <= lines.Count ? widest.Key : 0;
    }

    /// <summary>A character with which a sentence may be under way.</summary>
    private static bool Inside(char c) => CharClass.IsHan(c) || char.IsAsciiLetterOrDigit(c) || c is '，' or ',' or '、' or '“' or '”' or '《' or '》' or '%' or '—';

    private static List<Line> Lines(string text)
    {
        var lines = new List<Line>();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            int first = start, last = end;
            while (first < end && IsBlank(text[first])) first++;
            while (last > first && IsBlank(text[last - 1])) last--;
            lines.Add(new Line(new Span(start, end), new Span(first, last)));
            start = end + 1;
        }

        return lines;
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\u3000' or '\u00A0' or '\uFEFF' or '\f' or '\v';
}
