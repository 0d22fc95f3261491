using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Tests.Storage;

/// <summary>What people said is no copy, no contradiction, or need not be told.</summary>
public abstract partial class StoreSpec
{
    private static readonly string[] Told =
    [
        "周一上午组织党员干部到背街小巷清理卫生死角，擦洗公共座椅和宣传栏，劝导沿街商户把占道摆放的货物收回店内。",
        "周三下午邀请退休教师给孩子们讲文明礼仪，大家一起动手把旧报纸折成环保纸袋，送给菜市场买菜的居民使用。",
        "周五晚上网格员挨家挨户检查楼道里的电动车充电，帮独居老人更换老化的插线板，并登记需要修理的声控灯。",
    ];

    private string[] Copied() => [Report("第47周/甲.txt", "甲社区", Week47, Told), Report("第47周/乙.txt", "乙社区", Week47, Told)];

    private KeptDismissal Dismiss(Store store, byte[] digest, string by = "王芳")
    {
        var read = Read(digest);
        var item = store.Dismissals.ItemsOf(store.Digests.History()[^1].Id, read).Of(Assert.Single(read.Copies))!;
        return store.Dismissals.Add(new Dismissal(item, read.Period, "联合活动", by, Time.GetUtcNow())).Kept!;
    }

    [SkippableFact]
    public void A_dismissed_copy_is_in_no_digest_until_it_is_taken_back()
    {
        var (store, files) = (Open(), Copied());
        var plain = DigestOf(store, files);
        Assert.Equal(WithoutStore(files), plain);

        var kept = Dismiss(store, plain);
        var without = Read(DigestOf(store, files));

        Assert.Empty(without.Copies);
        Assert.Equal(Read(plain).Problems.Length, without.Problems.Length);
        Assert.Equal("王芳", store.Dismissals.Undo(kept.Id, "李军")!.Dismissal.By);
        Assert.Null(store.Dismissals.Undo(kept.Id, "王芳"));
        Assert.Equal(plain, DigestOf(store, files));
        Assert.Equal("李军", Assert.Single(store.Dismissals.All()).UndoneBy);
        Assert.Empty(store.Dismissals.Standing());
        Assert.Equal(kept.Id, Assert.Single(store.Dismissals.UndoneSince(kept.Dismissal.At, 10)).Id);
    }

    [SkippableFact]
    public void A_dismissal_outlives_a_restart_other_stages_and_other_names_but_not_another_text()
    {
        var files = Copied();
        using (var store = Store.Open(Address, Time)) Dismiss(store, DigestOf(store, files));

        var again = Open();
        Assert.Empty(Read(DigestOf(again, files, asked: options with { Title = "另一份" })).Copies);
        Directory.Move(Path.Combine(folder, "第47周"), Path.Combine(folder, "存档"));
        var moved = Directory.GetFiles(Path.Combine(folder, "存档")).OrderDescending(StringComparer.Ordinal).ToArray();
        Assert.Empty(Read(DigestOf(again, moved, new ReportStage())).Copies);
        Assert.Equal(("联合活动", "王芳", Week47), again.Dismissals.Standing()[0].Dismissal is var said ? (said.Reason, said.By, said.Period) : default);
        Assert.Equal(2, again.Dismissals.Standing()[0].Dismissal.Item.Copy!.Units.Length);

        File.AppendAllText(moved[0], "补充一句。\n");
        Assert.Single(Read(DigestOf(again, moved)).Copies);
    }

    [SkippableFact]
    public void Of_two_who_dismiss_one_thing_the_second_gets_the_word_of_the_first()
    {
        var (store, files) = (Open(), Copied());
        var kept = Dismiss(store, DigestOf(store, files));

        var second = store.Dismissals.Add(kept.Dismissal with { By = "李军" });

        Assert.Null(second.Kept);
        Assert.Equal("王芳", second.Before!.Dismissal.By);
        Assert.Single(store.Dismissals.All());
    }

    [SkippableFact]
    public void With_a_file_goes_what_was_said_of_it()
    {
        var (store, files) = (Open(), Copied());
        Dismiss(store, DigestOf(store, files));
        var before = store.Mark();

        store.Files.Forget(store.Files.All()[1].Id);

        Assert.Empty(store.Dismissals.All());
        Assert.NotEqual(before, store.Mark());
    }

    [SkippableFact]
    public void A_mark_differs_after_a_dismissal_and_after_it_is_taken_back()
    {
        var (store, files) = (Open(), Copied());
        var digest = DigestOf(store, files);
        var plain = store.Mark();
        var kept = Dismiss(store, digest);
        var dismissed = store.Mark();
        store.Dismissals.Undo(kept.Id, "王芳");

        Assert.Equal(3, new[] { plain, dismissed, store.Mark() }.Distinct().Count());
    }
}
