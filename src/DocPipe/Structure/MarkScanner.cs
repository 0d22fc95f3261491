using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// Cuts lines at their numbers. A number at the beginning of a line is believed; one inside a line only where a sentence has ended and
/// it opens or continues a count, because plain text loses its line ends and glues one heading to the paragraph before.
/// </summary>
internal sealed class MarkScanner(string text, SectionNames names)
{
    private enum Boundary { None, Bracket, Comma, Colon, Stop }

    /// <summary>A title phrase is no longer than this; what is longer is a sentence.</summary>
    private const int TitleReach = 25;
    private const int ShortTitle = 13;

    private static readonly int Styles = Enum.GetValues<MarkStyle>().Length;

    private readonly int[] last = new int[Styles];

    public void Scan(Span line, Action<Span, Mark?, bool> found)
    {
        var start = CharClass.SkipBlanks(text, line.Start, line.End);
        if (start >= line.End) return;
        Mark? current = null;
        if ((MarkReader.TryRead(text, start, line.End, out var mark) && AtLineStart(mark, line.End))
            || MarkReader.TryReadBullet(text, start, line.End, out mark))
            current = Take(mark is { Style: MarkStyle.Listing } && text[start] == '第' ? mark with { Style = MarkStyle.Ordinal } : mark);

        var from = start;
        var at = current?.Span.End ?? start;
        var stop = at;
        while (at < line.End)
        {
            var c = text[at];
            if (c is '《' or '“' && Skip(at, line.End, c == '《' ? '》' : '”') is var past and > 0)
            {
                at = past;
                continue;
            }

            if (at > start && Before(at, start) == Boundary.Stop && LeadInEnd(at, line.End) is var leadIn and > 0)
            {
                found(new Span(from, CharClass.TrimEnd(text, from, at)), current, from == start);
                (current, from, stop) = (null, at, at);
                if (CharClass.IsColon(text[leadIn - 1])) Array.Clear(last);
                at = leadIn;
                continue;
            }

            if (MarkReader.CanBegin(c) && at > start && MarkReader.TryRead(text, at, line.End, out mark)
                && Inside(mark, Before(at, start), at - stop <= TitleReach && current is not null))
            {
                found(new Span(from, CharClass.TrimEnd(text, from, at)), current, from == start);
                current = Take(mark);
                (from, at, stop) = (at, mark.Span.End, mark.Span.End);
                continue;
            }

            at++;
            if (CharClass.IsFullStop(c)) stop = int.MinValue / 2;
        }

        found(new Span(from, line.End), current, from == start);
    }

    /// <summary>Behind words that open a section or a phase in running text without any number; 0 where none stand here.</summary>
    private int LeadInEnd(int at, int end)
    {
        if (names.LeadIn(text, at, end))
        {
            while (!CharClass.IsColon(text[at])) at++;
            return at + 1;
        }

        return PhaseWords.End(text, at, end, names);
    }

    private Mark Take(Mark mark)
    {
        if (mark.Depth == 1) last[(int)mark.Style] = mark.Value;
        if (mark.Style != MarkStyle.Listing) Array.Clear(last, (int)mark.Style + 1, Styles - (int)mark.Style - 1);
        return mark;
    }

    private bool AtLineStart(Mark mark, int end)
    {
        var first = text[mark.Span.Start];
        var punctuated = text[mark.Span.End - 1] is var c && (!CharClass.IsHan(c) && CharClass.Digit(c) < 0);
        return mark.Style switch
        {
            MarkStyle.Part or MarkStyle.Ordinal =>
                punctuated || first == '【' || CharClass.IsOpening(text[mark.Span.End]) || (end - mark.Span.End <= TitleReach + 5 && !HasStop(mark.Span.End, end))
                || OpensWithTitle(mark.Span.End, end),
            MarkStyle.Han or MarkStyle.Arabic when IsLoose(mark) => Continues(mark) && !IsDate(mark),
            _ => first != '\0',
        };
    }

