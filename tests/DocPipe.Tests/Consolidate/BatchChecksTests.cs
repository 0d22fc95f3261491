using DocPipe.Consolidate;
using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Tests.Consolidate;

/// <summary>Whole reports, as a clerk would receive them, through every stage: what is only seen between documents.</summary>
public sealed class BatchChecksTests
{
    private static readonly Roster Roster = RosterFile.Parse(
        "name,aliases,kind,contact,owes,due\n东门街道,东门街道办事处,街道,,,周五\n区消防大队,区消防救援大队|消防大队,部门,,,\n区城管局,城管局,部门,,,\n区文旅局,,部门,,方案,\n", "roster.csv");

    private static readonly Pipeline Pipeline = StandardPipeline.Create(DataFolder.Default, TemplateFolder.Default, Roster);

    private static readonly Consolidator Consolidator = new(DataFolder.Default);

    private const string East = """
        东门街道创建工作周报
        （2026年5月11日—5月17日）
        一、本周工作
        1.5月13日联合区消防大队开展电动车火灾疏散演练，参加居民340人，发放折页500份。
        2.在文昌路更换路灯24盏，清理楼道堆物86处，劝导占道经营32起，更换破损井盖12套。
        二、存在问题
        1.夜市油烟扰民，商户不开净化器，居民反复投诉。
        三、下周打算
        1.5月20日前完成文昌路井盖更换，城建办负责。
        东门街道办事处
        2026年5月15日
        """;

    private static Digest Digest(params (string Path, string Text)[] files) => Consolidator.Consolidate(
        new Batch(
            [.. files.SelectMany(f => Pipeline.Run(Document.FromReading(new Source(f.Path, f.Path, "txt", "utf-8"), f.Text.ReplaceLineEndings("\n")), CancellationToken.None))],
            [], files.Length),
        new ConsolidateOptions(Roster, DayRange.ParsePeriod("2026-W20"), new DateOnly(2026, 5, 17), default, null));

    private static string Fire(string people, string end = "") => $"""
        区消防救援大队一周工作总结
        （2026年5月11日至5月17日）
        一、主要工作
        1.5月13日与东门街道联合开展电动车火灾疏散演练1场，参加居民{people}人。
        2.检查九小场所112家，发现隐患58处，督促整改52处，其余6处限期整改。
        二、存在问题
        1.部分老旧小区消防通道被占用，微型消防站值守人员流动大。
        三、下周打算
        1.5月21日前对夜市开展一次消防检查，防火科负责。
        {end}
        """;

    [Fact]
    public void What_two_units_did_together_they_must_tell_alike()
    {
        var conflict = Assert.Single(Digest(("第20周/东门街道.txt", East), ("第20周/消防大队.txt", Fire("430"))).Conflicts);

        Assert.Equal(ConflictKind.RepeatedFigure, conflict.Kind);
        Assert.Equal(["第20周/东门街道.txt", "第20周/消防大队.txt"], conflict.Evidence.Select(e => e.Path).Order(StringComparer.Ordinal));
        Assert.Contains("340人", conflict.Message, StringComparison.Ordinal);
        Assert.Empty(Digest(("第20周/东门街道.txt", East), ("第20周/消防大队.txt", Fire("340"))).Conflicts);
    }

    [Fact]
    public void What_stands_at_one_place_can_be_counted_only_once()
    {
        static string City(string lamps) => $"区城管局第20周工作小结\n（5月11日—5月17日）\n一、工作情况\n1.在{lamps}，劝导占道经营210起，清运垃圾86吨，清理小广告310处。\n二、存在问题\n1.夜间渣土车抛洒，路面污染重。\n三、下步工作\n1.5月19日前完成渣土车整治方案，执法科负责。\n";

        var conflict = Assert.Single(Digest(("第20周/东门街道.txt", East), ("第20周/城管局.txt", City("文昌路更换路灯26盏"))).Conflicts);

        Assert.Contains("文昌路", conflict.Message, StringComparison.Ordinal);
        Assert.Empty(Digest(("第20周/东门街道.txt", East), ("第20周/城管局.txt", City("学府路更换路灯26盏"))).Conflicts);
    }

