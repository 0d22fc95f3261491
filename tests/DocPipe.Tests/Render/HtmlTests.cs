using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DocPipe.Model;

namespace DocPipe.Tests.Render;

public sealed class HtmlTests
{
    private static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    [Theory]
    [MemberData(nameof(BriefingTests.Digests), MemberType = typeof(BriefingTests))]
    public void One_file_without_script_or_anything_to_fetch_and_every_link_has_its_target(string name)
    {
        foreach (var template in Office.Renderer.List())
        foreach (var briefing in Office.Renderer.Compose(template.Name, BriefingTests.Of(name)))
        {
            var page = Parse(briefing.Html());
            Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, embed, base, form, meta[http-equiv]"));
            Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name == "src"));
            var ids = page.All.Where(e => e.HasAttribute("id")).Select(e => e.Id!).ToList();
            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
            Assert.All(page.QuerySelectorAll("a"), a => Assert.Contains(a.GetAttribute("href")![1..], ids));
            Assert.All(page.QuerySelectorAll("a"), a => Assert.StartsWith("#", a.GetAttribute("href"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Each_mark_opens_its_sentence_in_the_source_and_leads_back()
    {
        var briefing = Office.Briefing(SampleDigest.Rich);
        var page = Parse(briefing.Html());
        for (var n = 1; n <= briefing.Cited.Count; n++)
        {
            var evidence = briefing.Cited[n - 1];
            var source = SampleDigest.Rich.Sources.Single(s => s.Path == evidence.Path);
            Assert.NotEmpty(page.QuerySelectorAll($"sup.cite a[href='#e{n}']"));
            var target = page.GetElementById($"e{n}")!;
            var article = target.Closest("article")!;
            Assert.Contains(source.Path, article.QuerySelector(".path")!.TextContent, StringComparison.Ordinal);
            // The sentence begins at the anchor: what stands before it in the article is what stands before it in the source.
            var text = article.QuerySelector(".text")!;
            foreach (var back in text.QuerySelectorAll("a.back").ToList()) if (back.GetAttribute("href") != $"#c{n}") back.Remove();
            Assert.Equal(source.Text[..evidence.Span.Start], Before(text, target));
            Assert.Equal(source.Text[..evidence.Span.End], Before(text, text.QuerySelector($"a.back[href='#c{n}']")!));
            page = Parse(briefing.Html());
        }
    }

    [Fact]
    public void Overlapping_citations_keep_the_source_text_whole()
    {
        const string text = "一二三四五六七八九十";
        Evidence At(int start, int end) => new("a.txt", 1, new Span(100 + start, 100 + end), text[start..end]);
        var digest = SampleDigest.Empty with
        {
            Next = [new("甲", null, null, [At(0, 4), At(2, 6), At(2, 3), At(6, 8), At(9, 10), At(0, 10)])],
            Sources = [new("a.txt", 1, "题", null, new Span(100, 110), text)],
        };
        var page = Parse(Assert.Single(Office.With("甲{{ cite next[0] 9 }}").Compose("试", digest)).Html());
        var shown = page.QuerySelector(".sources .text")!;
        Assert.Equal(6, shown.QuerySelectorAll("a.back").Length);
        foreach (var back in shown.QuerySelectorAll("a.back").ToList()) back.Remove();
        Assert.Equal(text, shown.TextContent);
        Assert.Equal(text, string.Concat(shown.QuerySelectorAll("mark").Select(m => m.TextContent)));
        for (var n = 1; n <= 6; n++) Assert.NotNull(page.GetElementById($"e{n}"));
    }

    [Fact]
    public void Evidence_whose_source_is_not_at_hand_is_quoted()
    {
        var digest = SampleDigest.Rich with { Sources = [] };
        var page = Parse(Office.Briefing(digest).Html());
        Assert.Contains("修补背街小巷路面6处", page.QuerySelector(".sources article")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_documents_stay_words()
    {
        var page = Parse(Office.Briefing(SampleDigest.Hostile(30)).Html());
        Assert.Contains("<script>alert(1)</script> | 表格 # 题 {{ tasks }} {%{ **粗** _斜_ `码`", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("# 三", page.QuerySelectorAll("li, td, p").Select(e => e.TextContent).First(t => t.Contains("# 三", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("pre, main em, main code"));
    }

    [Fact]
    public void Charts_are_drawn_in_the_page_and_contents_list_the_sections()
    {
        var page = Parse(Office.Briefing(SampleDigest.Rich).Html());
        Assert.Equal(2, page.QuerySelectorAll("svg").Length);
        Assert.Equal(9, page.QuerySelector("svg")!.QuerySelectorAll("rect[x]").Count(r => r.GetAttribute("height") == "13"));
        Assert.Equal(page.QuerySelectorAll("main h2").Select(h => h.TextContent), page.QuerySelectorAll("nav li a").Select(a => a.TextContent).SkipLast(1));
    }

    private static string Before(IElement root, IElement target)
    {
        var result = new System.Text.StringBuilder();
        foreach (var node in root.Descendants())
        {
            if (node == target) break;
            if (node is IText text && text.ParentElement?.ClassName != "back") result.Append(text.Data);
        }

        return result.ToString();
    }
}
