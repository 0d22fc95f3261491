using System.Globalization;
using System.Text;
using DocPipe.Render.Markup;
using Markdig.Syntax.Inlines;

namespace DocPipe.Render.Html;

/// <summary>A line of Markdown as HTML.</summary>
internal sealed class HtmlInlines(Briefing briefing, StringBuilder html)
{
    private readonly HashSet<int> marked = [];

    public void Write(ContainerInline? inlines)
    {
        foreach (var inline in inlines ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal: html.AppendWords(literal.Content.ToString()); break;
                case CodeInline code: html.Append("<code>").AppendWords(code.Content).Append("</code>"); break;
                case HtmlEntityInline entity: html.AppendWords(entity.Transcoded.ToString()); break;
                case LineBreakInline { IsHard: true }: html.Append("<br>"); break;
                case CiteInline cite when briefing.Style.SourceNotes: Cite(cite); break;
                case EmphasisInline emphasis:
                    var tag = emphasis.DelimiterCount > 1 ? "strong" : "em";
                    html.Append('<').Append(tag).Append('>');
                    Write(emphasis);
                    html.Append("</").Append(tag).Append('>');
                    break;
                case ContainerInline container: Write(container); break;
            }
        }
    }

    /// <summary>The mark leads to the sentence in its source; the first mark of a sentence is where the way back ends.</summary>
    private void Cite(CiteInline cite)
    {
        if (cite.Numbers.Count == 0) return;
        html.Append("<sup class=\"cite\">");
        foreach (var number in cite.Numbers)
        {
            html.Append("<a");
            if (marked.Add(number)) html.Append(CultureInfo.InvariantCulture, $" id=\"c{number}\"");
            html.Append(CultureInfo.InvariantCulture, $" href=\"#e{number}\" title=\"");
            html.AppendWords(SourceNotes.Describe(briefing, briefing.Cited[number - 1])).Append(CultureInfo.InvariantCulture, $"\">{number}</a>");
        }

        if (cite.More > 0) html.Append('等');
        html.Append("</sup>");
    }
}
