using BenchmarkDotNet.Attributes;
using DocPipe.Extract;
using DocPipe.Model;
using DocPipe.Structure;

namespace DocPipe.Benchmarks;

/// <summary>
/// Structure alone, and structure with extraction, over one long document: a plan with numbers of every level, owners, phases and running
/// text, repeated. <see cref="Characters"/> UTF-16 units; ten million of them are twenty megabytes in memory, about thirty in UTF-8.
/// </summary>
[MemoryDiagnoser]
public class StructureBenchmarks
{
    private const string Part = """
        三、重点任务
        （一）环境卫生提质行动
        1.对全区86条背街小巷逐条建立档案，明确保洁员和巷长，完成路面修补62条。牵头单位：区城管局；责任单位：各街道、区住建局；完成时限：2026年11月30日前。
        2.集中清运房前屋后、河道两岸的积存垃圾，新增分类投放点120处。由区城管局牵头，各街道配合。
        （二）宣传教育浸润行动。更换破损的公益广告，组织志愿者入户宣传，发放市民手册五万册，知晓率达到90%以上。
        四、实施步骤
        第一阶段：动员部署（2026年9月21日—9月30日）。召开动员大会，分解任务，签订责任书。
        五、工作要求
        一是压实责任，各单位主要负责人负总责；二是严格督查，指挥部办公室每半月通报一次；三是注重实效，坚决防止突击创建。

        """;

    private readonly StructureStage structure = new(Roster.Empty, DataFolder.Default);
    private readonly ExtractStage extract = new(DataFolder.Default, Roster.Empty);
    private Document document = null!;
    private Document structured = null!;

    [Params(10_000, 1_000_000)]
    public int Characters { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var text = "清河区创建文明城市工作方案\n" + string.Concat(Enumerable.Repeat(Part, Characters / Part.Length + 1));
        document = Document.FromReading(new Source("plan.txt", "", "txt", "utf-8"), text[..Characters]);
        structured = structure.Run(document, default);
    }

    [Benchmark]
    public int Structure() => structure.Run(document, default).Blocks.Length;

    [Benchmark]
    public int Extract() => extract.Run(structured, default).Annotations.Length;
}
