using System.Collections.Immutable;
using System.Globalization;
using DocPipe.Model;

namespace DocPipe.Tests.Render;

/// <summary>A week of a fictional district, with something in every field of the contract; every quotation is found in its source text.</summary>
internal static class SampleDigest
{
    private const string East = "周报/城东街道.docx", North = "周报/城北街道工作总结.docx", Traffic = "周报/交警大队.docx", Market = "周报/市场局.txt", Plan = "方案/云溪区创建方案.docx";

    private static readonly Dictionary<string, DigestSource> Sources = new[]
    {
        Text(Plan, "云溪区全国文明城市创建工作实施方案", null, """
            云溪区全国文明城市创建工作实施方案
            二、重点任务
            （一）背街小巷整治。由区城管局牵头，各街道配合，11月30日前完成28条背街小巷路面修补和管线入地。
            （二）交通秩序提升。由交警大队牵头，11月20日前在全区32个路口增设礼让行人标识。
            （三）农贸市场改造。由区市场监管局牵头，12月15日前完成6个农贸市场升级改造。
            （四）公益广告更新。由区委宣传部牵头，11月底前更换破损褪色公益广告。
            """),
        Text(East, "城东街道本周文明创建工作总结", "城东街道", """
            城东街道本周文明创建工作总结
            一、工作开展情况
            本周组织志愿者320人次清理楼道堆物，发放宣传资料12000余份，修补背街小巷路面6处。
            推行“楼长包片”做法，3个小区实现楼道堆物当日清零，居民满意度明显上升。
            二、存在问题
            解放路与文化街交叉口非机动车乱停乱放现象反复出现。
            幸福小区部分楼道照明损坏未及时修复。
            三、下周计划
            11月27日前完成文化街公益广告更换，联系人：xxx。
            """),
        Text(North, "城北街道工作总结", "城北街道", """
            城北街道工作总结
            一、主要工作
            本周发放宣传资料8500份，开展志愿服务210人次，清运积存垃圾45吨。
            二、问题
            老旧小区生活垃圾清运不及时，居民反映较多。
            北关农贸市场周边占道经营较突出。
            三、下步打算
            对占道经营开展集中整治，11月25日前见成效。
            """),
        Text(Traffic, "交警大队周工作小结", "交警大队", """
            交警大队周工作小结
            本周在18个路口增设礼让行人标识，查处非机动车逆行312起，劝导行人闯红灯1500余人次。
            人民路学校路段上下学高峰机动车违停仍较严重。
            """),
        Text(Market, "市场监管局工作情况", "区市场监管局", """
            市场监管局工作情况
            已完成2个农贸市场改造，1个正在施工。
            个别商户索证索票不全。
            下周对剩余3个农贸市场进场施工。
            """),
    }.ToDictionary(s => s.Path);

