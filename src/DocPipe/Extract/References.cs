using DocPipe.Model;

namespace DocPipe.Extract;

/// <summary>
/// Documents that the text cites: every title in 《》, with the document number beside it, and every document number that stands without a
/// title. A number alone on its line is the document's own, not a citation.
/// </summary>
internal sealed class References(DataFolder data) : IExtractor
{
    /// <summary>Longest title that is believed, in UTF-16 units; an opening mark whose partner is further away has lost it.</summary>
    private const int LongestTitle = 160;

    /// <summary>Words that may stand between a title and its number ("《…》文件精神(…)"), in UTF-16 units.</summary>
    private const int LongestLink = 6;

    private readonly DocumentNumber numbers = new(data.Lines("extract/number-leads.txt"));

    public IEnumerable<Annotation> Extract(Document document)
    {
        var text = document.Text;
        var found = new List<Annotation>();
        var bare = default(Span?);
        var floor = 0;
        var title = text.IndexOf('《');
        var mark = DocumentNumber.Next(text, 0);
        while (title >= 0 || mark >= 0)
        {
            var at = 0;
            if (mark < 0 || (title >= 0 && title < mark))
            {
                at = title + 1;
                if (Close(text, title) is > 0 and var close)
                {
                    var number = NumberAfter(text, close);
                    if (bare is { } before && text.AsSpan(before.End, title - before.End).Trim(" \u3000文件").IsEmpty)
                        (number, bare) = (number ?? before, null);
                    Flush(found, text, ref bare);
                    found.Add(new ReferenceAnnotation(new Span(title, close), ExtractStage.By, number?.In(text)));
                    at = floor = number is { } n && n.Start >= close ? n.End : close;
                }
            }
            else
            {
                at = mark + 1;
                if (numbers.Read(text, mark, floor) is { } number)
                {
                    Flush(found, text, ref bare);
                    bare = number;
                    at = floor = number.End;
                }
            }

            if (title >= 0 && title < at) title = text.IndexOf('《', at);
            if (mark >= 0 && mark < at) mark = DocumentNumber.Next(text, at);
        }

        Flush(found, text, ref bare);
        return found;
    }

    private static void Flush(List<Annotation> found, string text, ref Span? bare)
    {
        if (bare is not { } number) return;
        bare = null;
        if (IsAloneOnItsLine(text, number)) return;
        var end = text.AsSpan(number.End).StartsWith("文件") ? number.End + 2 : number.End;
        found.Add(new ReferenceAnnotation(new Span(number.Start, end), ExtractStage.By, number.In(text)));
    }

    /// <summary>Index after the 》 that answers the 《 at <paramref name="open"/>; -1 where the line ends first.</summary>
    private static int Close(string text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Length && i - open < LongestTitle; i++)
            switch (text[i])
            {
                case '《': depth++; break;
                case '》' when --depth == 0: return i + 1;
                case '\n' or '\r': return -1;
            }

        return -1;
    }

    private Span? NumberAfter(string text, int close)
    {
        for (var i = close; i < text.Length && i - close <= LongestLink; i++)
        {
            if (text[i] is '(' or '（' or '〔' or '[')
            {
                var most = Math.Min(text.Length, i + 24);
                for (var mark = i; mark < most && (mark == i || text[mark] is not (')' or '）' or '\n' or '《')); mark++)
                    if (DocumentNumber.Next(text.AsSpan(0, mark + 1), mark) == mark && numbers.Read(text, mark, i + 1) is { } number && number.Start <= i + 3)
                        return number;
                return null;
            }

            if (text[i] is '《' or '\n' or '，' or ',' or '。' or '、' or ';' or '；') return null;
        }

        return null;
    }

    private static bool IsAloneOnItsLine(string text, Span number)
    {
        var start = number.Start;
        while (start > 0 && text[start - 1] != '\n' && char.IsWhiteSpace(text[start - 1])) start--;
        var end = number.End;
        while (end < text.Length && text[end] != '\n' && char.IsWhiteSpace(text[end])) end++;
        return (start == 0 || text[start - 1] == '\n') && (end == text.Length || text[end] == '\n');
    }
}
