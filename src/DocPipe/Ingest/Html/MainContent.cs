using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace DocPipe.Ingest.Html;

/// <summary>
/// Finds the element that holds the article: the deepest one with most of the page's words outside links. Elements whose tag or name says
/// that they belong to the site are left out.
/// </summary>
internal static partial class MainContent
{
    /// <summary>An inner element is the article if it keeps this much of its parent's words.</summary>
    private const double Share = 0.75;

    /// <summary>Below so many words a page has no article to be told from the rest.</summary>
    private const int Least = 60;

    public static IElement Of(IElement body)
    {
        var best = body;
        var words = Words(body, 0);
        while (words >= Least && Inner(best, words) is { } inner)
        {
            best = inner.Element;
            words = inner.Words;
        }

        return best;
    }

    /// <summary>Whether the element is part of the site, not of the article.</summary>
    public static bool IsApart(IElement element)
    {
        if (element.LocalName is "script" or "style" or "noscript" or "template" or "nav" or "footer" or "aside" or "form" or "iframe" or "button"
            or "select" or "option" or "svg" or "canvas" or "audio" or "video" or "object" or "textarea" or "input" or "head" or "link" or "meta") return true;
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") is "true") return true;
        if (element.GetAttribute("style") is { } style && Hidden().IsMatch(style)) return true;
        if (element.LocalName is not ("div" or "ul" or "ol" or "section" or "header" or "p" or "table" or "span" or "dl")) return false;
        var name = $"{element.Id} {element.ClassName}";
        return name.Length > 1 && SiteName().IsMatch(name) && !ArticleName().IsMatch(name);
    }

    private static (IElement Element, int Words)? Inner(IElement parent, int words)
    {
        foreach (var child in parent.Children)
        {
            if (IsApart(child) || child.LocalName is "p" or "table" or "tbody" or "tr" or "ul" or "ol" or "li" or "span" or "h1") continue;
            var inside = Words(child, 0);
            if (inside >= words * Share) return (child, inside);
        }

        return null;
    }

    private static int Words(INode node, int depth)
    {
        if (depth > 400) return 0;
        var sum = 0;
        foreach (var child in node.ChildNodes)
            switch (child)
            {
                case IText text:
                    foreach (var c in text.Data) if (c > ' ') sum++;
                    break;
                case IElement { LocalName: "a" }:
                    break;
                case IElement element when !IsApart(element):
                    sum += Words(element, depth + 1);
                    break;
            }

        return sum;
    }

    [GeneratedRegex(@"display *: *none|visibility *: *hidden", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Hidden();

    [GeneratedRegex(
        @"(^|[ _-])(nav|navbar|navigation|menu|breadcrumbs?|crumbs?|crumb-?nav|location|position|sidebar|side|footer|foot|copyright|header-?top|topbar|top-?bar|related|relate|recommend|hot-?list|share|bdshare|ad|ads|adv|advert|advertisement|banner|comments?|pager|pages?-?nav|pagination|login|search|toolbar|friend-?links?|qrcode|prev-?next|prenext)([ _-]|\d|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex SiteName();

    [GeneratedRegex(@"article|content|main|zoom|detail|TRS_Editor", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ArticleName();
}
