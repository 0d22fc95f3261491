using System.Diagnostics;
using System.Net;
using System.Text;
using DocPipe.Model;
using DocPipe.Storage;
using DocPipe.Web.Accounts;

namespace DocPipe.Tests.Web;

/// <summary>Two servers on one store.</summary>
public class SharedStoreTests
{
    private const string Report = "城东街道第47周创建工作总结\n（11月16日至11月22日）\n一、本周工作开展情况\n1．清理小广告120条。\n二、存在问题\n1．楼道堆放杂物，清理不及时。\n三、下周打算\n11月28日前完成楼道清理。\n城东街道\n";

    private static readonly TimeSpan AFewSeconds = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task What_is_corrected_taken_back_handed_in_set_and_removed_on_one_server_shows_on_the_other_in_a_few_seconds()
    {
        await using var one = await Site.StartAsync();
        await using var other = await Site.StartAsync(o => o with { Store = one.StoreAddress });
        one.Server.Workroom.Receive(Person.AtTheMachine, "城东街道周报.txt", Encoding.UTF8.GetBytes(Report));
        await one.SettledAsync();
        await SoonAsync(() => Problems(other) == 1);
        using var visitor = one.Visitor();
        var button = (await visitor.ButtonsAsync(1)).First(b => b.StartsWith("reject|problem|", StringComparison.Ordinal));

        using var rejected = await visitor.CorrectAsync(1, ("do", button));
        Assert.Equal(HttpStatusCode.Redirect, rejected.StatusCode);
        await SoonAsync(() => Problems(other) == 0);

        using var undone = await visitor.CorrectAsync(1, ("undo", one.Store.Corrections.Of(1)[0].Id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        await SoonAsync(() => Problems(other) == 1);

        one.Server.Workroom.Receive(Person.AtTheMachine, "方案/创建工作方案.txt", "2026年创建工作方案\n一、重点任务\n1．整治背街小巷86条。牵头单位：城东街道；完成时限：2026年11月30日前。\n"u8.ToArray());
        await SoonAsync(() => Tasks(other).Length == 1);
        one.Store.Edits.Add(new TaskEdit(Tasks(other)[0].Id, ProgressStatus.Done, "现场看过", "王敏", one.Time.GetUtcNow()));
        await SoonAsync(() => Tasks(other) is [{ Status: ProgressStatus.Done }]);

        one.Server.Workroom.Forget(Person.AtTheMachine, 1);
        await SoonAsync(() => other.Server.Workroom.Now.Files.Length == 1);
    }

    [Fact]
    public async Task Where_nobody_changes_anything_nothing_is_put_together_anew()
    {
        await using var site = await Site.StartAsync();
        site.Server.Workroom.Receive(Person.AtTheMachine, "城东街道周报.txt", Encoding.UTF8.GetBytes(Report));
        await site.SettledAsync();
        var (revision, mark) = (site.Server.Workroom.Now.Revision, site.Store.Mark());
        using var visitor = site.Visitor();
        _ = await visitor.TextAsync("/briefings");

        // Longer than between two looks.
        await Task.Delay(TimeSpan.FromSeconds(5));

        Assert.Equal((revision, mark), (site.Server.Workroom.Now.Revision, site.Store.Mark()));
    }

    private static int Problems(Site site) => site.Server.Workroom.View(null)?.Digest.Counts.Problems ?? -1;

    private static DigestTask[] Tasks(Site site) => [.. site.Server.Workroom.View(null)?.Digest.Tasks ?? []];

    private static async Task SoonAsync(Func<bool> so)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < AFewSeconds && !so();) await Task.Delay(50);
        Assert.True(so());
    }
}
