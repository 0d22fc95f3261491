using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>
/// Names that only their company shows to be units: in "财务科、房管科、质监站" a known one vouches for those beside it that end as
/// departments do. Linear: each mention looks at its two neighbours, each found name at the next one.
/// </summary>
internal sealed class UnitNeighbours(UnitLexicon lexicon)
{
    private const int Shortest = 3;
    private const int Longest = 10;
    private const string Endings = "科股处室队站办局所";

    /// <param name="found">In the order of the text; what is found here is put in its place.</param>
    public void Add(string text, List<UnitMention> found)
    {
        var more = new List<UnitMention>();
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].IsGroup || !Endings.Contains(text[found[i].Span.End - 1], StringComparison.Ordinal)) continue;
            var before = i == 0 ? 0 : found[i - 1].Span.End;
            var after = i + 1 < found.Count ? found[i + 1].Span.Start : text.Length;
            for (var end = found[i].Span.Start - 1; end > before && text[end] == '、' && Backward(text, before, end) is var start and >= 0; end = start - 1)
                more.Add(new UnitMention(new Span(start, end), IsGroup: false));
            for (var end = found[i].Span.End; end < after && text[end] == '、' && Forward(text, end + 1, after) is var next and > 0; end = next)
                more.Add(new UnitMention(new Span(end + 1, next), IsGroup: false));
        }

        if (more.Count == 0) return;
        found.AddRange(more.DistinctBy(m => m.Span));
        found.Sort((a, b) => a.Span.CompareTo(b.Span));
    }

    private int Forward(string text, int start, int limit)
    {
        var end = start;
        while (end < limit && end - start <= Longest && CharClass.IsHan(text[end]) && text[end] is not ('和' or '及' or '与' or '等')) end++;
        return IsName(text, start, end) && (end >= text.Length || Closes(text[end])) ? end : 0;
    }

    private int Backward(string text, int limit, int end)
    {
        var start = end;
        while (start > limit && end - start <= Longest && CharClass.IsHan(text[start - 1]) && !lexicon.StopsBefore(text, limit, start)) start--;
        return start > limit && IsName(text, start, end) && (text[start - 1] is '、' or '：' or ':' or '由' or '（' or '(' || CharClass.IsComma(text[start - 1])) ? start : -1;
    }

    private static bool Closes(char c) => c is '、' or '和' or '及' or '与' or '等' or '。' || CharClass.IsComma(c) || CharClass.IsSemicolon(c) || CharClass.IsClosing(c) || CharClass.IsLineEnd(c);

    private bool IsName(string text, int start, int end)
    {
        if (end - start is < Shortest or > Longest || !Endings.Contains(text[end - 1], StringComparison.Ordinal)) return false;
        if (text[end - 1] is not ('办' or '局') && !lexicon.Departments.AnyEndsAt(text, start, end)) return false;
        var name = text.AsSpan(start, end - start);
        if (lexicon.IsGeneric(name) || lexicon.IsGeneric(name[..^1]) || name[0] is '各' or '每' or '其' or '本') return false;
        for (var i = start + 1; i < end; i++)
            if (lexicon.StopsBefore(text, start, i)) return false;
        return true;
    }
}
