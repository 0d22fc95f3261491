using System.Globalization;
using DocPipe.Render.Markup;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using static DocPipe.Render.Docx.DocxFormat;
using MdTable = Markdig.Extensions.Tables.Table;

namespace DocPipe.Render.Docx;

/// <summary>The blocks of a Markdown tree as the blocks of a Word document.</summary>
internal sealed class DocxBlocks(StyleProfile profile, DocxRuns runs, DocxLists lists, Func<ChartSpec, Paragraph> chart)
{
    private const int MostTitleLines = 4;

    private readonly DocxTable tables = new(profile, runs);
    private readonly DocxOfficial official = new(profile, runs);

    public IEnumerable<OpenXmlElement> Of(IEnumerable<Block> blocks)
    {
        var list = blocks.ToList();
        for (var i = 0; i < list.Count; i++)
        {
            var block = list[i];
            // A signature must not stand alone on a page: the paragraph before it goes with it.
            var signed = block is ParagraphBlock && i + 1 < list.Count && list[i + 1] is CustomContainer { Info: Layout.Signature };
            foreach (var element in Of(block))
            {
                if (signed && element is Paragraph { ParagraphProperties: { } properties }) properties.Append(new KeepNext(), new KeepLines());
                yield return element;
            }

            // Text needs air below a table, and two tables with nothing between them would become one.
            if (block is MdTable or CustomContainer { Info: Layout.KeyFigures }) yield return Gap();
        }
    }

    private IEnumerable<OpenXmlElement> Of(Block block)
    {
        switch (block)
        {
            case HeadingBlock { Level: 1 } title:
                return [TitleOf(title)];
            case HeadingBlock heading:
                return [ParagraphOf(Heading(Math.Min(4, heading.Level - 1)), runs.Of(heading.Inline))];
            case ParagraphBlock paragraph:
                return [ParagraphOf(BodyText, runs.Of(paragraph.Inline))];
            case MdTable table:
                return [tables.Of(table)];
            case ListBlock list:
                return List(list, 0);
            case QuoteBlock quote:
                return quote.OfType<ParagraphBlock>().Select(p => ParagraphOf(Quote, runs.Of(p.Inline)));
            case ThematicBreakBlock:
                return [new Paragraph(new Run(new Break { Type = BreakValues.Page }))];
            case FencedCodeBlock { Info: ChartSpec.Fence } fence:
                return profile.Charts && ChartSpec.Parse(fence.Lines.ToString()) is { IsEmpty: false } spec ? [chart(spec)] : [];
            case CustomContainer container:
                return official.Of(container) ?? Of((IEnumerable<Block>)container);
            case CodeBlock code:
                return code.Lines.ToString().Split('\n').Select(line => Paragraph(BodyText, Run(line)));
            case ContainerBlock other:
                return Of((IEnumerable<Block>)other);
            default:
                return [];
        }
    }

    /// <summary>A title; one that would fill a page at its own size is set in that of the text.</summary>
    private Paragraph TitleOf(HeadingBlock title)
    {
        var paragraph = ParagraphOf(Title, runs.Of(title.Inline));
        if (Inlines.Width(Inlines.Words(title.Inline)) <= MostTitleLines * profile.Page.CharactersPerLine) return paragraph;
        paragraph.ParagraphProperties!.Append(
            new KeepLines { Val = false }, new SpacingBetweenLines { Line = Number(Twips(profile.LinePitch)), LineRule = LineSpacingRuleValues.Exact });
        foreach (var run in paragraph.Elements<Run>())
            (run.RunProperties ??= new RunProperties()).Append(new FontSize { Val = HalfPoints(profile.Body.Size) }, new FontSizeComplexScript { Val = HalfPoints(profile.Body.Size) });
        return paragraph;
    }

    private IEnumerable<OpenXmlElement> List(ListBlock list, int depth)
    {
        var number = lists.Begin(list.IsOrdered, list.IsOrdered && int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 1);
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var first = true;
            foreach (var block in item)
            {
                if (block is ListBlock inner)
                {
                    foreach (var element in List(inner, Math.Min(depth + 1, DocxLists.Levels - 1))) yield return element;
                }
                else if (block is ParagraphBlock words && first)
                {
                    yield return new Paragraph(new ParagraphProperties(
                        new ParagraphStyleId { Val = ListText },
                        new NumberingProperties(new NumberingLevelReference { Val = depth }, new NumberingId { Val = number }))).With(runs.Of(words.Inline));
                }
                else
                {
                    foreach (var element in Of(block)) yield return element;
                }

                first = false;
            }
        }
    }

    public static Paragraph Gap() => new(new ParagraphProperties(
        new ParagraphStyleId { Val = Normal },
        new SpacingBetweenLines { Line = "160", LineRule = LineSpacingRuleValues.Exact }));
}
