using DocPipe.Consolidate;
using DocPipe.Model;

namespace DocPipe.Tests.Specs;

/// <summary>Reads short reports as the tables of corpus/specs write them, through all stages, and consolidates them.</summary>
internal sealed class SpecBatch
{
    public static readonly DateOnly AsOf = new(2026, 11, 21);

    private static readonly Roster Roster = new(
    [
        .. new[] { "城东街道", "城西街道", "城南街道", "城北街道", "江口镇" }.Select(n => new RosterUnit(n, [n + "办事处"], n.EndsWith('镇') ? "镇" : "街道", "")),
        .. new[] { "桂花社区", "银杏社区" }.Select(n => new RosterUnit(n, ["城东街道" + n], "社区", "")),
        .. new[] { "城管局", "住建局", "教育局", "交警大队", "市场监管局" }.Select(n => new RosterUnit("区" + n, [n], "部门", "")),
    ]);

    private static readonly Pipeline Pipeline = StandardPipeline.Create(DataFolder.Default, TemplateFolder.Default, Roster);

    private static readonly Consolidator Consolidator = new(DataFolder.Default);

    private readonly List<(string Path, string Text)> files = [];

    /// <param name="week">47 is the period judged, 46 the one before.</param>
    /// <param name="body">As it stands below the title, or, where it has no heading of its own, as an account of work done.</param>
    public SpecBatch Report(string unit, int week, string body)
    {
        var days = week == 47 ? "2026年11月16日—11月22日" : "2026年11月9日—11月15日";
        var headed = body.Contains("一、", StringComparison.Ordinal) ? body : "一、本周工作开展情况\n" + body;
        files.Add(($"第{week}周/{unit}周报{files.Count}.txt", $"{unit}本周创建工作总结\n（{days}）\n{headed}\n"));
        return this;
    }

    public SpecBatch Plan(string tasks)
    {
        files.Add(("方案/实施方案.txt",
            $"青禾区文明城市创建攻坚行动实施方案\n为做好创建工作，制定本方案。\n一、工作目标\n建成文明城区。\n二、重点任务\n{tasks}\n三、工作要求\n各单位要落实责任。\n区创建办\n2026年9月18日\n"));
        return this;
    }

    public Digest Digest() => Consolidator.Consolidate(
        new Batch([.. files.SelectMany(f => Pipeline.Run(Document.FromReading(new Source(f.Path, f.Path, "txt", "utf-8"), f.Text), CancellationToken.None))], [], files.Count),
        new ConsolidateOptions(Roster, DayRange.ParsePeriod("2026-W47"), AsOf, default, null));
}
