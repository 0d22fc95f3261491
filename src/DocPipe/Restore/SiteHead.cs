using DocPipe.Model;

namespace DocPipe.Restore;

/// <summary>
/// Finds where the one document of a file begins below what a site put above it: its own name, a path, the title as a link. Two things tell:
/// the title stands right above the line that says when and by whom it was put up, or it comes a second time. Only lines above the first
/// sentence are looked at, so that nothing of a document is ever lost.
/// </summary>
internal static class SiteHead
{
    private const int Farthest = 600;
    private const int LongestLine = 80;
    private const int ShortestTitle = 6;
    private const int LeastBelow = 60;
    private const int LongTitle = 12;
    private const int LongestDateLine = 24;

    /// <summary>A rule or a blank line may stand between a title and the line with its date.</summary>
    private const int Near = 6;

    private static readonly string[] Bylines = ["时间", "時間", "日期", "来源", "來源", "作者", "浏览", "瀏覽", "阅读", "閱讀"];

    /// <summary>Where the document begins in the text; 0 where nothing stands above it.</summary>
    public static int End(Document document)
    {
        var text = document.Text;
        var lines = HeadLines(text);
        if (lines.Count < 2) return 0;
        var begin = 0;
        foreach (var place in BylinesOf(document).Concat(lines.Where(l => IsDateLine(l.Of(text))).Select(l => l.Start)))
        {
            // What was put up has a title; two short words before a date are a site's menu.
            var title = lines.FindLastIndex(l => l.End <= place && l.Length >= ShortestTitle && !IsDateLine(l.Of(text)));
            if (title > 0 && place - lines[title].End <= Near) begin = Math.Max(begin, lines[title].Start);
        }

        for (var i = lines.Count - 1; i > 0; i--)
        {
            var line = lines[i].Of(text);
            for (var j = 0; j < i; j++)
                if (Repeats(lines[j].Of(text), line))
                    return LeavesEnough(text, Math.Max(begin, lines[i].Start));
        }

        return LeavesEnough(text, begin);
    }

    /// <summary>The title again, with more behind it or with less before it ("名称：…的通知"); the plan that "关于印发…" sends is another thing.</summary>
    private static bool Repeats(ReadOnlySpan<char> first, ReadOnlySpan<char> again) =>
        (first.Length >= ShortestTitle && CollectionTitle.IsDocumentName(first) && again.Contains(first, StringComparison.Ordinal))
        || (again.Length >= LongTitle && CollectionTitle.IsDocumentName(again) && first.EndsWith(again, StringComparison.Ordinal));

    /// <summary>"日期：2026-05-13" alone on a line.</summary>
    private static bool IsDateLine(ReadOnlySpan<char> line) =>
        line.Length <= LongestDateLine && line.IndexOfAny(':', '：') is >= 2 and <= 4 and var colon && line[..colon].Trim() is "日期" or "时间" or "时  间" or "日  期"
        && line[(colon + 1)..].Trim() is { IsEmpty: false } rest && char.IsAsciiDigit(rest[0]);

    private static int LeavesEnough(string text, int begin) => text.Length - begin >= LeastBelow ? begin : 0;

    /// <summary>The lines above the first sentence, blank ones left out.</summary>
    private static List<Span> HeadLines(string text)
    {
        var lines = new List<Span>();
        for (var start = 0; start < Math.Min(text.Length, Farthest);)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            if (length < 0) length = text.Length - start;
            var words = text.AsSpan(start, length);
            if (words.Contains('。') || length > LongestLine) break;
            var trimmed = words.Trim();
            if (!trimmed.IsEmpty)
            {
                var from = start + (words.Length - words.TrimStart().Length);
                lines.Add(new Span(from, from + trimmed.Length));
            }

            start += length + 1;
        }

        return lines;
    }

    /// <summary>Places where a line with the date, source or author of a page was taken away.</summary>
    private static IEnumerable<int> BylinesOf(Document document) =>
        document.All<NoiseAnnotation>()
            .Where(n => n is { Kind: NoiseKind.Navigation, Span.IsEmpty: true, SourceSpan.IsEmpty: false } && n.Span.Start is > 0 and <= Farthest)
            .Where(n => n.SourceSpan.In(document.SourceText) is var words && Array.Exists(Bylines, b => words.Contains(b, StringComparison.Ordinal)))
            .Select(n => n.Span.Start);
}
