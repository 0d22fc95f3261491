using Microsoft.Playwright;

namespace DocPipe.Tests.Web.Browser;

/// <summary>Handing in, as a person does it in a browser.</summary>
public class BatchJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string[] Samples = [.. Directory.GetFiles(SharedData.Corpus("samples", "第47周")).Where(f => new FileInfo(f).Length > 0).Order(StringComparer.Ordinal)];

    [SkippableFact]
    public async Task Files_that_are_handed_in_are_read_while_one_looks_on()
    {
        await using var site = await Site.StartAsync();
        var page = await browser.OpenAsync(site);
        var complaints = Complaints(page);
        await page.GotoAsync("/");

        await page.GetByLabel("选择要交的文件").SetInputFilesAsync(Samples);
        await page.GetByRole(AriaRole.Button, new() { Name = "上传" }).ClickAsync();

        await Assertions.Expect(page.Locator("#sending")).ToContainTextAsync($"收到 {Samples.Length} 个文件");
        // Without loading the page again: the news come by themselves.
        await Assertions.Expect(page.Locator(".tiles")).ToContainTextAsync("单位已报送", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("2026年11月16日—22日", new() { Timeout = 60_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "松坪乡" }).First).ToContainTextAsync("未报");
        await Assertions.Expect(page.Locator("#progress progress")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        Assert.Empty(complaints);
    }

    [SkippableFact]
    public async Task A_folder_that_is_dropped_keeps_the_names_of_its_folders()
    {
        await using var site = await Site.StartAsync();
        var page = await browser.OpenAsync(site);
        await page.GotoAsync("/");

        await page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.items.add(new File(["柳巷街道第47周工作总结\n一、存在问题\n垃圾清运不及时。"], "柳巷街道.txt", { type: "text/plain" }));
              document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """);

        await Assertions.Expect(page.Locator("#sending")).ToContainTextAsync("收到 1 个文件");
        await Assertions.Expect(page.Locator("#live")).ToContainTextAsync("柳巷街道.txt", new() { Timeout = 30_000 });
    }

    [SkippableFact]
    public async Task Without_script_one_hands_in_and_reads_all_the_same()
    {
        await using var site = await Site.StartAsync();
        var page = await browser.OpenAsync(site, script: false);
        await page.GotoAsync("/");

        await page.Locator("#files").SetInputFilesAsync(Samples.Take(3));
        await page.Locator("#drop button").ClickAsync();
        Assert.Contains("收到 3 个文件", await page.ContentAsync(), StringComparison.Ordinal);
        await site.SettledAsync();
        await page.Locator("main a.button").ClickAsync();

        Assert.Contains(Path.GetFileName(Samples[0]), await page.ContentAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task The_keyboard_reaches_everything_and_first_the_way_past_the_menu()
    {
        await using var site = await Site.StartAsync();
        var page = await browser.OpenAsync(site);
        await page.GotoAsync("/");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("跳到正文", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("files", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    /// <summary>What the browser complains of: errors of scripts, things that the policy of the page forbids.</summary>
    private static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }
}
