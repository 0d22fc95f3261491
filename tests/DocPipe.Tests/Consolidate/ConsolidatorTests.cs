using DocPipe.Consolidate;
using DocPipe.Model;

namespace DocPipe.Tests.Consolidate;

public class ConsolidatorTests
{
    private const string ThisWeek = "2026-11-16/2026-11-22";
    private const string LastWeek = "2026-11-09/2026-11-15";

    private static readonly Roster Roster = new(
    [
        new RosterUnit("城东街道", ["城东街道办"], "街道", ""),
        new RosterUnit("城西街道", [], "街道", ""),
        new RosterUnit("区城管局", ["城管局"], "部门", ""),
    ]);

    private static Digest Consolidate(string? period, params Made[] made) => new Consolidator(DataFolder.Default).Consolidate(
        Made.Batch(made),
        new ConsolidateOptions(Roster, period is null ? null : DayRange.ParsePeriod(period), new DateOnly(2026, 11, 21), default, null));

    [Fact]
    public void A_unit_that_sent_nothing_for_the_period_is_named()
    {
        var digest = Consolidate("2026-W47", Made.Weekly("a.txt", "城东街道办", ThisWeek, "本周工作"), Made.Weekly("b.txt", "城西街道", LastWeek, "上周工作"));

        Assert.Equal("城西街道 区城管局", string.Join(" ", digest.NotSubmitted));
        Assert.Equal("城东街道", Assert.Single(digest.Units, u => u.Submitted).Name);
    }

    [Fact]
    public void The_period_is_the_latest_that_many_documents_report_on()
    {
        var digest = Consolidate(null,
            Made.Weekly("a.txt", "城东街道", ThisWeek, "甲"), Made.Weekly("b.txt", "城西街道", ThisWeek, "乙"),
            Made.Weekly("c.txt", "城东街道", LastWeek, "丙"), Made.Weekly("d.txt", "城西街道", LastWeek, "丁"), Made.Weekly("e.txt", "区城管局", LastWeek, "戊"));

        Assert.Equal(ThisWeek, digest.Period);
    }

    [Fact]
    public void The_same_content_under_two_names_counts_once()
    {
        const string text = "本周清运垃圾20吨，巡查点位若干，存在问题按时整改。";
        Made Sent(string path) => Made.Weekly(path, "城东街道", ThisWeek, text).Task("本周清运垃圾20吨", TaskKind.Done).Figure("20吨", 20, "吨", "垃圾");

        var digest = Consolidate("2026-W47", Sent("周报.txt"), Sent("周报 - 副本.txt"));

        Assert.Equal(20, Assert.Single(digest.Figures).Total);
        Assert.Equal("周报.txt", digest.Units[0].Documents[1].DuplicateOf);
        Assert.Empty(digest.Copies);
    }

    [Fact]
    public void Figures_of_the_same_thing_add_up_over_units_and_masked_ones_never()
    {
        var digest = Consolidate("2026-W47",
            Made.Weekly("a.txt", "城东街道", ThisWeek, "发放宣传单1200余份").Task("发放宣传单1200余份", TaskKind.Done).Figure("1200余份", 1200, "份", "宣传单", Qualifier.Approx),
            Made.Weekly("b.txt", "城西街道", ThisWeek, "发放宣传手册300份").Task("发放宣传手册300份", TaskKind.Done).Figure("300份", 300, "份", "宣传手册"),
            Made.Weekly("c.txt", "区城管局", ThisWeek, "发放宣传单xxx份").Task("发放宣传单xxx份", TaskKind.Done).Figure("xxx份", null, "份", "宣传单"),
            Made.Weekly("d.txt", "城东街道", LastWeek, "发放宣传单900份").Task("发放宣传单900份", TaskKind.Done).Figure("900份", 900, "份", "宣传单"));

        var figure = Assert.Single(digest.Figures);
        Assert.Equal(("宣传资料", 1500m, 900m, true), (figure.Of, figure.Total, figure.Previous!.Value, figure.Approximate));
        Assert.Equal(2, figure.Parts.Length);
        Assert.Equal("1200余份", figure.Parts[0].Evidence[0].Text);
    }

    [Fact]
    public void A_planned_figure_is_not_a_result()
    {
        var digest = Consolidate("2026-W47", Made.Weekly("a.txt", "城东街道", ThisWeek, "下周计划清运垃圾50吨").Task("下周计划清运垃圾50吨", TaskKind.Next).Figure("50吨", 50, "吨", "垃圾"));

        Assert.Empty(digest.Figures);
        Assert.Equal("下周计划清运垃圾50吨", Assert.Single(digest.Next).Text);
    }

