using System.Globalization;
using System.Text;
using DocPipe.Model;
using DocPipe.Render.Markup;

namespace DocPipe.Render.Html;

/// <summary>The cited documents in full, each cited sentence marked where its author wrote it.</summary>
internal static class HtmlSources
{
    public static void Write(StringBuilder html, Briefing briefing)
    {
        if (briefing.Cited.Count == 0) return;
        var bySource = new Dictionary<DigestSource, List<(Span Span, int Number)>>(ReferenceEqualityComparer.Instance);
        var elsewhere = new List<int>();
        for (var i = 0; i < briefing.Cited.Count; i++)
        {
            var evidence = briefing.Cited[i];
            if (briefing.SourceOf(evidence) is { } source && Local(evidence.Span, source) is { IsEmpty: false } span)
            {
                if (!bySource.TryGetValue(source, out var list)) bySource.Add(source, list = []);
                list.Add((span, i + 1));
            }
            else
            {
                elsewhere.Add(i + 1);
            }
        }

        html.Append("<section class=\"sources\" id=\"sources\"><h2>内容来源</h2>\n<p class=\"hint\">正文中的数字指向下列原文中标出的语句；点原文旁的数字回到正文。</p>\n");
        foreach (var source in briefing.Digest.Sources)
            if (bySource.TryGetValue(source, out var marks)) Source(html, source, marks);
        if (elsewhere.Count > 0)
        {
            html.Append("<article><h3>其他出处</h3><div class=\"text\">");
            foreach (var number in elsewhere)
            {
                html.Append(CultureInfo.InvariantCulture, $"<p><mark id=\"e{number}\">").AppendWords(SourceNotes.Describe(briefing, briefing.Cited[number - 1])).Append("</mark>");
                Back(html, number);
                html.Append("</p>");
            }

            html.Append("</div></article>\n");
        }

        html.Append("</section>\n");
    }

    /// <summary>Evidence speaks of the file's text, a source holds its own document's part of it.</summary>
    private static Span Local(Span span, DigestSource source)
    {
        var start = Math.Clamp(span.Start - source.Span.Start, 0, source.Text.Length);
        return new Span(start, Math.Clamp(span.End - source.Span.Start, start, source.Text.Length));
    }

    private static void Source(StringBuilder html, DigestSource source, List<(Span Span, int Number)> marks)
    {
        html.Append("<article><h3>").AppendWords(source.Title.Length > 0 ? SourceNotes.Cut(source.Title, 80) : source.Path).Append("</h3>\n<p class=\"path\">");
        if (!string.IsNullOrEmpty(source.Unit)) html.AppendWords(source.Unit).Append('\u3000');
        html.AppendWords(source.Path);
        if (source.Document > 1) html.Append(CultureInfo.InvariantCulture, $" 第{source.Document}篇");
        html.Append("</p>\n<div class=\"text\">");
        Marked(html, Literal.Clean(source.Text), marks);
        html.Append("</div></article>\n");
    }

    /// <summary>
    /// Cited places may overlap, elements may not: the text is cut at every beginning and end, and a piece is marked as long as any citation
    /// covers it. The anchor of a citation stands before the piece where it begins, its way back after the piece where it ends.
    /// </summary>
    private static void Marked(StringBuilder html, string text, List<(Span Span, int Number)> marks)
    {
        var starts = marks.OrderBy(m => m.Span.Start).ThenBy(m => m.Number).ToList();
        var ends = marks.OrderBy(m => m.Span.End).ThenBy(m => m.Number).ToList();
        int at = 0, nextStart = 0, nextEnd = 0, open = 0;
        while (nextEnd < ends.Count)
        {
            var begin = nextStart < starts.Count ? starts[nextStart].Span.Start : int.MaxValue;
            var until = Math.Min(begin, ends[nextEnd].Span.End);
            if (until > at && open == 0) html.AppendEscaped(text.AsSpan(at, until - at));
            else if (until > at) html.AppendEscaped(text.AsSpan(at, until - at)).Append("</mark>");
            at = Math.Max(at, until);
            while (nextEnd < ends.Count && ends[nextEnd].Span.End == at)
            {
                Back(html, ends[nextEnd++].Number);
                open--;
            }

            var anchors = 0;
            while (nextStart < starts.Count && starts[nextStart].Span.Start == at)
            {
                // The last to begin here is the mark itself, those before it stand just ahead of it.
                var number = starts[nextStart++].Number;
                open++;
                var last = nextStart == starts.Count || starts[nextStart].Span.Start != at;
                html.Append(last ? "<mark" : "<span class=\"at\"").Append(CultureInfo.InvariantCulture, $" id=\"e{number}\">").Append(last ? "" : "</span>");
                anchors++;
            }

            if (anchors == 0 && open > 0) html.Append("<mark>");
        }

        html.AppendEscaped(text.AsSpan(at));
    }

    private static void Back(StringBuilder html, int number) =>
        html.Append(CultureInfo.InvariantCulture, $"<a class=\"back\" href=\"#c{number}\">↩{number}</a>");
}
