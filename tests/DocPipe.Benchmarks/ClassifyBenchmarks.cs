using BenchmarkDotNet.Attributes;
using DocPipe.Classify;
using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Benchmarks;

/// <summary>
/// Sorting sentences on one core, <see cref="Sentences"/> of about 22 characters an operation: words found and sorted, as
/// docpipe classify does, and the sorting alone.
/// </summary>
[MemoryDiagnoser]
public class ClassifyBenchmarks
{
    public const int Sentences = 1000;

    private static readonly string[] Written =
    [
        "部分路段早晚高峰车辆乱停乱放，通行不畅",
        "老旧楼道堆放纸箱旧家具，消防通道被占",
        "更换破损公益广告四十余处，氛围更加浓厚",
        "个别窗口午间无人值守，群众来了白跑一趟",
        "農貿市場後門污水橫流，攤販占住人行道",
        "台账缺少三月份的签到表和活动照片",
    ];

    private readonly Segmenter segmenter = new(Lexicon.Open(DataFolder.Default));
    private readonly IProblemClassifier model = ClassifierFile.Read(DataFolder.Default.PathOf(ClassifierFile.Shipped));
    private readonly List<Token> tokens = [];
    private ExampleReader reader = null!;
    private (string Text, System.Collections.Immutable.ImmutableArray<Span> Words)[] prepared = [];

    [GlobalSetup]
    public void Setup()
    {
        reader = new ExampleReader(DataFolder.Default, (text, into) =>
        {
            tokens.Clear();
            segmenter.Tag(text, tokens);
            foreach (var token in tokens) into.Add(token.Span);
        });
        prepared = [.. Enumerable.Range(0, Sentences).Select(i => reader.Prepare(Written[i % Written.Length]))];
    }

    [Benchmark(OperationsPerInvoke = Sentences)]
    public double WordsAndSorting()
    {
        double sum = 0;
        for (var i = 0; i < Sentences; i++)
        {
            var (text, words) = reader.Prepare(Written[i % Written.Length]);
            sum += model.Judge(text, words.AsSpan()).Sure;
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Sentences)]
    public double Sorting()
    {
        double sum = 0;
        foreach (var (text, words) in prepared) sum += model.Judge(text, words.AsSpan()).Sure;
        return sum;
    }
}