    [Fact]
    public void A_task_is_followed_through_the_reports()
    {
        const string task = "完成农贸市场升级改造规范停车";
        var digest = Consolidate("2026-W47",
            Made.Plan("方案.docx", "区创建办", task + "整治夜市油烟设置隔油设施开展校园周边巡查")
                .Task(task, TaskKind.Planned, "区城管局", "../2026-11-30")
                .Task("整治夜市油烟设置隔油设施", TaskKind.Planned, "区城管局", "../2026-11-20")
                .Task("开展校园周边巡查", TaskKind.Planned, "城西街道"),
            Made.Weekly("a.txt", "城管局", ThisWeek, task + "，已全部完成。").Task(task + "，已全部完成。", TaskKind.Done));

        Assert.Equal([ProgressStatus.Done, ProgressStatus.Overdue, ProgressStatus.Unknown], digest.Tasks.Select(t => t.Status));
        Assert.Equal([Light.Green, Light.Red, Light.None], digest.Tasks.Select(t => t.Light));
        Assert.Equal((9, -1), (digest.Tasks[0].DaysLeft!.Value, digest.Tasks[1].DaysLeft!.Value));
        Assert.Equal("a.txt", digest.Tasks[0].Progress[0].Evidence[0].Path);
    }

    [Fact]
    public void Problems_are_grouped_with_the_count_of_the_period_before_and_recurring_ones_are_marked()
    {
        var digest = Consolidate("2026-W47",
            Made.Weekly("a.txt", "城东街道", ThisWeek, "菜市场门口乱停乱放仍然较多").Problem("菜市场门口乱停乱放仍然较多", "traffic"),
            Made.Weekly("b.txt", "城东街道", LastWeek, "菜市场门口乱停乱放比较突出。背街小巷停车较乱").Problem("菜市场门口乱停乱放比较突出", "traffic").Problem("背街小巷停车较乱", "traffic"));

        var group = Assert.Single(digest.Problems);
        Assert.Equal(("交通秩序", 1, 2), (group.Label, group.Count, group.Previous!.Value));
        Assert.True(Assert.Single(group.Items).Recurring);
    }

    private const string Report =
        "组织志愿者在主要路口开展文明劝导，清理楼道杂物，擦拭公益广告牌，走访沿街商户签订门前三包责任书，巡查老旧小区消防通道，发现隐患当场交办物业限时整改，并对上周点位逐一复查销号。共出动人员{0}人次。";

    [Fact]
    public void A_copy_with_only_the_numbers_changed_is_found_between_units()
    {
        var digest = Consolidate("2026-W47",
            Made.Weekly("a.txt", "城东街道", ThisWeek, "城东街道" + Report.Replace("{0}", "120", StringComparison.Ordinal)),
            Made.Weekly("b.txt", "城西街道", ThisWeek, "城西街道" + Report.Replace("{0}", "95", StringComparison.Ordinal)),
            Made.Weekly("c.txt", "区城管局", ThisWeek, "本周拆除违建两处，更换破损井盖，修补人行道板，对夜间烧烤摊点划定经营区域，约谈外卖站点负责人规范骑手停车。"));

        var copy = Assert.Single(digest.Copies);
        Assert.Equal((CopyKind.BetweenUnits, true), (copy.Kind, copy.OnlyNumbersChanged));
        Assert.Equal(["城东街道", "城西街道"], copy.Units.Order(StringComparer.Ordinal));
        Assert.Contains("清理楼道杂物", copy.Evidence[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_the_plan_that_everyone_quotes_are_no_copy()
    {
        const string words = "聚焦背街小巷、农贸市场、老旧小区三类点位，逐一建立清单，明确责任人和整改时限，实行销号管理，每周通报排名。";
        var digest = Consolidate("2026-W47",
            Made.Plan("方案.txt", "区创建办", words),
            Made.Weekly("a.txt", "城东街道", ThisWeek, "按照要求，" + words),
            Made.Weekly("b.txt", "城西街道", ThisWeek, "根据方案，" + words));

        Assert.Empty(digest.Copies);
    }

    [Fact]
    public void A_report_signed_after_its_period_is_late()
    {
        var made = Made.Weekly("a.txt", "城东街道", ThisWeek, "本周工作。\n2026年11月25日");
        made.Add(new DateAnnotation(made.Find("2026年11月25日"), "test", DateKind.Date, "2026-11-25"));

        Assert.True(Consolidate("2026-W47", made).Units[0].Late);
    }

    [Fact]
    public void An_empty_batch_gives_an_empty_digest_with_everyone_missing()
    {
        var digest = Consolidate("2026-W47");

        Assert.Equal(3, digest.NotSubmitted.Length);
        Assert.Equal(0, digest.Counts.Documents);
    }
}
