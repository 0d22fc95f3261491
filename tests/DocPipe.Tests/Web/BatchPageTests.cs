using System.Net;

namespace DocPipe.Tests.Web;

public class BatchPageTests
{
    private const string Report = "城东街道第47周创建工作总结\n（11月16日至11月22日）\n一、本周工作开展情况\n1．清理小广告120条。\n二、下周打算\n11月28日前完成楼道清理。\n城东街道\n";

    [Fact]
    public async Task What_is_handed_in_without_a_script_is_read_and_shown()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();

        using var answer = await visitor.HandInAsync(("第47周/城东街道周报.txt", Report));
        await site.SettledAsync();

        Assert.Contains("收到 1 个文件", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var page = await visitor.TextAsync("/");
        Assert.Contains("第47周/城东街道周报.txt", page, StringComparison.Ordinal);
        Assert.Contains("城东街道第47周创建工作总结", page, StringComparison.Ordinal);
        Assert.Contains("2026年11月16日—22日", page, StringComparison.Ordinal);
        Assert.Contains("未报", page, StringComparison.Ordinal);
        Assert.Contains("存在问题", page, StringComparison.Ordinal); // the section that it lacks
    }

    [Fact]
    public async Task A_page_has_its_styles_and_scripts_from_this_program_alone()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();

        var page = await visitor.TextAsync("/");
        using var css = await visitor.GetAsync(System.Text.RegularExpressions.Regex.Match(page, "href=\"(/assets/site.css[^\"]*)\"").Groups[1].Value);

        Assert.Equal(HttpStatusCode.OK, css.StatusCode);
        Assert.Equal("text/css", css.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotMatch("(?:src|href|action)=\"(?:https?:)?//", page);
        Assert.DoesNotMatch("<script(?![^>]*src=)|\\sstyle=|\\son\\w+=\"", page);
    }

    [Fact]
    public async Task A_page_that_there_is_not_says_so_in_words()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();

        using var answer = await visitor.GetAsync("/nothing");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("DP7404", page, StringComparison.Ordinal);
        Assert.Contains("回到首页", page, StringComparison.Ordinal);
    }
}
