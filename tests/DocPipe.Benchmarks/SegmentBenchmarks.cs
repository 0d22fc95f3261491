using System.Runtime.CompilerServices;
using System.Text;
using BenchmarkDotNet.Attributes;
using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Benchmarks;

/// <summary>
/// Words of about one megabyte (UTF-8) of the project's own texts, line by line on one thread: a millisecond an operation is a gigabyte a
/// second, ten are 100 MB/s. The aim is 80 MB/s in accurate mode, nothing allocated, and a dictionary open in 20 ms. The same by
/// @node-rs/jieba: <c>node node-jieba.mjs bench FILE</c>, beside this file.
/// </summary>
[MemoryDiagnoser]
public class SegmentBenchmarks
{
    private const int Size = 1_000_000;

    private readonly Segmenter jieba = Segmenter.Open();
    private readonly DataFolder models = DataFolder.Default;
    private readonly List<Span> spans = [];
    private readonly List<Token> tokens = [];
    private string[] lines = [];

    [GlobalSetup]
    public void Prepare()
    {
        var texts = Directory.GetFiles(Path.Combine(Folder(), "..", "..", "corpus", "gold"), "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText);
        var once = string.Concat(texts);
        var times = Math.Max(1, Size / Encoding.UTF8.GetByteCount(once));
        lines = string.Concat(Enumerable.Repeat(once, times)).Split('\n');
    }

    [Benchmark(Baseline = true)]
    public int Accurate() => Cut(CutMode.Accurate, hmm: true);

    [Benchmark]
    public int AccurateWithoutHmm() => Cut(CutMode.Accurate, hmm: false);

    [Benchmark]
    public int Full() => Cut(CutMode.Full, hmm: false);

    [Benchmark]
    public int Search() => Cut(CutMode.Search, hmm: true);

    [Benchmark]
    public int Tagged()
    {
        var count = 0;
        foreach (var line in lines)
        {
            tokens.Clear();
            jieba.Tag(line, tokens);
            count += tokens.Count;
        }

        return count;
    }

    [Benchmark]
    public Lexicon Open() => Lexicon.Jieba(models);

    [Benchmark]
    public Lexicon OpenWithTheCampaignsWords() => Lexicon.Open(models);

    private int Cut(CutMode mode, bool hmm)
    {
        var count = 0;
        foreach (var line in lines)
        {
            spans.Clear();
            jieba.Tokenize(line, spans, mode, hmm);
            count += spans.Count;
        }

        return count;
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
