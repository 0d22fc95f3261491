using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;

namespace DocPipe.Render.Markup;

/// <summary>
/// The Markdown that templates write: CommonMark's headings, paragraphs, lists, quotes, emphasis and fences, tables, ::: blocks, source
/// marks. No HTML and no code by indenting: a template is indented by its author's ifs and fors.
/// </summary>
internal static class BriefingMarkdown
{
    private static readonly MarkdownPipeline Pipeline = MakePipeline();

    public static MarkdownDocument Parse(string text) => Markdown.Parse(text, Pipeline);

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder().UseCustomContainers().UseCjkFriendlyEmphasis().DisableHtml();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.Insert(0, new RowTableParser());
        builder.InlineParsers.Insert(0, new CiteInline.Parser());
        return builder.Build();
    }
}
