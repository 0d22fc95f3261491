using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DocPipe.Model;
using DocPipe.Storage;
using DocPipe.Web.Accounts;
using DocPipe.Web.Corrections;

namespace DocPipe.Tests.Web;

/// <summary>What the program finds wanting in a document, as a person lets it stand or not, and what follows from that.</summary>
public class FindingTests
{
    private const string Plan =
        "城东街道文明创建实施方案\n根据《关于开展环境整治的通知》（云文明委〔2026〕3号）要求，制定本方案。\n一、总体目标\n二、组织机构\n组长：xxx\n三、重点任务\n"
        + "1．整治背街小巷86条。牵头单位：城东街道；完成时限：2026年11月30日前。\n2．清理小广告1200处。牵头单位：南湖街道；完成时限：2026年11月20日前。\n3．修补破损路面，配合做好绿化。\n"
        + "四、实施步骤\n（一）动员部署阶段（2026年3月1日至3月31日）。召开动员会，印发方案。\n（二）集中整治阶段（2026年4月1日至10月31日）。开展集中整治。\n"
        + "五、存在问题\n部分路段垃圾清运不及时，积存垃圾较多。\n共排查点位30处，其中主干道12处、背街小巷10处、小区9处。\n责任编辑：点击下载客户端 关注公众号 分享到微信朋友圈\n城东街道办事处\n2026年2月10日\n";

    private const string Report =
        "城东街道第47周创建工作总结\n（11月16日至11月22日）\n一、本周工作开展情况\n1．清理小广告120条，清运垃圾35吨，整治占道经营12处，修补破损路面3处，走访商户46家，发放倡议书500份。\n"
        + "二、检查中看到的情况\n垃圾清运车辆少，老旧小区清运要等两天，居民有意见。\n三、下周打算\n11月28日前完成楼道清理。\n城东街道\n";

    private const string Short = "城东街道第47周创建工作总结\n（11月16日至11月22日）\n一、本周工作开展情况\n清理小广告120条。\n二、存在问题\n楼道堆放杂物。\n三、下周打算\n清理楼道。\n城东街道\n";

    [Fact]
    public async Task Every_kind_in_the_margin_can_be_accepted_rejected_and_taken_back()
    {
        await using var site = await WithAsync(("创建方案.txt", Plan));
        using var visitor = site.Visitor();
        var at = Plan.IndexOf("五、存在问题", StringComparison.Ordinal);
        using var marked = await visitor.CorrectAsync(1, ("do", $"add|section|{at}|{at + 6}|"), ("role", "requirements"));
        using var titled = await visitor.CorrectAsync(1, ("do", "add|title|0|6|"));
        var targets = (await visitor.ButtonsAsync(1)).Where(b => b.StartsWith("reject|", StringComparison.Ordinal)).ToLookup(b => b.Split('|')[1], b => b["reject".Length..]);

        // The head of the page shows the rest, with a form of their own.
        Assert.Equal(AnnotationKinds.All.Keys.Except(["type", "title", "sender", "period"]).Order(StringComparer.Ordinal), targets.Select(t => t.Key).Order(StringComparer.Ordinal));
        foreach (var target in targets.Select(t => t.First()))
        {
            var kind = target.Split('|')[1];
            if (kind != "section")
            {
                using var accepted = await visitor.CorrectAsync(1, ("do", "accept" + target));
                Assert.True(accepted.StatusCode == HttpStatusCode.Redirect, $"accept{target}");
                Assert.Contains(site.Store.Documents.Load(1)!.Annotations, a => a.By == "人:本机" && AnnotationKinds.Of(a) == kind);
                Assert.DoesNotContain("accept" + target, await visitor.ButtonsAsync(1));
                await UndoAsync(site, visitor);
            }

            using var rejected = await visitor.CorrectAsync(1, ("do", "reject" + target));
            Assert.True(rejected.StatusCode == HttpStatusCode.Redirect, $"reject{target}");
            Assert.DoesNotContain("reject" + target, await visitor.ButtonsAsync(1));
            Assert.Contains("否定", await visitor.TextAsync("/documents/1"), StringComparison.Ordinal);
            await UndoAsync(site, visitor);
            Assert.Contains("reject" + target, await visitor.ButtonsAsync(1));
        }
    }

