using Microsoft.Playwright;

namespace DocPipe.Tests.Web.Browser;

/// <summary>From a folder of submissions to an approved briefing, with the keyboard, as a reviewer does it.</summary>
public class ReviewJourneyTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Report = "城东街道第47周创建工作总结\n（11月16日至11月22日）\n一、本周工作开展情况\n1．清理小广告120条。\n二、存在问题\n1．楼道堆放杂物，清理不及时。\n三、下周打算\n11月28日前完成楼道清理。\n城东街道\n";

    [SkippableFact]
    public async Task Uploaded_read_corrected_by_keyboard_approved_and_taken_away()
    {
        await using var site = await Site.StartAsync();
        var page = await browser.OpenAsync(site);
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add(message.Text);
        };
        await page.GotoAsync("/");
        await page.GetByLabel("选择要交的文件").SetInputFilesAsync(new FilePayload { Name = "城东街道周报.txt", MimeType = "text/plain", Buffer = System.Text.Encoding.UTF8.GetBytes(Report) });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传" }).ClickAsync();
        await page.Locator("#live a[href^='/documents/']").First.ClickAsync(new() { Timeout = 60_000 });

        // The source stands line by line as it was written, with nothing between the lines.
        Assert.Equal(0, await page.EvaluateAsync<double>("(() => { const lines = [...document.querySelectorAll('#text .line')].map(l => l.getBoundingClientRect()); return Math.max(...lines.slice(1).map((l, i) => l.top - lines[i].bottom)); })()"), 0.5);

        // Down to the problem, another category, then not a problem at all, then back.
        var problem = page.Locator(".finding.kind-problem");
        await Assertions.Expect(problem).ToHaveCountAsync(1);
        for (var i = 0; i < 60 && !(await problem.GetAttributeAsync("class"))!.Split(' ').Contains("on"); i++) await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator("#text .on").First).ToHaveTextAsync("楼道堆放杂物，清理不及时");
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(problem).ToContainTextAsync("本机 已核");
        await Assertions.Expect(problem).ToContainTextAsync("环境卫生");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(problem).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(problem).ToHaveCountAsync(1);

        // What is found wanting: rejected, taken back, accepted.
        var finding = page.Locator(".finding.kind-finding");
        await Assertions.Expect(finding).ToHaveCountAsync(1);
        for (var i = 0; i < 60 && !(await finding.GetAttributeAsync("class"))!.Split(' ').Contains("on"); i++) await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(finding).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".history li").First).ToContainTextAsync("否定待补正：全文只有");
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(finding).ToHaveCountAsync(1);
        for (var i = 0; i < 60 && !(await finding.GetAttributeAsync("class"))!.Split(' ').Contains("on"); i++) await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(finding).ToContainTextAsync("本机 已核");

        // A missed one: words chosen, marked, said what they are.
        await page.EvaluateAsync("""
            () => {
              const words = [...document.querySelectorAll("#text .line")].find(line => line.textContent.includes("完成楼道清理"));
              const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
              let node;
              while (node = walker.nextNode()) {
                const at = node.data.indexOf("楼道清理");
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + 4);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
              }
            }
            """);
        await page.Locator("#adder button[data-kind=reference]").ClickAsync();
        await Assertions.Expect(page.Locator("form.correction legend")).ToContainTextAsync("楼道清理");
        await page.Locator("form.correction button.main").ClickAsync();
        await Assertions.Expect(page.Locator(".finding.kind-reference")).ToContainTextAsync("楼道清理");

        // What the keys do is told, and closed with a key.
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("dialog#keys")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("dialog#keys")).ToBeHiddenAsync();
        await site.SettledAsync();

        await page.GotoAsync("/briefings");
        await Assertions.Expect(page.FrameLocator("iframe").Locator("h1").First).ToBeVisibleAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Word", Exact = true }).ClickAsync());
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "批准工作简报" }).ClickAsync();
        await Assertions.Expect(page.Locator(".tag.green")).ToHaveTextAsync("已批准");
        Assert.Single(site.Store.Digests.Approvals());
        Assert.Empty(complaints);
    }

    [SkippableFact]
    public async Task What_the_comparison_shows_is_dismissed_and_taken_back_by_keyboard_on_both_pages()
    {
        await using var site = await Site.StartAsync();
        using (var visitor = site.Visitor())
        {
            const string work = "一、本周工作开展情况\n1．周一上午组织党员干部到背街小巷清理卫生死角，擦洗公共座椅和宣传栏，劝导沿街商户把占道摆放的货物收回店内。\n2．周三下午邀请退休教师给孩子们讲文明礼仪，大家一起动手把旧报纸折成环保纸袋，送给菜市场买菜的居民使用。\n";
            using var handedIn = await visitor.HandInAsync([.. new[] { "城东街道", "南湖街道" }.Select(u => (u + "周报.txt", $"{u}第47周创建工作总结\n（11月16日至11月22日）\n{work}{u}\n"))]);
            await site.SettledAsync();
        }

        var page = await browser.OpenAsync(site);
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync("/copies");
        var pair = page.Locator("article[id^=copy-]");
        await Assertions.Expect(pair).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("dialog#keys")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(pair).ToHaveAttributeAsync("aria-current", "true");
        await page.Keyboard.PressAsync("r");
        await page.Keyboard.TypeAsync("xju联合活动");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(pair).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#dismissed")).ToBeVisibleAsync();
        Assert.Equal("xju联合活动", site.Store.Dismissals.Standing()[0].Dismissal.Reason);
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(pair).ToHaveCountAsync(1);
        await Assertions.Expect(pair).ToHaveAttributeAsync("aria-current", "true");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(pair).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(pair).ToHaveCountAsync(1);
        await site.SettledAsync();

        await page.GotoAsync("/documents/1");
        var between = page.Locator(".finding[data-key^=between-]").First;
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(between).ToHaveAttributeAsync("aria-current", "true");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.Locator(".history li").First).ToContainTextAsync("不算雷同：");
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.Locator(".history")).ToHaveCountAsync(0);
        Assert.Empty(site.Store.Dismissals.Standing());
        Assert.Empty(complaints);
    }

    [SkippableFact]
    public async Task Without_script_a_document_is_read_and_put_right_all_the_same()
    {
        await using var site = await Site.StartAsync();
        using (var visitor = site.Visitor())
        {
            using var handedIn = await visitor.HandInAsync(("城东街道周报.txt", Report));
            await site.SettledAsync();
        }

        var page = await browser.OpenAsync(site, script: false);
        await page.GotoAsync("/documents/1");
        await page.Locator(".finding.kind-problem .go").ClickAsync();
        Assert.Contains("#m-problem-", page.Url, StringComparison.Ordinal);
        await page.Locator(".finding.kind-problem a[data-act=change]").ClickAsync();
        await page.Locator("form.correction select[name=category]").SelectOptionAsync("safety");
        await page.Locator("form.correction button.main").ClickAsync();

        Assert.Contains("安全", await page.Locator(".finding.kind-problem").TextContentAsync(), StringComparison.Ordinal);
        Assert.Single(site.Store.Corrections.Of(1));
        await page.Locator("#show-problem").UncheckAsync();
        Assert.False(await page.Locator(".finding.kind-problem").IsVisibleAsync());
    }
}
