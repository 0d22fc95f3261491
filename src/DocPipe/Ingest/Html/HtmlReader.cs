using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace DocPipe.Ingest.Html;

/// <summary>A web page as its reader sees it: the article, not the site around it. Nothing is fetched and no script runs.</summary>
internal static class HtmlReader
{
    public static ReadingText Read(string text, ReadLimits limits, CancellationToken cancellation)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = false });
        using var page = parser.ParseDocument(text);
        cancellation.ThrowIfCancellationRequested();
        var reading = new ReadingText(limits.Characters);
        if (page.Body is not { } body) return reading;
        var main = MainContent.Of(body);
        var writer = new HtmlWriter(reading, limits.Depth, cancellation);
        Title(page, main, writer);
        writer.Write(main);
        return reading;
    }

    /// <summary>
    /// The page's heading often stands outside the element that holds the article; without it the document would have no title.
    /// </summary>
    private static void Title(IHtmlDocument page, IElement main, HtmlWriter writer)
    {
        if (main.QuerySelector("h1") is not null) return;
        var outside = page.QuerySelectorAll("h1");
        if (outside.Length == 1 && !MainContent.IsApart(outside[0])) writer.Write(outside[0]);
    }
}