    public static Digest Rich { get; } = new()
    {
        Title = "云溪区文明城市创建工作情况汇总",
        Period = "2026-11-16/2026-11-22",
        Generated = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)),
        AsOf = new DateOnly(2026, 11, 23),
        Counts = new DigestCounts(Files: 9, Documents: 8, Units: 6, Tasks: 4, Problems: 6, Figures: 11),
        Units =
        [
            new("城东街道", true, false, [Doc(East, DocumentType.Weekly)], [], 1, 0, 0, 0.86) { Blanks = [Cite(East, "联系人：xxx")], TasksDone = 3, Problems = 2 },
            new("城北街道", true, true, [Doc(North, DocumentType.Weekly)], [], 0, 1, 0, 1.0) { TasksDone = 3, Problems = 2 },
            new("交警大队", true, false, [Doc(Traffic, DocumentType.Weekly)], [new(Role.NextSteps, "下一步打算", Traffic, 1)], 0, 0, 1, 0.67)
            { TasksDone = 2, Problems = 1 },
            new("区市场监管局", true, false, [Doc(Market, DocumentType.Weekly)], [new(Role.Overview, "总体情况", Market, 1), new(Role.Results, "工作成效", Market, 1)],
                0, 0, 1, 0.5) { TasksDone = 1, Problems = 1 },
            new("城西街道", false, false, [], [], 0, 0, 0, 0),
            new("区城管局", false, false, [], [], 0, 0, 0, 0),
        ],
        NotSubmitted = ["城西街道", "区城管局"],
        Unreadable = [new("周报/扫描件.pdf", "DP1004", "文件已加密，打不开"), new("周报/空白.docx", "DP1002", "文件是空的")],
        UnknownSender = [new("周报/新建文档(1).docx", 1, DocumentType.Weekly, "本周工作总结", null)],
        Tasks =
        [
            new("t1", "在全区32个路口增设礼让行人标识", "交警大队", ["交警大队"], [], "../2026-11-20", ProgressStatus.Overdue, Light.Red,
                [new("在18个路口增设礼让行人标识", "交警大队", 0.82, [Cite(Traffic, "本周在18个路口增设礼让行人标识")])],
                [Cite(Plan, "由交警大队牵头，11月20日前在全区32个路口增设礼让行人标识")]) { DaysLeft = -3 },
            new("t2", "完成28条背街小巷路面修补和管线入地", "区城管局", ["区城管局"], ["各街道"], "../2026-11-30", ProgressStatus.InProgress, Light.Yellow,
                [new("修补背街小巷路面6处", "城东街道", 0.71, [Cite(East, "修补背街小巷路面6处")])],
                [Cite(Plan, "由区城管局牵头，各街道配合，11月30日前完成28条背街小巷路面修补和管线入地")]) { DaysLeft = 7 },
            new("t3", "完成6个农贸市场升级改造", "区市场监管局", ["区市场监管局"], [], "../2026-12-15", ProgressStatus.InProgress, Light.Green,
                [new("已完成2个农贸市场改造，1个正在施工", "区市场监管局", 0.77, [Cite(Market, "已完成2个农贸市场改造，1个正在施工")])],
                [Cite(Plan, "由区市场监管局牵头，12月15日前完成6个农贸市场升级改造")]) { DaysLeft = 22 },
            new("t4", "更换破损褪色公益广告", "区委宣传部", ["区委宣传部"], [], "../2026-11", ProgressStatus.Planned, Light.Yellow,
                [], [Cite(Plan, "由区委宣传部牵头，11月底前更换破损褪色公益广告")]) { DaysLeft = 7 },
        ],
        Next =
        [
            new("完成文化街公益广告更换", "城东街道", "../2026-11-27", [Cite(East, "11月27日前完成文化街公益广告更换")]),
            new("对占道经营开展集中整治", "城北街道", "../2026-11-25", [Cite(North, "对占道经营开展集中整治，11月25日前见成效")]),
            new("对剩余3个农贸市场进场施工", "区市场监管局", null, [Cite(Market, "下周对剩余3个农贸市场进场施工")]),
        ],
        Highlights =
        [
            new("推行“楼长包片”做法，3个小区实现楼道堆物当日清零", "城东街道", null, [Cite(East, "推行“楼长包片”做法，3个小区实现楼道堆物当日清零")]),
            new("查处非机动车逆行312起，劝导行人闯红灯1500余人次", "交警大队", null, [Cite(Traffic, "查处非机动车逆行312起，劝导行人闯红灯1500余人次")]),
            new("开展志愿服务210人次，清运积存垃圾45吨", "城北街道", null, [Cite(North, "开展志愿服务210人次，清运积存垃圾45吨")]),
        ],
        Problems =
        [
            new("traffic", "交通秩序", 2, 3,
            [
                new("解放路与文化街交叉口非机动车乱停乱放现象反复出现", "城东街道", 0.95, [Cite(East, "解放路与文化街交叉口非机动车乱停乱放现象反复出现")]) { Recurring = true },
                new("人民路学校路段上下学高峰机动车违停仍较严重", "交警大队", 0.91, [Cite(Traffic, "人民路学校路段上下学高峰机动车违停仍较严重")]),
            ]),
            new("sanitation", "环境卫生", 1, 1,
                [new("老旧小区生活垃圾清运不及时，居民反映较多", "城北街道", 0.93, [Cite(North, "老旧小区生活垃圾清运不及时，居民反映较多")])]),
            new("street_order", "市容秩序", 1, null,
                [new("北关农贸市场周边占道经营较突出", "城北街道", 0.9, [Cite(North, "北关农贸市场周边占道经营较突出")])]),
            new("community", "社区管理", 1, 0,
                [new("幸福小区部分楼道照明损坏未及时修复", "城东街道", 0.66, [Cite(East, "幸福小区部分楼道照明损坏未及时修复")])]),
            new("market", "市场管理", 1, 2, [new("个别商户索证索票不全", "区市场监管局", 0.88, [Cite(Market, "个别商户索证索票不全")])]),
        ],
        Figures =
        [
            new("宣传资料", "份", 20500, 15200, true,
            [
                new("城东街道", 12000, Qualifier.Approx, [Cite(East, "发放宣传资料12000余份")]),
                new("城北街道", 8500, Qualifier.Exact, [Cite(North, "发放宣传资料8500份")]),
            ]),
            new("志愿服务", "人次", 530, 560, false,
            [
                new("城东街道", 320, Qualifier.Exact, [Cite(East, "志愿者320人次")]),
                new("城北街道", 210, Qualifier.Exact, [Cite(North, "志愿服务210人次")]),
            ]),
            new("积存垃圾", "吨", 45, null, false, [new("城北街道", 45, Qualifier.Exact, [Cite(North, "清运积存垃圾45吨")])]),
        ],
        Copies =
        [
            new(CopyKind.BetweenUnits, 0.94, true, [Cite(East, "一、工作开展情况"), Cite(North, "一、主要工作")]) { Units = ["城东街道", "城北街道"] },
        ],
        Conflicts =
        [
            new(ConflictKind.Total, "农贸市场总数为6个，已完成2个、在建1个、剩余3个，与方案一致，但与上期报送的5个不符", [Cite(Market, "下周对剩余3个农贸市场进场施工")]) { Unit = "区市场监管局" },
        ],
        Deadlines =
        [
            new(new DateOnly(2026, 11, 25), "对占道经营开展集中整治", "城北街道", [Cite(North, "11月25日前见成效")]) { DaysLeft = 2 },
            new(new DateOnly(2026, 11, 27), "完成文化街公益广告更换", "城东街道", [Cite(East, "11月27日前完成文化街公益广告更换")]) { DaysLeft = 4 },
            new(new DateOnly(2026, 11, 30), "完成28条背街小巷路面修补和管线入地", "区城管局", [Cite(Plan, "11月30日前完成28条背街小巷路面修补和管线入地")]) { DaysLeft = 7 },
        ],
        Sources = [.. Sources.Values],
    };

    /// <summary>Nothing was read.</summary>
    public static Digest Empty { get; } = new()
    {
        Title = "",
        Generated = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
        AsOf = new DateOnly(2026, 11, 23),
        Counts = new DigestCounts(0, 0, 0, 0, 0, 0),
    };

    /// <summary>Everything a document can hold that means something to Markdown, HTML, XML, Excel or the template language.</summary>
    public const string Nasty = "<script>alert(1)</script> | 表格 # 题 {{ tasks }} {%{ **粗** _斜_ `码` [链](javascript:x) ![图](x) &lt; \\ ~~删~~ ^上^ $x$ \0\u0001\u000b\u001f\uFFFE\uD800 _x0041_ ::: 1. =1+1";

    public static Digest Hostile(int tasks)
    {
        const string path = "a|b<c>/{{x}}#1.docx";
        var text = Nasty + "\n# " + Nasty + "\n```\n---\n";
        ImmutableArray<Evidence> evidence = [new(path, 1, new Span(0, Nasty.Length), Nasty)];
        ImmutableArray<string> starts = ["=1+1", "+1", "-1", "@x", "1. 一", "- 二", "# 三", "> 四", "    五", "```六", "---", "===", "::: 七", "| 八 |", "1) 九", "* 十"];
        return new Digest
        {
            Title = string.Concat(Enumerable.Repeat("标题很长且有|管道#井号", 40))[..400],
            Period = "2026-11-16/..",
            Generated = new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero),
            AsOf = new DateOnly(2026, 11, 23),
            Counts = new DigestCounts(int.MaxValue, 1, 1, tasks, 16, 1),
            Units =
            [
                new(Nasty, true, true, [new(path, 1, DocumentType.Other, Nasty, "乱")], [new(Role.Problems, Nasty, path, 1)], 1, 1, 1, 1.7) { Blanks = evidence },
                new("", true, false, [], [], 0, 0, 0, double.NaN),
            ],
            NotSubmitted = starts,
            Unreadable = [new(path, "DP1004", Nasty)],
            UnknownSender = [new(path, 1, DocumentType.Other, "", null)],
            Tasks =
            [
                .. Enumerable.Range(0, tasks).Select(i => new DigestTask(
                    i.ToString(CultureInfo.InvariantCulture), i % 50 == 0 ? Nasty : starts[i % starts.Length] + "任务" + i, i % 3 == 0 ? null : "单位" + (i % 40), [], [],
                    (i % 4) switch { 0 => null, 1 => "../2026-11-30", 2 => "乱写|的时间", _ => "../XXXX-09-30" },
                    (ProgressStatus)(i % 5), (Light)(i % 4), i % 2 == 0 ? [] : [new(Nasty, null, 0.5, evidence)], i % 7 == 0 ? [] : evidence) { DaysLeft = i % 4 == 1 ? i - 5000 : null }),
            ],
            Next = [new(Nasty, null, Nasty, []), new("", "", "", [])],
            Highlights = [.. starts.Select(s => new DigestNote(s, s, null, evidence))],
            Problems = [new("no_such_category", Nasty, 16, -1, [.. starts.Select(s => new DigestProblem(s + Nasty, s, 2.5, evidence) { Recurring = true })])],
            Figures = [new(Nasty, "|", decimal.MaxValue, decimal.MinValue, true, [new(null, decimal.MaxValue, Qualifier.Max, evidence)]), new("", "", 0.0000001m, 0, false, [])],
            Copies = [new(CopyKind.BetweenUnits, -1, false, []), new(CopyKind.EarlierPeriod, 1, true, evidence) { Units = [Nasty] }],
            Conflicts = [new(ConflictKind.Total, Nasty, evidence)],
            Deadlines = [new(DateOnly.MinValue, Nasty, null, []), new(DateOnly.MaxValue, "", "", evidence) { DaysLeft = int.MinValue }],
            Sources = [new(path, 1, Nasty, null, new Span(0, text.Length), text), new("没有引用.txt", 1, "", "", new Span(10, 12), "空白")],
        };
    }

    private static DigestSource Text(string path, string title, string? unit, string text) => new(path, 1, title, unit, new Span(0, text.Length), text);

    private static DigestDocument Doc(string path, DocumentType type) => new(path, 1, type, Sources[path].Title, "2026-11-16/2026-11-22");

    private static Evidence Cite(string path, string words)
    {
        var at = Sources[path].Text.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? throw new InvalidOperationException(words) : new Evidence(path, 1, new Span(at, at + words.Length), words);
    }
}
