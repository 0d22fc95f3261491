using DocPipe.Render.Markup;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Syntax.Inlines;
using static DocPipe.Render.Docx.DocxFormat;

namespace DocPipe.Render.Docx;

/// <summary>A line of Markdown as runs.</summary>
/// <param name="sourceNotes">Whether the marks behind statements are written.</param>
internal sealed class DocxRuns(bool sourceNotes)
{
    private readonly HashSet<int> marked = [];
    private int bookmarks;

    /// <summary>The bookmark at the source list's entry, and the one at the first mark that leads there.</summary>
    public static string SourceAnchor(int number) => "source" + Number(number);

    public static string MarkAnchor(int number) => "cite" + Number(number);

    public IEnumerable<OpenXmlElement> Of(ContainerInline? inlines) => Of(inlines, bold: false, italic: false);

    /// <summary>A bookmark around content, under a number that no other has.</summary>
    public IEnumerable<OpenXmlElement> Bookmarked(string name, OpenXmlElement content)
    {
        var id = Number(++bookmarks);
        return [new BookmarkStart { Id = id, Name = name }, content, new BookmarkEnd { Id = id }];
    }

    private IEnumerable<OpenXmlElement> Of(ContainerInline? inlines, bool bold, bool italic)
    {
        foreach (var inline in inlines ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal: yield return Run(literal.Content.ToString(), Properties(bold, italic)); break;
                case CodeInline code: yield return Run(code.Content, Properties(bold, italic)); break;
                case HtmlEntityInline entity: yield return Run(entity.Transcoded.ToString(), Properties(bold, italic)); break;
                case LineBreakInline { IsHard: true }: yield return new Run(new Break()); break;
                case CiteInline cite when sourceNotes:
                    foreach (var element in Cite(cite)) yield return element;
                    break;
                case EmphasisInline emphasis:
                    foreach (var element in Of(emphasis, bold || emphasis.DelimiterCount > 1, italic || emphasis.DelimiterCount == 1)) yield return element;
                    break;
                case ContainerInline container:
                    foreach (var element in Of(container, bold, italic)) yield return element;
                    break;
            }
        }
    }

    private IEnumerable<OpenXmlElement> Cite(CiteInline cite)
    {
        for (var i = 0; i < cite.Numbers.Count; i++)
        {
            var number = cite.Numbers[i];
            if (i > 0) yield return Mark(",");
            var link = new Hyperlink(Mark(Number(number))) { Anchor = SourceAnchor(number), History = true };
            if (!marked.Add(number))
            {
                yield return link;
                continue;
            }

            foreach (var element in Bookmarked(MarkAnchor(number), link)) yield return element;
        }

        if (cite.More > 0) yield return Mark("等");
    }

    private static Run Mark(string words) => Run(words, new RunProperties(new RunStyle { Val = CiteMark }));

    private static RunProperties? Properties(bool bold, bool italic)
    {
        if (!bold && !italic) return null;
        var properties = new RunProperties();
        if (bold) properties.Append(new Bold(), new BoldComplexScript());
        // Han type has no italics; emphasis is shown by the dot below that Chinese print uses.
        if (italic) properties.AppendChild(new Emphasis { Val = EmphasisMarkValues.UnderDot });
        return properties;
    }
}
