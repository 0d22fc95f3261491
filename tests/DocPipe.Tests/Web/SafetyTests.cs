using System.Net;
using System.Net.Http.Headers;
using DocPipe.Model;
using DocPipe.Web.Accounts;

namespace DocPipe.Tests.Web;

/// <summary>What somebody who means harm would try, and is refused.</summary>
public class SafetyTests
{
    private const string Report = "柳巷街道第47周创建工作总结\n（11月16日至11月22日）\n一、存在问题\n垃圾清运不及时。\n柳巷街道\n";

    [Fact]
    public async Task A_change_that_another_site_has_the_browser_make_is_refused()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        var token = await visitor.TokenAsync("/");

        foreach (var (address, header, value) in new[]
        {
            ("/upload", "Origin", "http://evil.example"),
            ("/api/files", "Origin", "http://evil.example"),
            ("/api/files", "Origin", "null"),
            ("/api/files", "Sec-Fetch-Site", "cross-site"),
            ("/api/files", "Sec-Fetch-Site", "same-site"),
        })
        {
            using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
            form.Add(new StringContent(Report), "files", "a.txt");
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = form };
            request.Headers.Add(header, value);
            using var answer = await visitor.SendAsync(request);

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("DP7105", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Empty(site.Store.Files.All());
    }

    [Fact]
    public async Task A_form_without_the_token_of_a_page_is_refused()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        await visitor.HandInAsync(("a.txt", Report));

        using var upload = await visitor.PostAsync("/upload", Site.Files(("b.txt", Report)));
        using var forget = await visitor.PostAsync("/files/1/forget", new FormUrlEncodedContent([]));
        using var foreign = await visitor.PostAsync("/files/1/forget", new FormUrlEncodedContent([new("__RequestVerificationToken", await site.Visitor().TokenAsync("/"))]));

