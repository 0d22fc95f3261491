using DocPipe.Model;
using DocPipe.Storage;
using DocPipe.Web.Work;

namespace DocPipe.Tests.Web;

/// <summary>What is put together when.</summary>
public class ViewsTests
{
    private const string Week45 = "2026-11-02/2026-11-08", Week46 = "2026-11-09/2026-11-15", Week47 = "2026-11-16/2026-11-22";

    [Fact]
    public void A_page_that_must_not_wait_is_told_what_is_coming_and_it_comes_first()
    {
        var made = new List<string>();
        var views = Of(made);

        Assert.Null(views.IfReady(Week45, out var isComing));
        Assert.True(isComing);
        Assert.Equal(Week45, views.Next());
        Assert.True(views.IsWaitedFor(Week45));
        Assert.NotNull(views.Of(Week45));
        Assert.Same(views.Of(Week45), views.IfReady(Week45, out isComing));
        Assert.False(isComing);
        Assert.Equal([Week45], made);
    }

    [Fact]
    public void What_is_put_together_beforehand_is_each_given_out_once()
    {
        var views = Of([]);

        Assert.Equal(Week46, views.Next());
        Assert.Equal(Week45, views.Next());
        Assert.Null(views.Next());
        Assert.False(views.IsWaitedFor(Week46));
    }

    [Theory]
    [InlineData("2026-W40")]
    [InlineData("nonsense")]
    public void A_period_without_reports_is_not_waited_for(string period)
    {
        var views = Of([]);

        Assert.Null(views.IfReady(period, out var isComing));
        Assert.False(isComing);
        Assert.Null(views.Of(period));
    }

    [Fact]
    public async Task A_document_of_an_earlier_week_is_compared_with_that_week()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        using var answer = await visitor.HandInAsync(
            ("城东46.txt", Report(46, "11月9日至11月15日", "城东街道")), ("南湖46.txt", Report(46, "11月9日至11月15日", "南湖街道")),
            ("城东47.txt", Report(47, "11月16日至11月22日", "城东街道")), ("南湖47.txt", Report(47, "11月16日至11月22日", "南湖街道").Replace("垃圾", "杂物", StringComparison.Ordinal)));
        await site.SettledAsync();
        var document = site.Server.Workroom.Now.Files.SelectMany(f => f.Documents).First(d => d.Period == Week46);

        await Site.UntilAsync(() => site.Server.Workroom.ViewIfReady(Week46, out _) is not null);
        var page = await visitor.TextAsync($"/documents/{document.Id}");

        Assert.DoesNotContain("id=\"comparing\"", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"tag k-copy\">雷同</span>", page, StringComparison.Ordinal);
    }

    private static string Report(int week, string days, string unit) =>
        $"{unit}第{week}周创建工作总结\n（{days}）\n一、本周工作开展情况\n1．组织网格员和志愿者沿河边步道、菜市场周边、学校门口三处地段清理卫生死角，共清运垃圾十二车，擦洗护栏四百米，劝导乱停电动车六十余辆。\n二、存在问题\n1．楼道堆放杂物，清理不及时。\n三、下周打算\n11月28日前完成楼道清理。\n{unit}\n";

    private static Views Of(List<string> made) => new(null, [Week45, Week46, Week47], [Week46, Week45], period =>
    {
        made.Add(period);
        var digest = new Digest { Title = period, Period = period, Generated = default, AsOf = default, Counts = new DigestCounts(0, 0, 0, 0, 0, 0) };
        return new BatchView(new Snapshot(0, []), digest, made.Count, new DigestItems(digest, Array.Empty<string>().ToLookup(_ => ("", 0))));
    });
}
