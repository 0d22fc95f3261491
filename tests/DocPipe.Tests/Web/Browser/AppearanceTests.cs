using DocPipe.Web.Accounts;
using Microsoft.Playwright;

namespace DocPipe.Tests.Web.Browser;

/// <summary>Every page, in both colour schemes and three widths: named, readable, within the window.</summary>
public class AppearanceTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly (int Width, int Height)[] Windows = [(390, 844), (1366, 768), (1920, 1080)];

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_page_can_be_read_by_everybody(bool dark)
    {
        await using var site = await Site.StartAsync();
        using (var visitor = site.Visitor())
        {
            await visitor.PostAsync("/api/files", Samples("方案", "第46周", "第47周"));
            await site.SettledAsync();
        }

        var page = await browser.OpenAsync(site, dark: dark);
        await page.GotoAsync("/");
        var addresses = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.menu a')].map(a => a.getAttribute('href'))");
        var document = await page.EvaluateAsync<string?>("document.querySelector('#live a[href^=\"/documents/\"]')?.getAttribute('href')");
        var wrong = new List<string>();
        foreach (var address in addresses.Append(document).OfType<string>().Append("/files/1/forget").Append("/nothing"))
            foreach (var (width, height) in Windows)
            {
                await page.SetViewportSizeAsync(width, height);
                await page.GotoAsync(address);
                await KeepAsync(page, $"{address.Trim('/').Replace('/', '-')}-{width}-{(dark ? "dark" : "light")}");
                wrong.AddRange((await Inspection.OfAsync(page)).Select(w => $"{address} at {width}: {w}"));
            }

        Assert.Empty(wrong);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_first_page_of_an_empty_store_and_of_a_stranger_too(bool dark)
    {
        await using var empty = await Site.StartAsync();
        await using var closed = await Site.StartAsync(accounts: ("王敏", AccountRole.Submit));
        var wrong = new List<string>();
        foreach (var (site, name) in new[] { (empty, "empty"), (closed, "login") })
            foreach (var (width, height) in Windows)
            {
                var page = await browser.OpenAsync(site, dark: dark, width: width, height: height);
                await page.GotoAsync("/");
                await KeepAsync(page, $"{name}-{width}-{(dark ? "dark" : "light")}");
                wrong.AddRange((await Inspection.OfAsync(page)).Select(w => $"{name} at {width}: {w}"));
                await page.Context.DisposeAsync();
            }

        Assert.Empty(wrong);
    }

    /// <summary>For somebody who wants to look: DOCPIPE_TEST_SCREENSHOTS names a folder.</summary>
    private static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DOCPIPE_TEST_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = Path.Combine(folder, (name.StartsWith('-') ? "batch" + name : name) + ".png") });
    }

    private static MultipartFormDataContent Samples(params string[] folders)
    {
        var form = new MultipartFormDataContent();
        foreach (var file in folders.SelectMany(f => Directory.GetFiles(SharedData.Corpus("samples", f)).Order(StringComparer.Ordinal)))
            form.Add(new ByteArrayContent(File.ReadAllBytes(file)), "files", $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}");
        return form;
    }
}
