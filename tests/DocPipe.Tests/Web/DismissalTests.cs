using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocPipe.Model;
using DocPipe.Web.Accounts;

namespace DocPipe.Tests.Web;

/// <summary>That something the comparison shows is none: said, seen, taken back.</summary>
public class DismissalTests
{
    private const string Work =
        "1．周一上午组织党员干部到背街小巷清理卫生死角，擦洗公共座椅和宣传栏，劝导沿街商户把占道摆放的货物收回店内。\n"
        + "2．周三下午邀请退休教师给孩子们讲文明礼仪，大家一起动手把旧报纸折成环保纸袋，送给菜市场买菜的居民使用。\n"
        + "3．周五晚上网格员挨家挨户检查楼道里的电动车充电，帮独居老人更换老化的插线板，并登记需要修理的声控灯。\n";

    private static string Report(string unit) => $"{unit}第47周创建工作总结\n（11月16日至11月22日）\n一、本周工作开展情况\n{Work}二、存在问题\n1．楼道堆放杂物，清理不及时。\n三、下周打算\n11月28日前完成楼道清理。\n{unit}\n";

    [Fact]
    public async Task A_copy_is_dismissed_with_a_reason_vanishes_from_digest_and_counts_and_is_taken_back()
    {
        await using var site = await WithCopies();
        using var visitor = site.Visitor();
        Assert.Equal((1, 1), (Digest(site).Copies.Length, Pairs(await visitor.TextAsync("/copies"))));
        Assert.Contains("<b>1 / 0</b>", await visitor.TextAsync("/"), StringComparison.Ordinal);

        using var answer = await visitor.SendFormAsync("/copies", [new("dismiss", await KeyAsync(visitor)), new("reason", " 联合<活动> ")]);
        var atOnce = await visitor.TextAsync("/copies");
        await site.SettledAsync();
        var page = await visitor.TextAsync("/copies");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal((0, 0, 0), (Pairs(atOnce), Pairs(page), Digest(site).Copies.Length));
        Assert.Contains("理由：联合&lt;活动&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<b>0 / 0</b>", await visitor.TextAsync("/"), StringComparison.Ordinal);
        Assert.Empty((await visitor.GetFromJsonAsync<JsonElement>("/api/digest")).GetProperty("copies").EnumerateArray());
        Assert.Contains(site.Store.Audit.Latest(5), a => a is { Action: "不算雷同", Subject: "城东街道与南湖街道雷同" or "南湖街道与城东街道雷同" } && a.Detail.EndsWith("联合<活动>", StringComparison.Ordinal));

        using var undone = await visitor.SendFormAsync("/copies", [new("undo", Regex.Match(page, "name=\"undo\" value=\"(\\d+)\"").Groups[1].Value)]);
        var back = await visitor.TextAsync("/copies");
        await site.SettledAsync();

        Assert.Equal((1, 1), (Pairs(back), Pairs(await visitor.TextAsync("/copies"))));
        Assert.Contains("data-back=\"1\"", back, StringComparison.Ordinal);
        Assert.Single(Digest(site).Copies);
        Assert.Contains(site.Store.Audit.Latest(5), a => a.Action == "撤销“不算雷同”");
    }

    [Fact]
    public async Task A_dismissal_is_kept_when_more_is_handed_in_and_by_another_server()
    {
        await using var site = await WithCopies();
        using var visitor = site.Visitor();
        using var answer = await visitor.SendFormAsync("/copies", [new("dismiss", await KeyAsync(visitor))]);

        using var more = await visitor.HandInAsync(("柳巷街道周报.txt", "柳巷街道第47周创建工作总结\n（11月16日至11月22日）\n一、存在问题\n1．路灯不亮。\n柳巷街道\n"));
        await site.SettledAsync();
        Assert.Empty(Digest(site).Copies);

        await using var other = await Site.StartAsync(o => o with { Store = site.StoreAddress });
        await other.SettledAsync();
        Assert.Empty(Digest(other).Copies);
        Assert.Single(other.Store.Dismissals.Standing());
    }

