using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// Tells headings from items. A number opens a heading when a short title phrase follows it, closed by a full stop or the end of the
/// line, and something else comes under it; what is one whole sentence is an item. Writers are consistent: where most of the items of one
/// count open with a title, so do the rest, and where hardly any do, a short first sentence is chance.
/// </summary>
internal sealed class HeadingRules(string text, SectionNames names)
{
    private const int LongestLine = 45;
    private const int LongestGlued = 30;
    private const int ShortValue = 16;

    private enum Shape { None, Certain, Line, BareLine, Inline, Sentence }

    public void Decide(List<Node> nodes, Func<Node, int> bodyEnd)
    {
        var shapes = new (Shape Shape, int End)[nodes.Count];
        var groups = new Dictionary<(int Parent, MarkStyle Style, int Depth), (int All, int Titled)>();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Mark is not { } mark || mark.Style == MarkStyle.Listing) continue;
            shapes[i] = ShapeOf(nodes[i], mark, bodyEnd(nodes[i]));
            var key = (nodes[i].Parent, mark.Style, mark.Depth);
            var (all, titled) = groups.GetValueOrDefault(key);
            groups[key] = (all + 1, titled + (shapes[i].Shape is Shape.None or Shape.BareLine ? 0 : 1));
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Mark is not { } mark || shapes[i].Shape == Shape.None) continue;
            var (all, titled) = groups[(nodes[i].Parent, mark.Style, mark.Depth)];
            var usual = titled * 2 >= all;
            var high = mark.Style <= MarkStyle.HanParen;
            var accepted = shapes[i].Shape switch
            {
                Shape.Certain => true,
                Shape.Line => usual || high || mark.Style == MarkStyle.Bullet,
                Shape.BareLine => usual && (titled > 0 || (mark.Style <= MarkStyle.Han && !HasComma(nodes[i].WordsStart, shapes[i].End))),
                Shape.Inline => usual || (high && shapes[i].End - nodes[i].WordsStart <= 20),
                _ => usual,
            };
            if (accepted) nodes[i].HeadingEnd = shapes[i].End;
        }
    }

    private (Shape, int) ShapeOf(Node node, Mark mark, int bodyEnd)
    {
        var start = mark.Span.End;
        var end = CharClass.TrimEnd(text, start, Math.Max(start, bodyEnd));
        if (end <= start) return default;
        if (PhaseEnd(start, end) is var phase and > 0) return (Shape.Certain, phase);
        if (CharClass.IsOpening(text[start]) && PhaseWords.TimeEnd(text, start, end) is var timed and > 0) return (Shape.Certain, AfterTime(timed, end));
        if (node.StyleLevel > 0 && end - start <= 60) return (Shape.Certain, Trim(start, end));
        if (names.GluedEnd(text, start, end) is var glued and > 0) return (Shape.Certain, glued);

        var stop = start;
        while (stop < end && !(text[stop] is '。' or '！' or '!' or '?' or '？' || CharClass.IsSemicolon(text[stop]) || Inner(mark, stop, start))) stop++;
        var title = Trim(start, stop);
        var length = Length(start, title);
        if (title <= start || length < 2 || IsLabelled(mark, start, title)) return default;
        if (names.IsName(text.AsSpan(start, title - start), out _)) return (Shape.Certain, title);
        if (stop >= end)
        {
            if (length > LongestLine) return default;
            return (node.HasContentBelow ? Shape.Line : Shape.BareLine, title);
        }

        if (CharClass.IsSemicolon(text[stop]) || length > Longest(mark.Style)) return default;
        var body = stop + 1;
        while (body < end && (CharClass.IsBlank(text[body]) || CharClass.IsFullStop(text[body]) || CharClass.IsClosing(text[body]))) body++;
        // "(三)学校门口：上学放学时段": a label and its value, nothing told under a title.
        if (CharClass.IsColon(text[stop]) && mark.Style >= MarkStyle.HanParen && body < end && end - body <= ShortValue && !node.HasContentBelow && text.AsSpan(body, end - body).IndexOfAny('。', '；', ';') < 0) return default;
        if (body < end) return (Shape.Inline, title);
        return node.HasContentBelow ? (Shape.Sentence, title) : default;
    }

    /// <summary>
    /// In the upper levels a colon or blanks may stand where the full stop should: "(一)宣传发动:各单位…", "(二)落实责任  各单位…".
    /// </summary>
    private bool Inner(Mark mark, int at, int start)
    {
        if (mark.Style > MarkStyle.Ordinal || at - start > 20 || at == start) return false;
        if (CharClass.IsColon(text[at])) return true;
        return CharClass.IsBlank(text[at]) && at - start >= 4 && CharClass.IsHan(text[at - 1])
            && at + 1 < text.Length && (CharClass.IsHan(text[at + 1]) || CharClass.IsBlank(text[at + 1]));
    }

    /// <summary>The end of "…阶段(4月1日—4月7日)": a phase's heading reaches to the bracket behind its time; 0 where this is none.</summary>
    private int PhaseEnd(int start, int end)
    {
        var limit = Math.Min(end, start + LongestGlued);
        for (var i = start; i < limit; i++)
        {
            if (text[i] is '。' || CharClass.IsSemicolon(text[i]) || CharClass.IsLineEnd(text[i])) return 0;
            if (!CharClass.IsOpening(text[i]) || i == start) continue;
            if (PhaseWords.TimeEnd(text, i, end) is var close and > 0) return close;
        }

        return 0;
    }

    /// <summary>"第二步(6月至9月):集中整治。…": the phase's words may follow its time.</summary>
    private int AfterTime(int time, int end)
    {
        var from = time;
        while (from < end && (CharClass.IsColon(text[from]) || CharClass.IsBlank(text[from]) || CharClass.IsComma(text[from]))) from++;
        if (from == time) return time;
        var to = from;
        while (to < end && to - from <= LongestGlued && !CharClass.IsFullStop(text[to]) && !CharClass.IsSemicolon(text[to]) && !CharClass.IsComma(text[to])) to++;
        return to - from <= LongestGlued && to > from ? Trim(from, to) : time;
    }

    private int Trim(int start, int end)
    {
        while (end > start && (CharClass.IsBlank(text[end - 1]) || CharClass.IsLineEnd(text[end - 1]) || CharClass.IsColon(text[end - 1])
            || CharClass.IsComma(text[end - 1]) || CharClass.IsSemicolon(text[end - 1]) || text[end - 1] is '、' or '。' or '.' or '】')) end--;
        return end;
    }

    /// <summary>"1、负责区域：甲路、乙巷": a label and its value tell a fact; a title has no colon in its middle.</summary>
    private bool IsLabelled(Mark mark, int start, int end)
    {
        if (mark.Style is < MarkStyle.Arabic or MarkStyle.Bullet) return false;
        var colon = text.AsSpan(start, end - start).IndexOfAny(':', '：');
        return colon is >= 2 and <= 8 && colon + 2 < end - start && CharClass.IsHan(text[start + colon + 1]) && text.AsSpan(start, colon).IndexOfAny("，,（(“") < 0;
    }

    private bool HasComma(int start, int end)
    {
        for (var i = start; i < end; i++)
            if (CharClass.IsComma(text[i])) return true;
        return false;
    }

    private int Length(int start, int end)
    {
        var length = 0;
        for (var i = start; i < end; i++)
            if (!CharClass.IsBlank(text[i])) length++;
        return length;
    }

    private static int Longest(MarkStyle style) => style switch
    {
        <= MarkStyle.HanParen => 32,
        MarkStyle.Ordinal or MarkStyle.Bullet => 26,
        MarkStyle.Arabic => 24,
        _ => 18,
    };
}