    [Fact]
    public void A_running_total_does_not_fall()
    {
        static string City(int week, string days, string all) => $"区城管局第{week}周工作小结\n（2026年{days}）\n一、工作情况\n1.劝导占道经营180起，清运垃圾92吨，累计清运{all}吨，巡查背街小巷45条。\n二、存在问题\n1.夜间渣土车抛洒，路面污染重。\n三、下步工作\n1.完成夜间执法排班，执法科负责。\n";
        var before = ("第19周/城管局.txt", City(19, "5月4日—5月10日", "1285"));

        var conflict = Assert.Single(Digest(before, ("第20周/城管局.txt", City(20, "5月11日—5月17日", "1258"))).Conflicts);

        Assert.Contains("累计数不应减少", conflict.Message, StringComparison.Ordinal);
        Assert.Empty(Digest(before, ("第20周/城管局.txt", City(20, "5月11日—5月17日", "1377"))).Conflicts);
    }

    [Fact]
    public void The_newer_of_two_versions_counts_and_the_older_is_said_to_be_set_aside()
    {
        var digest = Digest(("第20周/东门街道（定稿）.txt", East), ("第20周/东门街道.txt", East.Replace("路灯24盏", "路灯21盏", StringComparison.Ordinal)));

        var unit = digest.Units.Single(u => u.Name == "东门街道");
        Assert.Equal("第20周/东门街道（定稿）.txt", unit.Documents.Single(d => d.SupersededBy is not null).SupersededBy);
        Assert.Equal("第20周/东门街道.txt", digest.Findings.Single(f => f.Kind == FindingKind.Superseded).Evidence[0].Path);
        Assert.Contains(digest.Figures, f => f is { Measure: "盏", Total: 24 });
    }

    [Fact]
    public void A_report_of_another_week_or_of_another_unit_is_named()
    {
        var digest = Digest(("第20周/东门街道.txt", East.Replace("5月11日—5月17日", "5月4日—5月10日", StringComparison.Ordinal)), ("第20周/城管局.txt", Fire("340", "区消防救援大队")));

        Assert.Equal([FindingKind.PeriodMismatch, FindingKind.UnitMismatch], digest.Findings.Where(f => f.Kind is FindingKind.PeriodMismatch or FindingKind.UnitMismatch).Select(f => f.Kind));
        Assert.Equal(["东门街道", "区城管局"], digest.Findings.Where(f => f.Kind is FindingKind.PeriodMismatch or FindingKind.UnitMismatch).Select(f => f.Unit));
    }

    [Fact]
    public void The_days_of_the_work_are_not_the_period_of_the_report()
    {
        var text = East.Replace("1.5月13日联合", "1.总结5月1日至3日假期值守经验；5月13日联合", StringComparison.Ordinal);

        Assert.DoesNotContain(Digest(("第20周/东门街道.txt", text)).Findings, f => f.Kind == FindingKind.PeriodMismatch);
    }

    [Fact]
    public void Late_is_what_is_signed_after_the_day_that_the_roster_names()
    {
        Assert.False(Digest(("第20周/东门街道.txt", East)).Units.Single(u => u.Name == "东门街道").Late);
        Assert.True(Digest(("第20周/东门街道.txt", East.Replace("5月15日", "5月16日", StringComparison.Ordinal))).Units.Single(u => u.Name == "东门街道").Late);
    }

    [Fact]
    public void Who_owes_only_a_plan_is_not_missed_and_a_circular_is_nobodys_report()
    {
        const string circular = "文明创建督查通报\n第7期\n5月13日至14日，督查组对东门街道、区城管局的点位进行了暗访，现将有关情况通报如下。\n一、总体情况\n共检查点位42个。\n二、工作要求\n请责任单位抓紧整改。\n";

        var digest = Digest(("第20周/督查通报第7期.txt", circular));

        Assert.Equal(["东门街道", "区消防大队", "区城管局"], digest.NotSubmitted.ToArray());
        Assert.Empty(digest.UnknownSender);
    }
}
