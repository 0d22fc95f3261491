using System.Net;
using DocPipe.Model;
using DocPipe.Storage;
using DocPipe.Web;
using DocPipe.Web.Accounts;
using DocPipe.Web.Pages.Kept;
using Microsoft.AspNetCore.Http;

namespace DocPipe.Tests.Web;

/// <summary>A page that is kept must never be another one than would be written now, nor another person's.</summary>
public class KeptPageTests
{
    private const string Report = "城东街道第47周创建工作总结\n（11月16日至11月22日）\n一、本周工作开展情况\n1．清理小广告120条。\n二、存在问题\n1．楼道堆放杂物，清理不及时。\n三、下周打算\n11月28日前完成楼道清理。\n城东街道\n";

    private const string Plan = "2026年创建工作方案\n一、重点任务\n1．整治背街小巷86条。牵头单位：城东街道；完成时限：2026年11月30日前。\n";

    [Fact]
    public async Task A_page_asked_for_again_is_the_same_for_the_same_session()
    {
        await using var site = await WithReport();
        using var visitor = site.Visitor();
        await visitor.TextAsync("/");

        foreach (var address in new[] { "/", "/ledger", "/problems", "/copies", "/search?q=" + Uri.EscapeDataString("楼道"), "/briefings", "/audit", "/documents/1" })
        {
            var first = await visitor.TextAsync(address);
            using var answer = await visitor.GetAsync(address);
            var again = await answer.Content.ReadAsStringAsync();

            Assert.Equal(Untokened(first), Untokened(again));
            Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_session_gets_its_own_token_in_a_kept_page_and_can_send_its_form()
    {
        await using var site = await WithReport();
        using var one = site.Visitor();
        using var other = site.Visitor();
        var task = site.Server.Workroom.View(null)!.Digest.Tasks.First();

        var token = await one.TokenAsync("/ledger");
        var others = await other.TokenAsync("/ledger");
        using var stolen = await other.PostAsync("/ledger", Form(token));
        using var own = await other.PostAsync("/ledger", Form(others));

        Assert.NotEqual(token, others);
        Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, own.StatusCode);

        FormUrlEncodedContent Form(string with) => new([new("task", task.Id), new("set", "done"), new("reason", "现场看过"), new("__RequestVerificationToken", with)]);
    }

    [Fact]
    public async Task A_change_by_another_program_is_on_the_next_page()
    {
        await using var site = await WithReport();
        using var visitor = site.Visitor();
        var before = await visitor.TextAsync("/audit");

        using (var beside = Store.Open(((ServeOptions)site.Server.Services.GetService(typeof(ServeOptions))!).Store, site.Time)) beside.Audit.Write("隔壁", "看了看", "一号楼");

        Assert.DoesNotContain("隔壁", before, StringComparison.Ordinal);
        Assert.Contains("隔壁", await visitor.TextAsync("/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_the_page_that_was_kept_for_another_person()
    {
        await using var site = await Site.StartAsync(null, ("王敏", AccountRole.Admin), ("城东报送", AccountRole.Submit), ("南湖报送", AccountRole.Submit));
        using var east = await site.SignedInAsync("城东报送");
        using var south = await site.SignedInAsync("南湖报送");
        using var admin = await site.SignedInAsync("王敏");
        using var stranger = site.Visitor();
        using var handed = await east.HandInAsync(("城东周报.txt", Report));
        await site.SettledAsync();

        var own = await east.TextAsync("/documents/1");
        using var refused = await south.GetAsync("/documents/1");
        using var unknown = await stranger.GetAsync("/documents/1");
        var all = await admin.TextAsync("/");
        var others = await south.TextAsync("/");

        Assert.Contains("小广告", own, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, unknown.StatusCode);
        Assert.Contains("城东周报.txt", all, StringComparison.Ordinal);
        Assert.DoesNotContain("城东周报.txt", others, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_page_is_made_anew_each_time()
    {
        await using var site = await WithReport();
        using var visitor = site.Visitor();

        for (var i = 0; i < 2; i++)
        {
            using var ledger = await visitor.GetAsync("/ledger?handler=export");
            using var missing = await visitor.GetAsync("/documents/999");
            Assert.Equal("PK"u8.ToArray(), (await ledger.Content.ReadAsByteArrayAsync())[..2]);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
            Assert.Contains("找不到这一页", await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(2, site.Store.Audit.Latest(20).Count(a => a.Action == "导出台账"));
    }

    [Fact]
    public async Task Fifty_who_come_at_once_all_get_the_page()
    {
        await using var site = await WithReport();
        var visitors = Enumerable.Range(0, 50).Select(_ => site.Visitor()).ToArray();

        var pages = await Task.WhenAll(visitors.Select(v => v.TextAsync("/ledger")));

        Assert.Single(pages.Select(Untokened).Distinct(StringComparer.Ordinal));
        Assert.Equal(50, pages.Select(p => Site.Token().Match(p).Groups[1].Value).Distinct(StringComparer.Ordinal).Count());
        foreach (var visitor in visitors) visitor.Dispose();
    }

    [Theory]
    [InlineData("no form at all", 1)]
    [InlineData("a TOKEN b TOKEN c", 3)]
    [InlineData("TOKENTOKEN", 3)]
    public async Task A_token_is_replaced_wherever_it_stands(string page, int pieces)
    {
        var kept = KeptPage.Of(System.Text.Encoding.ASCII.GetBytes(page), "TOKEN");
        var http = new DefaultHttpContext();
        using var body = new MemoryStream();
        http.Response.Body = body;

        await kept.For("another").ExecuteResultAsync(new(http, new(), new()));

        Assert.Equal(page.Replace("TOKEN", "another", StringComparison.Ordinal), System.Text.Encoding.ASCII.GetString(body.ToArray()));
        Assert.Equal(body.Length, http.Response.ContentLength);
        Assert.Equal(pieces, page.Split("TOKEN").Length);
    }

    private static async Task<Site> WithReport()
    {
        var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        using var answer = await visitor.HandInAsync(("城东周报.txt", Report), ("方案.txt", Plan));
        await site.SettledAsync();
        return site;
    }

    private static string Untokened(string page) => Site.Token().Replace(page, "");
}
