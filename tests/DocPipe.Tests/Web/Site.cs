using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocPipe.Ingest;
using DocPipe.Model;
using DocPipe.Storage;
using DocPipe.Web;
using DocPipe.Web.Accounts;

namespace DocPipe.Tests.Web;

/// <summary>The pages, served in this process on a free port out of a store of their own, and visitors to them.</summary>
internal sealed partial class Site : IAsyncDisposable
{
    public const string Password = "correct horse 9";

    private readonly string folder;

    private Site(string folder, WebServer server, TestTime time, List<string> reports) =>
        (this.folder, Server, Time, Reports) = (folder, server, time, reports);

    public WebServer Server { get; }

    public string StoreAddress => Path.Combine(folder, "store.db");

    public TestTime Time { get; }

    /// <summary>What an administrator was told.</summary>
    public List<string> Reports { get; }

    public Store Store => (Store)Server.Services.GetService(typeof(Store))!;

    public static async Task<Site> StartAsync(Func<ServeOptions, ServeOptions>? with = null, params (string Name, AccountRole Role)[] accounts)
    {
        var folder = Directory.CreateTempSubdirectory("docpipe-web-").FullName;
        var time = new TestTime();
        var reports = new List<string>();
        var options = new ServeOptions(Path.Combine(folder, "store.db"), RosterFile.Read(SharedData.Corpus("samples", "roster.csv")))
        {
            Port = 0,
            Report = (code, text) =>
            {
                lock (reports) reports.Add($"{code} {text}");
            },
        };
        options = with?.Invoke(options) ?? options;
        if (accounts.Length > 0)
        {
            using var store = Store.Open(options.Store, time);
            var book = new AccountBook(store, "测试");
            foreach (var (name, role) in accounts) book.Add(name, Password, role);
        }

        return new Site(folder, await WebServer.StartAsync(options, time), time, reports);
    }

    /// <summary>A browser without script and without cookies of anybody else's.</summary>
    public HttpClient Visitor() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Server.Address };

    public async Task<HttpClient> SignedInAsync(string name)
    {
        var visitor = Visitor();
        var answer = await visitor.SendFormAsync("/login", [new("name", name), new("password", Password)]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    public Task SettledAsync() => Server.Workroom.SettledAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));

    public static async Task UntilAsync(Func<bool> so)
    {
        for (var i = 0; i < 600 && !so(); i++) await Task.Delay(50);
        Assert.True(so());
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public static MultipartFormDataContent Files(params (string Path, string Text)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (path, text) in files) form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "files", path);
        return form;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    internal static partial Regex Token();
}

/// <summary>What a person without script does.</summary>
internal static partial class Visits
{
    /// <summary>Sends the form of a document's page as a browser without script does.</summary>
    public static async Task<HttpResponseMessage> CorrectAsync(this HttpClient visitor, long document, params (string Name, string Value)[] fields)
    {
        var page = await visitor.TextAsync($"/documents/{document}");
        return await visitor.PostAsync($"/documents/{document}", new FormUrlEncodedContent(
            [.. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)), new("__RequestVerificationToken", Site.Token().Match(page).Groups[1].Value), new("revision", Revision().Match(page).Groups[1].Value)]));
    }

    /// <summary>What the buttons of a document's page are about: "reject|problem|12|20|".</summary>
    public static async Task<string[]> ButtonsAsync(this HttpClient visitor, long document) =>
        [.. Button().Matches(await visitor.TextAsync($"/documents/{document}")).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("name=\"do\" value=\"([^\"]+)\"")]
    internal static partial Regex Button();

    [GeneratedRegex("name=\"revision\" value=\"(\\d+)\"")]
    internal static partial Regex Revision();

    public static async Task<string> TextAsync(this HttpClient visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The token of a page's form.</summary>
    public static async Task<string> TokenAsync(this HttpClient visitor, string address) =>
        Site.Token().Match(await visitor.TextAsync(address)).Groups[1].Value;

    /// <summary>Opens a page and sends its form.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(this HttpClient visitor, string address, params KeyValuePair<string, string>[] fields)
    {
        var token = await visitor.TokenAsync(address);
        return await visitor.PostAsync(address, new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", token)]));
    }

    /// <summary>Hands in files through the form of the batch page.</summary>
    public static async Task<HttpResponseMessage> HandInAsync(this HttpClient visitor, params (string Path, string Text)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent(await visitor.TokenAsync("/")), "__RequestVerificationToken" } };
        foreach (var part in Site.Files(files)) form.Add(part);
        return await visitor.PostAsync("/upload", form);
    }
}
