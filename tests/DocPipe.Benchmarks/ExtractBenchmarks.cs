using System.Text;
using BenchmarkDotNet.Attributes;
using DocPipe.Extract;
using DocPipe.Model;
using DocPipe.Structure;

namespace DocPipe.Benchmarks;

/// <summary>
/// Structure and Extract over about one megabyte (UTF-8) of reports of the genre. Bytes a second are the size divided by the time; the aim is
/// 10 MB a second and core for both together.
/// </summary>
[MemoryDiagnoser]
public class ExtractBenchmarks
{
    private const int Size = 1_000_000;

    private const string Report =
        """
        云江市柳巷街道创建全国文明城市工作总结
        一、基本情况
        今年3月以来，街道对照《全国文明城市测评体系》（云文明委〔2026〕3号）要求，扎实开展创建工作，群众知晓率达到95%以上。
        二、工作开展情况
        （一）强化组织领导。街道成立由书记任组长的领导小组，召开动员会3次，制定方案12份，每周五调度工作进展。
        （二）开展环境整治。4月1日至6月30日，共出动人员1200余人次、车辆85辆次，清运垃圾36吨，清理小广告5000多处，拆除违建12处约800平方米。
        （三）加强宣传引导。向居民发放《市民文明手册》1.2万册，悬挂横幅60条，组织120名志愿者开展劝导活动，参与率不低于80%。
        三、存在问题
        部分小区飞线充电现象依然存在，非机动车乱停乱放，个别社区资料不齐全，保洁力量不足，居民参与创建的积极性还不够高。
        四、下一步打算
        1、由综合执法队牵头，各社区配合，11月底前完成占道经营整治，责任单位：市城管局、柳巷派出所。
        2、每月25日前报送整改情况，由xx负责，联系电话：
        云江市柳巷街道办事处
        2026年9月28日

        """;

    private readonly StructureStage structure = new(Roster.Empty, DataFolder.Default);
    private readonly ExtractStage extract = new(DataFolder.Default, Roster.Empty);
    private Document[] read = [];
    private Document[] structured = [];

    [GlobalSetup]
    public void Prepare()
    {
        var count = Size / Encoding.UTF8.GetByteCount(Report);
        read = [.. Enumerable.Range(0, count).Select(i => Document.FromReading(new Source($"{i}.txt", "", "txt", null), Report))];
        structured = [.. read.Select(d => structure.Run(d, CancellationToken.None))];
    }

    [Benchmark(Baseline = true)]
    public int StructureAndExtract() => read.Sum(d => extract.Run(structure.Run(d, CancellationToken.None), CancellationToken.None).Annotations.Length);

    [Benchmark]
    public int StructureAlone() => read.Sum(d => structure.Run(d, CancellationToken.None).Blocks.Length);

    [Benchmark]
    public int ExtractAlone() => structured.Sum(d => extract.Run(d, CancellationToken.None).Annotations.Length);
}
