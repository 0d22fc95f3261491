using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocPipe.Model;
using DocPipe.Storage;
using DocPipe.Web.Accounts;

namespace DocPipe.Tests.Web;

/// <summary>What people change on the pages, and who may.</summary>
public class ReviewPagesTests
{
    private const string Report = "城东街道第47周创建工作总结\n（11月16日至11月22日）\n一、本周工作开展情况\n1．清理小广告120条。\n二、存在问题\n1．楼道堆放杂物，清理不及时。\n三、下周打算\n11月28日前完成楼道清理。\n城东街道\n";

    private const string Plan = "2026年创建工作方案\n一、重点任务\n1．整治背街小巷86条。牵头单位：城东街道；完成时限：2026年11月30日前。\n2．清理小广告。牵头单位：南湖街道；完成时限：2026年11月20日前。\n";

    [Fact]
    public async Task A_status_is_set_with_a_reason_counts_at_once_and_stays()
    {
        await using var site = await WithFiles();
        using var visitor = site.Visitor();
        var task = site.Server.Workroom.View(null)!.Digest.Tasks.First(t => t.Text.Contains("背街小巷", StringComparison.Ordinal));

        using var silent = await visitor.SendFormAsync("/ledger", [new("task", task.Id), new("set", "done"), new("reason", " ")]);
        using var answer = await visitor.SendFormAsync("/ledger", [new("task", task.Id), new("set", "done"), new("reason", "现场看过")]);
        var page = await visitor.TextAsync("/ledger?status=done");
        await site.SettledAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Contains("DP7511", await silent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains($"id=\"t-{task.Id}\"", page, StringComparison.Ordinal);
        Assert.Contains("现场看过", page, StringComparison.Ordinal);
        Assert.Equal(ProgressStatus.Done, site.Server.Workroom.View(null)!.Digest.Tasks.First(t => t.Id == task.Id).Status);
        Assert.Contains(site.Store.Audit.Latest(10), a => a.Action == "改任务状态" && a.Detail.EndsWith("现场看过", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_briefing_is_approved_as_it_was_seen_and_a_later_change_is_told()
    {
        await using var site = await WithFiles();
        using var visitor = site.Visitor();
        var page = await visitor.TextAsync("/briefings");
        var seen = Regex.Match(page, "name=\"seen\" value=\"(\\d+)\"").Groups[1].Value;

        using var answer = await visitor.SendFormAsync("/briefings?template=" + Uri.EscapeDataString("简报"), [new("seen", seen)]);
        var approved = await visitor.TextAsync("/briefings");
        using var more = await visitor.HandInAsync(("南湖街道周报.txt", Report.Replace("城东", "南湖", StringComparison.Ordinal).Replace("120条", "95条", StringComparison.Ordinal)));
        await site.SettledAsync();
        var changed = await visitor.TextAsync("/briefings");
        var then = await visitor.TextAsync("/briefings?digest=" + seen);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("<span class=\"tag green\">已批准</span>", approved, StringComparison.Ordinal);
        Assert.Contains("本机", approved, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"seen\"", approved, StringComparison.Ordinal);
        Assert.Contains("批准后有变动", changed, StringComparison.Ordinal);
        Assert.Contains("下面是批准时的那一版", then, StringComparison.Ordinal);
        var approval = Assert.Single(site.Store.Digests.Approvals());
        Assert.Equal((seen, "简报"), (approval.DigestId.ToString(System.Globalization.CultureInfo.InvariantCulture), approval.Template));
    }

    [Fact]
    public async Task That_days_pass_does_not_unsettle_an_approval_but_what_is_said_since_does()
    {
        await using var site = await WithFiles();
        using var visitor = site.Visitor();
        foreach (var template in new[] { "简报", "任务台账" })
        {
            var address = "/briefings?template=" + Uri.EscapeDataString(template);
            using var answer = await visitor.SendFormAsync(address, [new("seen", Regex.Match(await visitor.TextAsync(address), "name=\"seen\" value=\"(\\d+)\"").Groups[1].Value)]);
        }

        var approved = site.Server.Workroom.View(null)!.Digest;
        site.Time.Pass(TimeSpan.FromDays(12));
        site.Server.Workroom.Changed();
        await site.SettledAsync();
        var later = site.Server.Workroom.View(null)!.Digest;
        var brief = await visitor.TextAsync("/briefings");
        var ledger = await visitor.TextAsync("/briefings?template=" + Uri.EscapeDataString("任务台账"));

        // A task has fallen due in between.
        Assert.NotEqual(approved.Tasks.Select(t => t.Status), later.Tasks.Select(t => t.Status));
        foreach (var page in new[] { brief, ledger })
        {
            Assert.Contains("<span class=\"tag green\">已批准</span>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("name=\"seen\"", page, StringComparison.Ordinal);
        }

        Assert.Contains("批准以后只过了日子", ledger, StringComparison.Ordinal);
        site.Store.Edits.Add(new TaskEdit(later.Tasks[0].Id, ProgressStatus.Done, "现场看过", "王敏", site.Time.GetUtcNow()));
        site.Server.Workroom.Changed();
        await site.SettledAsync();
        Assert.Contains("批准后有变动", await visitor.TextAsync("/briefings?template=" + Uri.EscapeDataString("任务台账")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_is_gone_is_not_approved_unseen()
    {
        await using var site = await WithFiles();
        using var visitor = site.Visitor();

        using var answer = await visitor.SendFormAsync("/briefings", [new("seen", "987654")]);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("DP7520", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(site.Store.Digests.Approvals());
    }

    [Fact]
    public async Task An_unsure_problem_is_settled_from_the_list_and_taken_back()
    {
        await using var samples = await WithFiles();
        using var visitor = samples.Visitor();
        var problem = samples.Store.Documents.Load(1)!.First<ProblemAnnotation>()!;
        // Whatever the classifier thinks of the words, the list takes the place and the revision from its own buttons.
        var span = samples.Store.Documents.Load(1)!.Locate(problem.Span);
        var target = $"1|{span.Start}|{span.End}|0";

        var token = await visitor.TokenAsync("/documents/1");
        Task<HttpResponseMessage> Send(params KeyValuePair<string, string>[] fields) =>
            visitor.PostAsync("/problems", new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]));

        using var changed = await Send([new("do", "change|" + target), new("label", "safety")]);
        var after = samples.Store.Documents.Load(1)!.First<ProblemAnnotation>()!;
        using var stale = await Send([new("do", "reject|" + target)]);
        var kept = Assert.Single(samples.Store.Corrections.Of(1));
        using var undone = await Send([new("undo", kept.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), new("document", "1")]);

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(("safety", 1.0), (after.Category, after.Confidence));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("DP7501", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(problem.Category, samples.Store.Documents.Load(1)!.First<ProblemAnnotation>()!.Category);
    }

    [Fact]
    public async Task What_is_taken_back_stands_in_the_list_at_once_and_can_be_taken_back_after_the_page_was_left()
    {
        await using var site = await Site.StartAsync();
        site.Server.Workroom.Receive(Person.AtTheMachine, "城东街道周报.txt", Encoding.UTF8.GetBytes(
            "城东街道第47周创建工作总结\n（11月16日至11月22日）\n一、存在问题\n1．路口志愿者遇雨缺岗，11月19日督查发现7个路口无人值守。\n2．部分家长不知道错时安排，仍然提前半小时到校门口等候。\n3．2件涉及拆迁空地。\n二、下周打算\n11月28日前完成楼道清理。\n城东街道\n"));
        await site.SettledAsync();
        using var visitor = site.Visitor();
        var before = await PendingAsync();
        Assert.NotEmpty(before);

        using var rejected = await SendAsync(("do", "reject|" + before[0]));
        await site.SettledAsync();
        var without = await PendingAsync();
        var mine = Regex.Match(await visitor.TextAsync("/problems"), "name=\"document\" value=\"(\\d+)\"><button name=\"undo\" value=\"(\\d+)\"");
        using var undone = await SendAsync(("undo", mine.Groups[2].Value), ("document", mine.Groups[1].Value));
        var after = await PendingAsync();

        Assert.Equal(before.Skip(1).Select(Place), without.Select(Place));
        Assert.True(mine.Success);
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(before.Select(Place).Order(StringComparer.Ordinal), after.Select(Place).Order(StringComparer.Ordinal));
        Assert.Contains("data-back=\"1\"", await visitor.TextAsync("/problems"), StringComparison.Ordinal);
        await site.SettledAsync();
        Assert.Equal(before.Select(Place).Order(StringComparer.Ordinal), (await PendingAsync()).Select(Place).Order(StringComparer.Ordinal));

        // What follows "reject|": the document, the place and the revision that was seen.
        async Task<string[]> PendingAsync() => [.. Regex.Matches(await visitor.TextAsync("/problems"), "value=\"reject\\|([^\"]+)\"").Select(m => m.Groups[1].Value)];
        static string Place(string target) => target[..target.LastIndexOf('|')];
        async Task<HttpResponseMessage> SendAsync(params (string Name, string Value)[] fields) =>
            await visitor.PostAsync("/problems", new FormUrlEncodedContent([.. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)), new("__RequestVerificationToken", await visitor.TokenAsync("/problems"))]));
    }

    [Theory]
    [InlineData("/ledger")]
    [InlineData("/problems")]
    [InlineData("/copies")]
    [InlineData("/search?q=小广告")]
    [InlineData("/briefings")]
    [InlineData("/briefings?handler=preview")]
    [InlineData("/ledger?handler=export")]
    public async Task Who_only_hands_in_sees_nothing_of_others(string address)
    {
        await using var site = await Site.StartAsync(null, ("张三", AccountRole.Submit), ("王审", AccountRole.Review));
        using var submitter = await site.SignedInAsync("张三");
        using var stranger = site.Visitor();

        using var refused = await submitter.GetAsync(address);
        using var sent = await stranger.GetAsync(address);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("/login", sent.Headers.Location!.OriginalString.Split('?')[0]);
    }

    [Theory]
    [InlineData("/ledger")]
    [InlineData("/problems")]
    [InlineData("/briefings")]
    [InlineData("/documents/1")]
    public async Task A_change_without_the_pages_own_token_is_refused(string address)
    {
        await using var site = await WithFiles();
        using var visitor = site.Visitor();

        using var answer = await visitor.PostAsync(address, new FormUrlEncodedContent([new("do", "reject|problem|0|5|"), new("seen", "1"), new("task", "x"), new("set", "done"), new("reason", "y")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(site.Store.Corrections.All());
        Assert.Empty(site.Store.Edits.All());
        Assert.Empty(site.Store.Digests.Approvals());
    }

    [Theory]
    [InlineData("/ledger")]
    [InlineData("/problems")]
    [InlineData("/copies")]
    [InlineData("/briefings")]
    public async Task Before_anything_was_handed_in_a_page_says_so(string address)
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();

        Assert.Contains("还没有可看的内容", await visitor.TextAsync(address), StringComparison.Ordinal);
    }

    private static async Task<Site> WithFiles()
    {
        var site = await Site.StartAsync();
        site.Server.Workroom.Receive(Person.AtTheMachine, "城东街道周报.txt", Encoding.UTF8.GetBytes(Report));
        site.Server.Workroom.Receive(Person.AtTheMachine, "创建工作方案.txt", Encoding.UTF8.GetBytes(Plan));
        await site.SettledAsync();
        return site;
    }
}