    [Fact]
    public async Task A_rejected_finding_is_not_sent_stays_rejected_after_a_second_run_and_can_be_taken_back()
    {
        await using var site = await WithAsync(("城东街道周报.txt", Short));
        using var visitor = site.Visitor();
        var target = Assert.Single(await visitor.ButtonsAsync(1), b => b.StartsWith("reject|finding|", StringComparison.Ordinal) && b.EndsWith("|too_short", StringComparison.Ordinal));
        Assert.Contains("内容过于简单", await SentBackAsync(visitor), StringComparison.Ordinal);

        using var rejected = await visitor.CorrectAsync(1, ("do", target));
        var page = await visitor.TextAsync("/documents/1");
        await site.SettledAsync();

        Assert.Equal(HttpStatusCode.Redirect, rejected.StatusCode);
        Assert.DoesNotContain("class=\"finding kind-finding", page, StringComparison.Ordinal);
        Assert.Contains("否定待补正：全文只有", page, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Server.Workroom.View(null)!.Digest.Findings, f => f.Kind == FindingKind.TooShort);
        Assert.DoesNotContain("内容过于简单", await SentBackAsync(visitor), StringComparison.Ordinal);
        Assert.Contains(site.Store.Audit.Latest(5), a => a.Action == "否定" && a.Detail.EndsWith("finding", StringComparison.Ordinal));

        using var again = await visitor.HandInAsync(("城东街道周报.txt", Short));
        using var copy = await visitor.HandInAsync(("副本/城东街道周报.txt", Short));
        await site.SettledAsync();
        Assert.All(site.Store.Documents.All(), d => Assert.DoesNotContain(site.Store.Documents.Load(d.Id)!.All<FindingAnnotation>(), f => f.Kind == FindingKind.TooShort));

        await UndoAsync(site, visitor);
        await site.SettledAsync();
        Assert.Contains(target, await visitor.ButtonsAsync(1));
        Assert.Contains("内容过于简单", await SentBackAsync(visitor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_says_which_of_two_findings_at_one_place_it_means()
    {
        await using var site = await WithAsync(("创建方案.txt", Plan));
        using var visitor = site.Visitor();
        var start = Plan.IndexOf("修补破损路面", StringComparison.Ordinal);
        Assert.Equal([FindingKind.NoOwner, FindingKind.NoDue], At(start));
        var span = new { start, end = start + "修补破损路面，配合做好绿化。".Length };

        using var either = await SendAsync(new { revision = 0, action = "reject", kind = "finding", span });
        using var neither = await SendAsync(new { revision = 0, action = "reject", kind = "finding", span, now = new { type = "truncated" } });
        using var one = await SendAsync(new { revision = 0, action = "reject", kind = "finding", span, now = new { type = "no_due" } });
        using var late = await SendAsync(new { revision = 0, action = "accept", kind = "finding", span, now = new { type = "no_due" } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, either.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, neither.StatusCode);
        Assert.Contains("DP7302", await neither.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, one.StatusCode);
        Assert.Equal("no_due", (await one.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("was").GetProperty("type").GetString());
        Assert.Contains("DP7304", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal([FindingKind.NoOwner], At(start));

        Task<HttpResponseMessage> SendAsync(object body) => visitor.PostAsJsonAsync("/api/documents/1/corrections", body);
        FindingKind[] At(int place)
        {
            var document = site.Store.Documents.Load(1)!;
            return [.. document.All<FindingAnnotation>().Where(f => document.Locate(f.Span).Start == place).Select(f => f.Kind)];
        }
    }

    [Fact]
    public async Task A_program_is_told_what_is_wanting_and_can_reject_each_of_it_by_what_it_was_told()
    {
        await using var site = await WithAsync(("创建方案.txt", Plan));
        using var visitor = site.Visitor();
        var told = (await visitor.GetFromJsonAsync<JsonElement>("/api/documents/1/findings")).EnumerateArray().ToArray();
        Assert.Equal(["conflict", "finding", "missing", "placeholder"], told.Select(t => t.GetProperty("kind").GetString()!).Distinct().Order(StringComparer.Ordinal));
        Assert.All(told, t => Assert.False(string.IsNullOrWhiteSpace(t.GetProperty("message").GetString())));

        for (var left = told; left.Length > 0; left = [.. (await visitor.GetFromJsonAsync<JsonElement>("/api/documents/1/findings")).EnumerateArray()])
        {
            var revision = (await visitor.GetFromJsonAsync<JsonElement>("/api/documents/1/corrections")).GetProperty("revision").GetInt32();
            using var rejected = await visitor.PostAsJsonAsync("/api/documents/1/corrections", new
            {
                revision, action = "reject", kind = left[0].GetProperty("kind").GetString(), span = left[0].GetProperty("span"), now = left[0].GetProperty("was"),
            });
            Assert.Equal(HttpStatusCode.Created, rejected.StatusCode);
        }

        await site.SettledAsync();
        var digest = site.Server.Workroom.View(null)!.Digest;
        Assert.Empty(digest.Findings);
        Assert.Empty(digest.Conflicts);
        Assert.Equal(1, Share(site));
    }

    [Fact]
    public async Task Of_two_who_judge_one_finding_the_second_is_told_and_of_two_findings_at_one_place_both_are_kept()
    {
        await using var site = await WithAsync(("创建方案.txt", Plan));
        using var visitor = site.Visitor();
        var page = await visitor.TextAsync("/documents/1");
        var buttons = await visitor.ButtonsAsync(1);
        var (due, owner) = (buttons.First(b => b.StartsWith("reject|finding|", StringComparison.Ordinal) && b.EndsWith("no_due", StringComparison.Ordinal)), buttons.First(b => b.StartsWith("reject|finding|", StringComparison.Ordinal) && b.EndsWith("no_owner", StringComparison.Ordinal)));

        using var first = await PostAsync(due);
        using var clash = await PostAsync(due.Replace("reject", "accept", StringComparison.Ordinal));
        using var other = await PostAsync(owner);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, clash.StatusCode);
        Assert.Contains("DP7501", await clash.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);

        Task<HttpResponseMessage> PostAsync(string what) => visitor.PostAsync("/documents/1", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", Site.Token().Match(page).Groups[1].Value), new("revision", Visits.Revision().Match(page).Groups[1].Value), new("do", what)]));
    }

    [Fact]
    public async Task A_section_that_is_not_missing_after_all_counts_at_once_everywhere()
    {
        await using var site = await WithAsync(("城东街道周报.txt", Report));
        using var visitor = site.Visitor();
        Assert.Equal((0.6, "存在问题"), (Share(site), Assert.Single(Unit(site).Missing).Label));

        using var rejected = await visitor.CorrectAsync(1, ("do", "reject|missing|0|0|problems"));
        await site.SettledAsync();

        Assert.Equal(1, Share(site));
        Assert.Equal((1.0, 0), (Unit(site).Completeness, Unit(site).Missing.Length));
        Assert.Contains(">100%</span>", await visitor.TextAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"f-missing-problems\"", await visitor.TextAsync("/documents/1"), StringComparison.Ordinal);

        await UndoAsync(site, visitor);
        await site.SettledAsync();
        Assert.Equal((0.6, 1), (Unit(site).Completeness, Unit(site).Missing.Length));
    }

    [Fact]
    public async Task A_heading_that_is_said_to_begin_a_section_is_that_section()
    {
        await using var site = await WithAsync(("城东街道周报.txt", Report));
        using var visitor = site.Visitor();
        var at = Report.IndexOf("检查中", StringComparison.Ordinal);

        var form = await visitor.TextAsync($"/documents/1?handler=form&edit={Uri.EscapeDataString($"add|section|{at}|{at + 9}|")}");
        using var marked = await visitor.CorrectAsync(1, ("do", $"add|section|{at}|{at + 9}|"), ("role", "problems"));

        Assert.Contains("<option value=\"problems\"", form, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, marked.StatusCode);
        var document = site.Store.Documents.Load(1)!;
        Assert.Empty(document.All<MissingAnnotation>());
        Assert.Equal(1, Share(site));
        Assert.All(document.Blocks.Where(b => document.Text.AsSpan(b.Span.Start).StartsWith("二、检查") || document.Text.AsSpan(b.Span.Start).StartsWith("垃圾清运车辆")), b => Assert.Equal(Role.Problems, b.Role));
        Assert.DoesNotContain(document.Blocks, b => b.Role == Role.Problems && b.Span.Start >= document.Text.IndexOf("三、下周", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_of_another_type_owes_what_that_type_owes()
    {
        await using var site = await WithAsync(("城东街道周报.txt", Report));
        using var visitor = site.Visitor();

        using var changed = await visitor.CorrectAsync(1, ("do", "change|type|0|0|"), ("type", "plan"));
        var missing = site.Store.Documents.Load(1)!.All<MissingAnnotation>().Select(m => m.Role).ToArray();
        using var none = await visitor.CorrectAsync(1, ("do", "change|type|0|0|"), ("type", "speech"));

        Assert.Contains(Role.Organization, missing);
        Assert.DoesNotContain(Role.Problems, missing);
        Assert.Empty(site.Store.Documents.Load(1)!.All<MissingAnnotation>());
        Assert.Null(site.Store.Documents.Load(1)!.First<CompletenessAnnotation>());
    }

    [Fact]
    public async Task What_is_said_of_a_task_follows_the_task()
    {
        await using var site = await WithAsync(("创建方案.txt", Plan));
        using var visitor = site.Visitor();
        var task = (await visitor.ButtonsAsync(1)).Last(b => b.StartsWith("reject|task|", StringComparison.Ordinal))["reject".Length..];
        var due = (await visitor.ButtonsAsync(1)).First(b => b.EndsWith("no_due", StringComparison.Ordinal) && b.StartsWith("accept", StringComparison.Ordinal));
        using var accepted = await visitor.CorrectAsync(1, ("do", due));

        using var dated = await visitor.CorrectAsync(1, ("do", "change" + task), ("due", "2026年11月30日"));

        Assert.Equal([FindingKind.NoOwner], Of(FindingKind.NoOwner, FindingKind.NoDue));
        using var gone = await visitor.CorrectAsync(1, ("do", "reject" + task));
        Assert.Empty(Of(FindingKind.NoOwner, FindingKind.NoDue));

        FindingKind[] Of(params FindingKind[] kinds) => [.. site.Store.Documents.Load(1)!.All<FindingAnnotation>().Select(f => f.Kind).Where(kinds.Contains)];
    }

    private static double Share(Site site) => site.Store.Documents.Load(1)!.First<CompletenessAnnotation>()!.Value;

    private static DigestUnit Unit(Site site) => site.Server.Workroom.View(null)!.Digest.Units.Single(u => u.Name == "城东街道");

    /// <summary>All letters by which material is sent back.</summary>
    private static async Task<string> SentBackAsync(HttpClient visitor)
    {
        using var answer = await visitor.GetAsync($"/briefings?handler=file&template={Uri.EscapeDataString("退回意见")}&format=md");
        return answer.StatusCode == HttpStatusCode.NotFound ? "" : await answer.Content.ReadAsStringAsync();
    }

    private static async Task UndoAsync(Site site, HttpClient visitor)
    {
        var latest = site.Store.Corrections.Of(1).Last(c => c.UndoneAt is null);
        using var undone = await visitor.CorrectAsync(1, ("undo", latest.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
    }

    private static async Task<Site> WithAsync(params (string Path, string Text)[] files)
    {
        var site = await Site.StartAsync();
        foreach (var (path, text) in files) site.Server.Workroom.Receive(Person.AtTheMachine, path, Encoding.UTF8.GetBytes(text));
        await site.SettledAsync();
        return site;
    }
}