    /// <summary>A number parted from its words by a blank, comma or colon only, which may as well be part of a sentence.</summary>
    private bool IsLoose(Mark mark)
    {
        for (var i = mark.Span.Start; i < mark.Span.End; i++)
            if (text[i] is '、' or '.' or '．' or '﹑' or ')' or '）' || text[i] is >= '⒈' and <= '⒛') return false;
        return true;
    }

    private bool IsDate(Mark mark) => text[mark.Span.End] is '年' or '月' or '日' or '号' or '点' or '时';

    private bool Continues(Mark mark) => mark.Value == 1 || mark.Value == last[(int)mark.Style] + 1;

    private bool Inside(Mark mark, Boundary before, bool afterTitle)
    {
        var next = last[(int)mark.Style] > 0 && mark.Value == last[(int)mark.Style] + 1;
        var opens = mark.Value == 1;
        // "图①": the number of a picture.
        if (text[mark.Span.Start - 1] is '图' or '圖' or '表') return false;
        if (!opens && !next && !(before == Boundary.Stop && mark.Value == last[(int)mark.Style] + 2 && mark.Value > 2)) return false;
        switch (mark.Style)
        {
            case MarkStyle.Listing:
                return before >= Boundary.Colon || (before == Boundary.Comma && (next || text[mark.Span.Start + 1] == '是'));
            case MarkStyle.Circled:
                return true;
            case MarkStyle.Part or MarkStyle.Ordinal:
                return (before >= Boundary.Colon || next) && text[mark.Span.End - 1] is ':' or '：' or '、' || (next && CharClass.IsOpening(text[mark.Span.End]));
            case MarkStyle.Han:
                if (IsLoose(mark)) return false;
                return before >= Boundary.Colon || (next && before == Boundary.Bracket) || names.Begins(text, mark.Span.End);
            case MarkStyle.Arabic:
                if (CharClass.Digit(text[mark.Span.End]) >= 0 && before != Boundary.Stop) return false;
                if (IsLoose(mark) || mark.Depth > 1) return before == Boundary.Stop && mark.Depth > 1 && next;
                // "(一)健全工作机制1.调整领导小组…": a count may begin right behind a short title that lost its line end.
                return before >= Boundary.Colon || ((next || (opens && afterTitle && text[mark.Span.Start - 1] != '第')) && before != Boundary.Comma && CharClass.IsHan(text[mark.Span.End]));
            case MarkStyle.HanParen or MarkStyle.ArabicParen:
                if (before >= Boundary.Colon) return true;
                return text[mark.Span.Start] is '(' or '（' or (>= '⑴' and <= '⒇')
                    && CharClass.IsHan(text[mark.Span.End]) && before != Boundary.Comma && (next || afterTitle);
            default:
                return false;
        }
    }

    private Boundary Before(int at, int start)
    {
        while (at > start && CharClass.IsBlank(text[at - 1])) at--;
        if (at <= start) return Boundary.Stop;
        var c = text[at - 1];
        if (CharClass.IsFullStop(c) || CharClass.IsSemicolon(c)) return Boundary.Stop;
        if (CharClass.IsColon(c)) return Boundary.Colon;
        if (CharClass.IsComma(c)) return Boundary.Comma;
        return CharClass.IsClosing(c) || c is '”' or '》' or '"' ? Boundary.Bracket : Boundary.None;
    }

    /// <summary>"第二项改水改厕。…": a short phrase, then a full stop.</summary>
    private bool OpensWithTitle(int from, int end)
    {
        for (var i = from; i < Math.Min(end, from + ShortTitle); i++)
            if (text[i] is '。') return i - from >= 2;
            else if (!CharClass.IsHan(text[i])) return false;
        return false;
    }

    private bool HasStop(int from, int end)
    {
        for (var i = from; i < end; i++)
            if (CharClass.IsFullStop(text[i])) return true;
        return false;
    }

    /// <summary>The place behind the closing quotation mark, if it comes soon.</summary>
    private int Skip(int at, int end, char closing)
    {
        var reach = Math.Min(end, at + 80);
        for (var i = at + 1; i < reach; i++)
            if (text[i] == closing) return i + 1;
        return 0;
    }
}
