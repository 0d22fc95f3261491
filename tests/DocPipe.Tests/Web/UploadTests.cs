using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using DocPipe.Storage;
using DocPipe.Storage.Databases;
using DocPipe.Web.Uploads;

namespace DocPipe.Tests.Web;

/// <summary>Files on their way in: whole or not at all, and what is wrong said in words.</summary>
public class UploadTests
{
    private const string Report = "柳巷街道第47周创建工作总结\n（11月16日至11月22日）\n一、存在问题\n垃圾清运不及时。\n柳巷街道\n";

    [Fact]
    public async Task The_same_file_twice_is_kept_once_and_another_one_of_the_same_name_beside_it()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();

        await visitor.HandInAsync(("周报.txt", Report));
        using var again = await visitor.HandInAsync(("周报.txt", Report));
        await visitor.HandInAsync(("周报.txt", Report.Replace("柳巷", "城东", StringComparison.Ordinal)));

        Assert.Contains("没有重复收", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["周报.txt", "周报 (2).txt"], site.Store.Files.All().Select(f => f.Path));
    }

    [Fact]
    public async Task An_archive_gives_the_documents_of_its_files()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var unit in new[] { "柳巷", "城东" })
            {
                using var entry = archive.CreateEntry($"第47周/{unit}街道周报.txt").Open();
                entry.Write(Encoding.UTF8.GetBytes(Report.Replace("柳巷", unit, StringComparison.Ordinal)));
            }

        using var form = new MultipartFormDataContent { { new ByteArrayContent(zip.ToArray()), "files", "本周.zip" } };
        (await visitor.PostAsync("/api/files", form)).EnsureSuccessStatusCode();
        await site.SettledAsync();

        Assert.Equal(["城东街道", "柳巷街道"], site.Store.Documents.All().Select(d => d.Unit!).Order(StringComparer.Ordinal));
        Assert.Single(site.Store.Files.All());
    }

    [Fact]
    public async Task What_is_too_large_or_too_many_or_empty_is_refused_with_the_reason_and_the_rest_is_kept()
    {
        await using var site = await Site.StartAsync(o => o with { UploadBytes = 1 << 20, UploadFiles = 4 });
        using var visitor = site.Visitor();

        using var answer = await visitor.HandInAsync(
            ("a.txt", Report), ("large.txt", new string('大', 400_000)), ("empty.txt", ""), ("~$a.docx", "left by a program"), ("b.txt", Report + "乙"), ("c.txt", Report + "丙"));

        var page = await answer.Content.ReadAsStringAsync();
        foreach (var code in new[] { "DP7201", "DP7202", "DP7205" }) Assert.Contains(code, page, StringComparison.Ordinal);
        Assert.Equal(["a.txt", "b.txt"], site.Store.Files.All().Select(f => f.Path));
    }

    [Fact]
    public async Task An_upload_that_is_too_large_altogether_is_refused()
    {
        await using var site = await Site.StartAsync(o => o with { UploadTotalBytes = 100_000 });
        using var visitor = site.Visitor();

        using var answer = await visitor.PostAsync("/api/files", Site.Files(("large.txt", new string('大', 100_000))));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("DP7201", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(site.Store.Files.All());
    }

    [Fact]
    public async Task Of_an_upload_that_broke_off_the_files_that_came_whole_are_there_and_nothing_of_the_others()
    {
        await using var site = await Site.StartAsync();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, site.Server.Address.Port);
            var body = $"--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\n{Report}\r\n--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"b.txt\"\r\n\r\n{Report}";
            await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(
                $"POST /api/files HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n{body}"));
            await client.GetStream().FlushAsync();
            for (var i = 0; i < 100 && site.Store.Files.All().Count == 0; i++) await Task.Delay(50);
        }

        await site.SettledAsync();
        using var visitor = site.Visitor();

        Assert.Equal(["a.txt"], site.Store.Files.All().Select(f => f.Path));
        Assert.Contains("a.txt", await visitor.TextAsync("/"), StringComparison.Ordinal);
        Assert.Empty(site.Reports);
    }

    [Fact]
    public async Task A_form_that_ends_in_the_middle_is_said_to_have_broken_off()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        using var content = new StringContent("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nhalf");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        using var answer = await visitor.PostAsync("/api/files", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("DP7203", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(site.Store.Files.All());
    }

    [Fact]
    public async Task What_is_no_form_with_files_is_refused()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        foreach (var type in new[] { "text/plain", "multipart/form-data", "application/json" })
        {
            using var content = new StringContent("x");
            content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);

            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/api/files", content)).StatusCode);
        }
    }

    [Fact]
    public async Task A_full_disk_is_said_in_words_and_nothing_is_half_kept()
    {
        var time = new TestTime();
        // Some two hundred pages of 4096 bytes: the tables and a small file fit, a large one does not.
        await using var site = await Site.StartAsync(o => o with
        {
            OpenStore = () => Store.Open(new SqliteDatabase(o.Store, create: true, TimeSpan.FromSeconds(5), mostPages: 200), time),
        });
        using var visitor = site.Visitor();

        using var small = await visitor.PostAsync("/api/files", Site.Files(("small.txt", Report)));
        using var large = await visitor.PostAsync("/api/files", Site.Files(("large.txt", Report + new string('大', 600_000))));
        using var page = await visitor.HandInAsync(("large.txt", Report + new string('大', 600_000)));

        small.EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.InsufficientStorage, large.StatusCode);
        Assert.Contains("DP6003", await large.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("磁盘满了", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["small.txt"], site.Store.Files.All().Select(f => f.Path));
    }

    [Fact]
    public async Task A_large_file_comes_through_whole_and_leaves_nothing_behind()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        var text = Report + new string('大', 1_500_000);
        string[] Left() => Directory.GetFiles(Path.GetTempPath(), "docpipe-*").Where(f => !Directory.Exists(f)).ToArray();
        var before = Left();

        (await visitor.PostAsync("/api/files", Site.Files(("large.txt", text)))).EnsureSuccessStatusCode();

        Assert.Equal(Encoding.UTF8.GetBytes(text), site.Store.Files.Content(site.Store.Files.All().Single().Id));
        Assert.Equal(before, Left());
    }

    [Theory]
    [InlineData("a.docx", "a.docx")]
    [InlineData("第47周/城东街道.docx", "第47周/城东街道.docx")]
    [InlineData(@"第47周\城东街道.docx", "第47周/城东街道.docx")]
    [InlineData("../../x.txt", "x.txt")]
    [InlineData(@"C:\a\b.txt", "a/b.txt")]
    [InlineData("a/./b/../c.txt", "a/b/c.txt")]
    [InlineData("a\u0000b\u202E.txt", "ab.txt")]
    [InlineData("...", "")]
    [InlineData(" / ", "")]
    [InlineData(null, "")]
    public void A_name_is_shown_without_what_could_lead_elsewhere(string? given, string shown) => Assert.Equal(shown, SubmittedPath.Of(given));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var shown = SubmittedPath.Of(new string('长', 500) + ".docx");

        Assert.True(shown.Length <= 120);
        Assert.EndsWith(".docx", shown, StringComparison.Ordinal);
    }
}