        Assert.All([upload, forget, foreign], a => Assert.Equal(HttpStatusCode.BadRequest, a.StatusCode));
        Assert.Single(site.Store.Files.All());
    }

    [Fact]
    public async Task A_name_that_was_made_to_point_here_is_refused()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "rebound.example" } };

        using var answer = await visitor.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.Contains("DP7106", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_before_a_machine_without_accounts_lets_nobody_in()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "X-Forwarded-For", "203.0.113.9" } } };

        using var answer = await visitor.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task No_address_leads_to_a_file_of_the_machine()
    {
        await using var site = await Site.StartAsync();
        foreach (var address in new[]
        {
            "/assets/..%2f..%2fstore.db",
            "/assets/%2e%2e/%2e%2e/store.db",
            "/assets/....//store.db",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/assets/site.css/../../store.db",
            "/store.db",
            "/wwwroot/site.css",
        })
        {
            using var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, site.Server.Address.Port);
            // As it stands: a client of the library would tidy the address.
            await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes($"GET {address} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"));
            using var reader = new StreamReader(client.GetStream());
            var answer = await reader.ReadToEndAsync();

            Assert.Matches(@"\AHTTP/1\.1 (404|400)", answer);
            Assert.DoesNotContain("SQLite format", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_whose_name_leads_elsewhere_is_kept_under_a_plain_name_and_nothing_is_written_elsewhere()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        var before = Directory.GetFiles(Path.GetTempPath(), "evil*");

        await visitor.HandInAsync(("../../../../tmp/evil.txt", Report), (@"C:\Windows\evil2.txt", Report), ("/etc/evil3.txt", Report), ("周报\u202Excod.txt", Report));
        await site.SettledAsync();

        Assert.Equal(["tmp/evil.txt", "Windows/evil2.txt", "etc/evil3.txt", "周报xcod.txt"], site.Store.Files.All().Select(f => f.Path));
        Assert.Equal(before, Directory.GetFiles(Path.GetTempPath(), "evil*"));
        Assert.False(File.Exists("/etc/evil3.txt"));
    }

    [Fact]
    public async Task Script_in_a_document_or_its_name_is_shown_as_text()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();
        const string script = "<script>alert(1)</script>";

        await visitor.HandInAsync(($"第47周/{script}.txt", $"{script}柳巷街道第47周工作总结\n（11月16日至11月22日）\n一、存在问题\n<img src=x onerror=alert(1)>垃圾清运不及时。\n柳巷街道\n"));
        await site.SettledAsync();

        foreach (var address in new[] { "/", "/audit", "/files/1/forget" })
        {
            var page = await visitor.TextAsync(address);
            Assert.DoesNotContain(script, page, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        }

        Assert.Contains("&lt;script&gt;alert(1)", await visitor.TextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_forbids_scripts_and_frames_of_others()
    {
        await using var site = await Site.StartAsync();
        using var visitor = site.Visitor();

        foreach (var address in new[] { "/", "/login", "/nothing", "/api/status", "/audit", "/assets/icon.svg" })
        {
            using var answer = await visitor.GetAsync(address);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Other_addresses_are_not_served_without_an_account()
    {
        var refused = await Assert.ThrowsAsync<DataFileException>(() => Site.StartAsync(o => o with { Listen = IPAddress.Any }));

        Assert.Equal("DP7002", refused.Code);
        Assert.Contains("docpipe user add", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_are_accounts_nothing_is_shown_without_signing_in()
    {
        await using var site = await Site.StartAsync(accounts: ("王敏", AccountRole.Admin));
        using var visitor = site.Visitor();

        foreach (var address in new[] { "/", "/audit", "/upload", "/files/1/forget", "/events" })
        {
            using var answer = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/login", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        foreach (var address in new[] { "/api/status", "/api/files", "/api/digest", "/api/documents/1/analysis", "/api/nothing" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.PostAsync("/api/files", Site.Files(("a.txt", Report)))).StatusCode);
        Assert.Empty(site.Store.Files.All());
    }

    [Fact]
    public async Task An_account_that_hands_in_sees_what_it_handed_in_and_nothing_of_others()
    {
        await using var site = await Site.StartAsync(accounts: [("柳巷", AccountRole.Submit), ("城东", AccountRole.Submit), ("审核员", AccountRole.Review)]);
        using var mine = await site.SignedInAsync("柳巷");
        using var other = await site.SignedInAsync("城东");
        using var reviewer = await site.SignedInAsync("审核员");
        await mine.HandInAsync(("周报.txt", Report));
        await site.SettledAsync();
        var document = site.Store.Documents.All().Single().Id;

        Assert.Equal(HttpStatusCode.OK, (await mine.GetAsync($"/api/documents/{document}/analysis")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reviewer.GetAsync($"/api/documents/{document}/analysis")).StatusCode);
        foreach (var address in new[] { $"/api/documents/{document}/analysis", "/api/files/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).StatusCode);
        Assert.DoesNotContain("周报.txt", await other.TextAsync("/api/files"), StringComparison.Ordinal);
        Assert.DoesNotContain("周报.txt", await other.TextAsync("/"), StringComparison.Ordinal);
        foreach (var address in new[] { "/api/digest", $"/api/documents/{document}/corrections", "/audit", "/files/1/forget" })
            Assert.Equal(HttpStatusCode.Forbidden, (await mine.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.DeleteAsync("/api/files/1")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.GetAsync("/audit")).StatusCode);
    }

    [Fact]
    public async Task A_password_can_not_be_tried_out()
    {
        await using var site = await Site.StartAsync(accounts: ("王敏", AccountRole.Admin));
        using var visitor = site.Visitor();

        for (var i = 0; i < LoginLimiter.PerAccountAndAddress; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SendFormAsync("/login", [new("name", "王敏"), new("password", $"guess {i}")])).StatusCode);
        var late = await visitor.SendFormAsync("/login", [new("name", "王敏"), new("password", Site.Password)]);

        Assert.NotEqual(HttpStatusCode.Redirect, late.StatusCode);
        Assert.Contains("DP7102", await late.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.PostAsync("/api/session", Json($$"""{"name":"王敏","password":"{{Site.Password}}"}"""))).StatusCode);
        site.Time.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendFormAsync("/login", [new("name", "王敏"), new("password", Site.Password)])).StatusCode);
    }

    [Fact]
    public async Task A_session_is_a_cookie_that_no_script_and_no_other_site_gets()
    {
        await using var site = await Site.StartAsync(accounts: ("王敏", AccountRole.Review));
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Server.Address };

        using var answer = await visitor.PostAsync("/api/session", Json($$"""{"name":"王敏","password":"{{Site.Password}}"}"""));

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("docpipe.session", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task With_a_certificate_everything_goes_over_https_and_cookies_go_no_other_way()
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=localhost", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var site = await Site.StartAsync(o => o with { Certificate = new DocPipe.Web.ServerCertificate(certificate, []) }, ("王敏", AccountRole.Review));
        using var visitor = new HttpClient(new HttpClientHandler
        {
            UseCookies = false, ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint,
        }) { BaseAddress = site.Server.Address };

        using var answer = await visitor.PostAsync("/api/session", Json($$"""{"name":"王敏","password":"{{Site.Password}}"}"""));
        using var page = await visitor.GetAsync("/login");

        Assert.Equal("https", site.Server.Address.Scheme);
        Assert.All(answer.Headers.GetValues("Set-Cookie").Concat(page.Headers.GetValues("Set-Cookie")), c => Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_session_ends_when_the_password_is_changed_or_the_account_goes()
    {
        await using var site = await Site.StartAsync(accounts: [("王敏", AccountRole.Admin), ("李强", AccountRole.Review)]);
        using var first = await site.SignedInAsync("王敏");
        using var second = await site.SignedInAsync("李强");
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/api/status")).StatusCode);
        var book = new AccountBook(site.Store, "测试");

        book.SetPassword("王敏", "another horse 8");
        book.Remove("李强");

        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync("/api/status")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.GetAsync("/api/status")).StatusCode);
    }

    [Fact]
    public async Task Signing_in_leads_nowhere_but_to_pages_of_ours()
    {
        await using var site = await Site.StartAsync(accounts: ("王敏", AccountRole.Review));
        using var visitor = site.Visitor();

        var answer = await visitor.SendFormAsync("/login", [new("name", "王敏"), new("password", Site.Password), new("to", "//evil.example/")]);

        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Who_did_what_is_on_record()
    {
        await using var site = await Site.StartAsync(accounts: ("王敏", AccountRole.Admin));
        using var visitor = await site.SignedInAsync("王敏");
        await visitor.HandInAsync(("周报.txt", Report));
        await site.SettledAsync();
        await visitor.SendFormAsync("/files/1/forget");

        var page = await visitor.TextAsync("/audit");

        foreach (var action in new[] { "建账号", "登录", "报送", "删除文件" }) Assert.Contains(action, page, StringComparison.Ordinal);
        Assert.Empty(site.Store.Files.All());
    }

    private static StringContent Json(string text) => new(text, new MediaTypeHeaderValue("application/json"));
}
