using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using DocPipe.Model;

namespace DocPipe.Tests.Web;

/// <summary>What every page makes of the samples.</summary>
public class SamplePagesTests(SampleSite samples) : IClassFixture<SampleSite>
{
    private const string Week = "2026-11-16/2026-11-22", WeekBefore = "2026-11-09/2026-11-15";

    private HttpClient Visitor => samples.Visitor;

    [Theory]
    [InlineData("/")]
    [InlineData("/ledger")]
    [InlineData("/problems")]
    [InlineData("/copies")]
    [InlineData("/search")]
    [InlineData("/search?q=小广告")]
    [InlineData("/search?q=<script>alert(1)</script>")]
    [InlineData("/briefings")]
    [InlineData("/ledger?q=<script>alert(1)</script>&unit=\"><b>")]
    [InlineData("/ledger?period=nonsense")]
    [InlineData("/problems?category=<b>&p=-5")]
    [InlineData("/documents/1?find=<b>&at=99999999-999999999&edit=x|y&part=900")]
    public async Task Every_page_renders_keeps_words_words_and_has_no_inline_script(string address)
    {
        var page = await Visitor.TextAsync(address);

        Assert.DoesNotMatch("<script(?![^>]*src=)|\\sstyle=|\\son\\w+=\"|<b>&|=\"\"><b>", page);
        Assert.Contains("<h1>", page, StringComparison.Ordinal);
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task Every_document_of_the_samples_can_be_opened_and_every_link_in_it_leads_somewhere()
    {
        var documents = samples.Site.Store.Documents.All();
        Assert.NotEmpty(documents);
        foreach (var document in documents)
        {
            var page = await Visitor.TextAsync($"/documents/{document.Id}");
            var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            Assert.Empty(Regex.Matches(page, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value).Except(ids));
        }
    }

    [Fact]
    public async Task The_ledger_shows_what_is_asked_for_in_the_order_that_is_asked_for()
    {
        var digest = samples.Site.Server.Workroom.View(null)!.Digest;
        var red = digest.Tasks.Where(t => t.Light == Light.Red).ToList();
        Assert.NotEmpty(red);

        var reds = Rows(await Visitor.TextAsync("/ledger?light=red"));
        var overdue = Rows(await Visitor.TextAsync("/ledger?due=overdue&sort=due"));
        var unit = Rows(await Visitor.TextAsync("/ledger?unit=" + Uri.EscapeDataString(red[0].Unit!)));
        var text = Rows(await Visitor.TextAsync("/ledger?q=" + Uri.EscapeDataString("背街小巷")));
        var doubtful = await Visitor.TextAsync("/ledger?told=unsure");
        var none = await Visitor.TextAsync("/ledger?q=" + Uri.EscapeDataString("没有这样的任务"));

        Assert.Equal(red.Select(t => t.Id).Order(StringComparer.Ordinal), reds.Order(StringComparer.Ordinal));
        Assert.Equal(digest.Tasks.Where(t => t.DaysLeft < 0 && t.Status != ProgressStatus.Done).OrderBy(t => t.DaysLeft).Select(t => t.Id), overdue);
        Assert.Contains(red[0].Id, unit);
        Assert.NotEmpty(Rows(doubtful));
        Assert.Equal(digest.Tasks.Where(t => t.Unsure.Length > 0).Select(t => t.Id), Rows(doubtful));
        Assert.Equal(Rows(doubtful).Count, Regex.Count(doubtful, "待核 \\d"));
        Assert.Contains(digest.Tasks.First(t => t.Unsure.Length > 0).Unsure[0].Text, WebUtility.HtmlDecode(doubtful), StringComparison.Ordinal);
        Assert.All(text, id => Assert.Contains(digest.Tasks, t => t.Id == id && (t.Text + string.Concat(t.Progress.Concat(t.Unsure).Select(p => p.Text))).Contains("背街小巷", StringComparison.Ordinal)));
        Assert.NotEmpty(text);
        Assert.Contains("没有合乎条件的任务", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_ledger_shows_is_exported_and_nothing_else()
    {
        var red = samples.Site.Server.Workroom.View(null)!.Digest.Tasks.Where(t => t.Light == Light.Red).ToList();

        using var answer = await Visitor.GetAsync("/ledger?handler=export&light=red");

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType!.MediaType);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        using var sheet = new StreamReader(zip.Entries.First(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open());
        var rows = Regex.Count(await sheet.ReadToEndAsync(), "<(?:x:)?row ");
        Assert.Equal(red.Count + 2, rows); // with the header and the totals
    }

    [Fact]
    public async Task Copies_stand_side_by_side_with_what_differs_marked()
    {
        var digest = samples.Site.Server.Workroom.View(null)!.Digest;
        Assert.NotEmpty(digest.Copies);

        var page = await Visitor.TextAsync("/copies");

        Assert.Equal(digest.Copies.Length, Regex.Count(page, "id=\"copy-\\d+\""));
        Assert.Contains("<mark>", page, StringComparison.Ordinal);
        Assert.Contains("只改了数字", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_leads_to_the_place_in_the_document()
    {
        var page = await Visitor.TextAsync("/search?q=" + Uri.EscapeDataString("小广告"));
        var link = WebUtility.HtmlDecode(Regex.Match(page, "href=\"(/documents/[^\"]+)\"").Groups[1].Value);

        var document = await Visitor.TextAsync(link.Split('#')[0]);

        Assert.Contains("<mark>小广告</mark>", page, StringComparison.Ordinal);
        Assert.EndsWith("#m-hit-1", link, StringComparison.Ordinal);
        Assert.Contains("id=\"m-hit-1\"", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_are_drawn_by_category_unit_and_period()
    {
        _ = await Visitor.TextAsync("/problems?period=" + WeekBefore);

        var page = await Visitor.TextAsync("/problems?period=" + Week);

        Assert.Equal(3, Regex.Count(page, "<figure class=\"chart\">"));
        Assert.Contains("历期问题总数", page, StringComparison.Ordinal);
        Assert.Contains("2026年11月9日—15日", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docx", "PK")]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("md", "工作简报")]
    [InlineData("xlsx", "PK")]
    public async Task A_briefing_is_previewed_in_a_frame_that_can_do_nothing_and_taken_away_in_every_format(string format, string begins)
    {
        var page = await Visitor.TextAsync("/briefings");
        using var preview = await Visitor.GetAsync("/briefings?handler=preview&template=" + Uri.EscapeDataString("简报"));
        using var file = await Visitor.GetAsync($"/briefings?handler=file&template={Uri.EscapeDataString("简报")}&format={format}");

        Assert.Contains("sandbox></iframe>", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", preview.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'self'", preview.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(preview.Headers.Contains("X-Frame-Options"));
        Assert.StartsWith(begins, (await file.Content.ReadAsStringAsync()).TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task A_template_that_makes_one_for_each_unit_is_taken_away_whole()
    {
        using var answer = await Visitor.GetAsync($"/briefings?handler=file&template={Uri.EscapeDataString("退回意见")}&format=md&all=true");

        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.True(zip.Entries.Count > 1);
        Assert.All(zip.Entries, e => Assert.StartsWith("退回意见-", e.FullName, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/briefings?template=nothing")]
    [InlineData("/briefings?template=../../etc/passwd")]
    [InlineData("/briefings?handler=file&format=exe")]
    [InlineData("/documents/1/pages/1.png")]
    [InlineData("/documents/99999")]
    public async Task What_there_is_not_is_not_found(string address)
    {
        using var answer = await Visitor.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static List<string> Rows(string page) => [.. Regex.Matches(page, "<tr id=\"t-([^\"]+)\">").Select(m => m.Groups[1].Value)];
}