    [Fact]
    public async Task The_margin_of_a_document_shows_the_same_and_dismisses_it_with_the_same_word()
    {
        await using var site = await WithCopies();
        using var visitor = site.Visitor();
        var key = Regex.Match(await visitor.TextAsync("/documents/1"), "name=\"dismiss\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        Assert.Equal(await KeyAsync(visitor), key);

        using var answer = await visitor.CorrectAsync(1, ("dismiss", key), ("period", Digest(site).Period!), ("reason", "联合活动"));
        var page = await visitor.TextAsync("/documents/1");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain("name=\"dismiss\"", page, StringComparison.Ordinal);
        Assert.Contains("不算雷同：", page, StringComparison.Ordinal);
        Assert.Contains("（联合活动）", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"dismiss\"", await visitor.TextAsync("/documents/2"), StringComparison.Ordinal);
        using var undone = await visitor.CorrectAsync(2, ("readmit", Regex.Match(page, "name=\"readmit\" value=\"(\\d+)\"").Groups[1].Value));
        await site.SettledAsync();
        Assert.Contains("name=\"dismiss\"", await visitor.TextAsync("/documents/1"), StringComparison.Ordinal);
        using var twice = await visitor.CorrectAsync(2, ("readmit", "1"));
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Contains("DP7505", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_and_who_means_what_is_not_said_any_more_are_told()
    {
        await using var site = await WithCopies(("王审", AccountRole.Review), ("李审", AccountRole.Review));
        using var first = await site.SignedInAsync("王审");
        using var second = await site.SignedInAsync("李审");
        var key = await KeyAsync(first);
        using var kept = await first.SendFormAsync("/copies", [new("dismiss", key)]);

        using var late = await second.SendFormAsync("/copies", [new("dismiss", key)]);
        using var gone = await second.SendFormAsync("/copies", [new("dismiss", new string('0', 64))]);
        using var wordy = await second.SendFormAsync("/copies", [new("dismiss", key), new("reason", new string('长', 501))]);
        await site.SettledAsync();
        using var later = await second.SendFormAsync("/copies", [new("dismiss", key)]);
        using var twice = await second.SendFormAsync("/copies", [new("undo", "1")]);
        using var thrice = await second.SendFormAsync("/copies", [new("undo", "1")]);

        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        foreach (var (answer, status, code) in new[] { (late, 409, "DP7503"), (gone, 409, "DP7504"), (wordy, 422, "DP7303"), (later, 409, "DP7503"), (thrice, 409, "DP7505") })
        {
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Contains(code, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        // The key for taking back is for one's own word.
        Assert.DoesNotContain("data-mine=\"1\"", await later.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("王审已经把这一条标为“不算雷同”", await later.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, twice.StatusCode);
        Assert.Equal(("王审", "李审"), site.Store.Dismissals.All() is [var only] ? (only.Dismissal.By, only.UndoneBy) : default);
    }

    [Fact]
    public async Task What_was_sent_twice_need_not_be_mentioned()
    {
        await using var site = await WithCopies();
        site.Server.Workroom.Receive(Person.AtTheMachine, "再报/城东街道周报.txt", Encoding.UTF8.GetBytes(Report("城东街道")));
        await site.SettledAsync();
        using var visitor = site.Visitor();
        var finding = Assert.Single(Digest(site).Findings, f => f.Kind == FindingKind.Duplicate);

        var item = (await visitor.GetFromJsonAsync<JsonElement>("/api/digest/dismissals")).GetProperty("items").EnumerateArray().Single(i => i.GetProperty("type").GetString() == "duplicate");
        Assert.Contains(finding.Message, await visitor.TextAsync("/copies"), StringComparison.Ordinal);
        using var kept = await visitor.SendFormAsync("/copies", [new("dismiss", item.GetProperty("key").GetString()!)]);
        await site.SettledAsync();

        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.DoesNotContain(Digest(site).Findings, f => f.Kind == FindingKind.Duplicate);
    }

    [Fact]
    public async Task A_program_lists_dismisses_and_takes_back()
    {
        await using var site = await WithCopies();
        using var visitor = site.Visitor();
        var list = await visitor.GetFromJsonAsync<JsonElement>("/api/digest/dismissals?period=2026-W47");
        var item = list.GetProperty("items")[0];

        using var kept = await visitor.PostAsJsonAsync("/api/digest/dismissals", new { period = "2026-W47", key = item.GetProperty("key").GetString(), reason = "联合活动" });
        var dismissal = await kept.Content.ReadFromJsonAsync<JsonElement>();
        using var again = await visitor.PostAsJsonAsync("/api/digest/dismissals", new { key = item.GetProperty("key").GetString() });
        await site.SettledAsync();
        var without = await visitor.GetFromJsonAsync<JsonElement>("/api/digest/dismissals");

        Assert.Equal("copy", item.GetProperty("kind").GetString());
        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        Assert.Equal("本机", dismissal.GetProperty("by").GetString());
        Assert.Equal((409, "DP7503"), ((int)again.StatusCode, (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
        Assert.Empty(without.GetProperty("items").EnumerateArray());
        Assert.Equal("联合活动", without.GetProperty("dismissals")[0].GetProperty("reason").GetString());
        var address = $"/api/digest/dismissals/{dismissal.GetProperty("id").GetInt64()}";
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.DeleteAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.DeleteAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/api/digest/dismissals", new StringContent("null", Encoding.UTF8, "application/json"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/api/digest/dismissals?period=2020-W01")).StatusCode);
    }

    [Fact]
    public async Task Who_only_hands_in_and_a_page_of_another_site_change_nothing()
    {
        await using var site = await WithCopies(("张三", AccountRole.Submit), ("王审", AccountRole.Review));
        using var submitter = await site.SignedInAsync("张三");
        using var reviewer = await site.SignedInAsync("王审");
        var key = await KeyAsync(reviewer);
        var token = await submitter.TokenAsync("/");

        using var page = await submitter.PostAsync("/copies", new FormUrlEncodedContent([new("dismiss", key), new("__RequestVerificationToken", token)]));
        using var api = await submitter.PostAsJsonAsync("/api/digest/dismissals", new { key });
        using var list = await submitter.GetAsync("/api/digest/dismissals");
        using var taken = await submitter.DeleteAsync("/api/digest/dismissals/1");
        using var forged = await reviewer.PostAsync("/copies", new FormUrlEncodedContent([new("dismiss", key)]));

        foreach (var answer in new[] { page, api, list, taken }) Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Empty(site.Store.Dismissals.All());
    }

    private static async Task<string> KeyAsync(HttpClient visitor) =>
        Regex.Match(await visitor.TextAsync("/copies"), "name=\"dismiss\" value=\"([0-9a-f]+)\"").Groups[1].Value;

    private static int Pairs(string page) => Regex.Count(page, "id=\"copy-\\d+\"");

    private static Digest Digest(Site site) => site.Server.Workroom.View(null)!.Digest;

    private static async Task<Site> WithCopies(params (string Name, AccountRole Role)[] accounts)
    {
        var site = await Site.StartAsync(null, accounts);
        foreach (var unit in new[] { "城东街道", "南湖街道" })
            site.Server.Workroom.Receive(Person.AtTheMachine, unit + "周报.txt", Encoding.UTF8.GetBytes(Report(unit)));
        await site.SettledAsync();
        return site;
    }
}
