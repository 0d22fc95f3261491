using System.Text;
using DocPipe.Render.Markup;
using Markdig.Syntax;

namespace DocPipe.Render.Html;

/// <summary>Writes a briefing as one HTML file: no script, nothing fetched.</summary>
internal static class HtmlWriter
{
    public static string Write(Briefing briefing)
    {
        // The contents list is only known when the text is written, and stands right below the title.
        StringBuilder head = new(), text = new();
        var blocks = new HtmlBlocks(briefing, text);
        var titleAt = briefing.Tree.ToList().FindIndex(b => b is HeadingBlock { Level: 1 });
        for (var i = 0; i < briefing.Tree.Count; i++)
        {
            blocks.Write(briefing.Tree[i]);
            if (i != titleAt) continue;
            head.Append(text);
            text.Clear();
        }

        var html = new StringBuilder(head.Length + text.Length + 16_384);
        html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>").AppendWords(SourceNotes.Cut(briefing.Title, 120)).Append("</title>\n<style>\n")
            .Append(briefing.Css.Replace("</", "<\\/", StringComparison.Ordinal)).Append("</style>\n</head>\n<body>\n<main>\n")
            .Append(head);
        Contents(html, blocks.Contents, briefing.Style.SourceNotes && briefing.Cited.Count > 0);
        html.Append(text).Append("</main>\n");
        if (briefing.Style.SourceNotes) HtmlSources.Write(html, briefing);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Contents(StringBuilder html, List<(int Level, string Id, string Words)> contents, bool sources)
    {
        if (contents.Count(c => c.Level == 2) < 2) return;
        html.Append("<nav><details open><summary>目录</summary><ul>\n");
        foreach (var (_, id, words) in contents.Where(c => c.Level == 2))
            html.Append("<li><a href=\"#").Append(id).Append("\">").AppendWords(words).Append("</a></li>\n");
        if (sources) html.Append("<li><a href=\"#sources\">内容来源</a></li>\n");
        html.Append("</ul></details></nav>\n");
    }
}
