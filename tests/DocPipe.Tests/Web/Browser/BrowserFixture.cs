using Microsoft.Playwright;

namespace DocPipe.Tests.Web.Browser;

/// <summary>
/// Debian's Chromium, started once for all tests of a class. Where it is absent the tests are skipped with a message, but under CI its
/// absence fails.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program)) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A visitor with cookies of its own.</summary>
    /// <param name="script">False for a browser in which scripts are turned off.</param>
    internal async Task<IPage> OpenAsync(Site site, bool script = true, bool dark = false, int width = 1366, int height = 768)
    {
        if (browser is null && Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) throw new FileNotFoundException($"{Program} is absent");
        Skip.If(browser is null, $"{Program} is absent");
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Server.Address.ToString(),
            JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "zh-CN",
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }
}
