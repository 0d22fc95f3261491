using System.Net;
using System.Text.RegularExpressions;
using DocPipe.Model;
using DocPipe.Storage;
using DocPipe.Web.Accounts;

namespace DocPipe.Tests.Web;

public partial class DocumentPageTests
{
    private const string Report =
        "城东街道第47周创建工作总结\n（11月16日至11月22日）\n一、本周工作开展情况\n1．清理小广告120条，清运垃圾35吨。<script>alert(1)</script>\n二、存在问题\n1．楼道堆放杂物，清理不及时。\n三、下周打算\n11月28日前完成楼道清理。\n城东街道\n";

    [Fact]
    public async Task A_document_is_shown_as_it_was_written_with_what_was_read_in_it()
    {
        await using var site = await WithReport();
        using var visitor = site.Visitor();

        var page = await visitor.TextAsync("/documents/1");

        Assert.Contains("城东街道第47周创建工作总结", page, StringComparison.Ordinal);
        Assert.Contains("k k-figure", page, StringComparison.Ordinal);
        Assert.Contains("k k-problem", page, StringComparison.Ordinal);
        Assert.Contains("120条", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)|\\sstyle=|\\son\\w+=\"", page);
        // Every link from one side to the other has its other side.
        var ids = Id().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(Fragment().Matches(page).Select(m => m.Groups[1].Value).Except(ids));
    }

    [Fact]
    public async Task A_rejection_counts_at_once_stays_after_a_second_run_and_can_be_undone()
    {
        await using var site = await WithReport();
        using var visitor = site.Visitor();
        var before = await visitor.TextAsync("/documents/1");
        var button = Assert.Single(Visits.Button().Matches(before), m => m.Groups[1].Value.StartsWith("reject|problem|", StringComparison.Ordinal)).Groups[1].Value;

        using var answer = await visitor.CorrectAsync(1, ("do", button));
        var after = await visitor.TextAsync("/documents/1");
        await site.SettledAsync();

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain("class=\"finding kind-problem", after, StringComparison.Ordinal);
        Assert.Contains("否定问题“楼道堆放杂物", after, StringComparison.Ordinal);
        Assert.Equal(0, site.Store.Documents.Find(1)!.Problems);
        Assert.DoesNotContain("楼道堆放杂物", await visitor.TextAsync("/problems"), StringComparison.Ordinal);

        // The same bytes handed in again are the same file: what was said of them holds.
        using var again = await visitor.HandInAsync(("城东街道周报.txt", Report));
        await site.SettledAsync();
        Assert.DoesNotContain("class=\"finding kind-problem", await visitor.TextAsync("/documents/1"), StringComparison.Ordinal);

        using var undone = await visitor.CorrectAsync(1, ("undo", Assert.Single(site.Store.Corrections.Of(1)).Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var restored = await visitor.TextAsync("/documents/1");
        Assert.Contains("class=\"finding kind-problem", restored, StringComparison.Ordinal);
        Assert.Contains("撤销</span>", restored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_a_date_and_a_category_are_changed_in_the_words_of_the_office()
    {
        await using var site = await WithReport();
        using var visitor = site.Visitor();
        var page = await visitor.TextAsync("/documents/1");
        string Change(string kind) => Edit().Matches(page).Select(m => Uri.UnescapeDataString(WebUtility.HtmlDecode(m.Groups[1].Value))).First(t => t.StartsWith($"change|{kind}|", StringComparison.Ordinal));

        using var figure = await visitor.CorrectAsync(1, ("do", Change("figure")), ("value", "1.2万"), ("unit", "条"), ("of", "小广告"), ("qualifier", "approx"));
        using var date = await visitor.CorrectAsync(1, ("do", Change("date")), ("type", "range"), ("value", "2026年11月16日—20日"));
        using var problem = await visitor.CorrectAsync(1, ("do", Change("problem")), ("category", "safety"));
        using var unit = await visitor.CorrectAsync(1, ("do", "change|sender|0|0|"), ("name", "南湖街道"));

        var document = site.Store.Documents.Load(1)!;
        Assert.Contains(document.All<FigureAnnotation>(), f => f is { Value: 12000, Unit: "条", Qualifier: Qualifier.Approx, By: "人:本机" });
        Assert.Contains(document.All<DateAnnotation>(), d => d is { Kind: DateKind.Range, Value: "2026-11-16/2026-11-20" });
        Assert.Equal("safety", Assert.Single(document.All<ProblemAnnotation>()).Category);
        Assert.Equal("南湖街道", site.Store.Documents.Find(1)!.Unit);
        Assert.Contains("本机 已核", await visitor.TextAsync("/documents/1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_missed_is_marked_where_it_stands_in_the_source()
    {
        await using var site = await WithReport();
        using var visitor = site.Visitor();
        var at = Report.IndexOf("清理小广告", StringComparison.Ordinal);
        var target = $"add|problem|{at}|{at + 5}|";

        var form = await visitor.TextAsync($"/documents/1?handler=form&edit={Uri.EscapeDataString(target)}");
        using var answer = await visitor.CorrectAsync(1, ("do", target), ("category", "street_order"));

        Assert.Contains("清理小广告", form, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", form, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(site.Store.Documents.Load(1)!.All<ProblemAnnotation>(), p => p.Category == "street_order" && p.Confidence == 1);
    }

    [Fact]
    public async Task What_can_not_be_is_told_and_nothing_is_kept()
    {
        await using var site = await WithReport();
        using var visitor = site.Visitor();
        var at = Report.IndexOf("120条", StringComparison.Ordinal);

        using var answer = await visitor.CorrectAsync(1, ("do", $"add|date|{at}|{at + 4}|"), ("type", "date"), ("value", "不知道哪天"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("DP7303", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(site.Store.Corrections.Of(1));
    }

    [Fact]
    public async Task Of_two_who_correct_one_thing_the_second_is_told_and_shown_what_the_first_did()
    {
        await using var site = await Site.StartAsync(null, ("甲", AccountRole.Review), ("乙", AccountRole.Review));
        using var first = await site.SignedInAsync("甲");
        using var second = await site.SignedInAsync("乙");
        using var handedIn = await first.HandInAsync(("城东街道周报.txt", Report));
        await site.SettledAsync();
        var page = await second.TextAsync("/documents/1");
        var (token, revision) = (Site.Token().Match(page).Groups[1].Value, Visits.Revision().Match(page).Groups[1].Value);
        var buttons = Visits.Button().Matches(page).Select(m => m.Groups[1].Value).ToList();
        var rejection = buttons.First(b => b.StartsWith("reject|problem", StringComparison.Ordinal));
        var other = buttons.First(b => b.StartsWith("accept|figure", StringComparison.Ordinal));
        using var change = await first.CorrectAsync(1, ("do", rejection.Replace("reject", "change", StringComparison.Ordinal)), ("category", "community"));

        using var clash = await Post(rejection);
        using var elsewhere = await Post(other);

        Assert.Equal(HttpStatusCode.Conflict, clash.StatusCode);
        var told = await clash.Content.ReadAsStringAsync();
        Assert.Contains("甲刚刚改过同一处", told, StringComparison.Ordinal);
        Assert.Contains("甲更正了问题“楼道堆放杂物", told, StringComparison.Ordinal);
        Assert.Contains("DP7501", told, StringComparison.Ordinal);
        // What the second said of another place is kept all the same.
        Assert.Equal(HttpStatusCode.Redirect, elsewhere.StatusCode);
        Assert.Equal(["甲", "乙"], site.Store.Corrections.Of(1).Select(c => c.Correction.By));

        Task<HttpResponseMessage> Post(string what) => second.PostAsync("/documents/1", new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("revision", revision), new("do", what)]));
    }

    [Fact]
    public async Task Who_only_hands_in_reads_their_own_and_changes_nothing()
    {
        await using var site = await Site.StartAsync(null, ("张三", AccountRole.Submit), ("李四", AccountRole.Submit), ("王审", AccountRole.Review));
        using var owner = await site.SignedInAsync("张三");
        using var other = await site.SignedInAsync("李四");
        using var handedIn = await owner.HandInAsync(("城东街道周报.txt", Report));
        await site.SettledAsync();

        var own = await owner.TextAsync("/documents/1");
        using var foreign = await other.GetAsync("/documents/1");
        using var image = await other.GetAsync("/documents/1/pages/1.png");
        using var form = await owner.GetAsync("/documents/1?handler=form&edit=" + Uri.EscapeDataString("change|sender|0|0|"));
        var token = await owner.TokenAsync("/");
        using var change = await owner.PostAsync("/documents/1", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("revision", "0"), new("do", "change|sender|0|0|"), new("name", "南湖街道")]));

        Assert.Contains("120条", own, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"do\"", own, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, image.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, form.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, change.StatusCode);
        Assert.Empty(site.Store.Corrections.All());
    }

    [Fact]
    public async Task A_document_that_vanished_is_told_in_words()
    {
        await using var site = await WithReport();
        using var visitor = site.Visitor();
        var token = await visitor.TokenAsync("/documents/1");
        site.Server.Workroom.Forget(Person.AtTheMachine, 1);

        using var read = await visitor.GetAsync("/documents/1");
        using var change = await visitor.PostAsync("/documents/1", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("revision", "0"), new("do", "reject|problem|1|2|")]));

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
        Assert.Contains("已经被删除", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, change.StatusCode);
    }

    [Fact]
    public async Task A_place_named_in_the_address_and_searched_words_are_marked()
    {
        await using var site = await WithReport();
        using var visitor = site.Visitor();
        var at = Report.IndexOf("楼道", StringComparison.Ordinal);

        var place = await visitor.TextAsync($"/documents/1?at={at}-{at + 2}");
        var words = await visitor.TextAsync("/documents/1?find=" + Uri.EscapeDataString("楼道"));

        Assert.Contains("id=\"m-hit-1\"", place, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"m-hit-2\"", place, StringComparison.Ordinal);
        Assert.Contains("找到 2 处", words, StringComparison.Ordinal);
        Assert.Contains("id=\"m-hit-2\"", words, StringComparison.Ordinal);
    }

    private static async Task<Site> WithReport()
    {
        var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        using var handedIn = await visitor.HandInAsync(("城东街道周报.txt", Report));
        await site.SettledAsync();
        return site;
    }

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Fragment();

    [GeneratedRegex("[?&;]edit=([^\"&#]+)")]
    private static partial Regex Edit();
}
