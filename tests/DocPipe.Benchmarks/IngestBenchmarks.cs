using BenchmarkDotNet.Attributes;
using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Benchmarks;

/// <summary>Reading a document of two pages in each format, without the analysis after it. One operation is one document.</summary>
[MemoryDiagnoser]
public class IngestBenchmarks
{
    private readonly FileReader reader = new(DataFolder.Default, ReadLimits.Default with { Helpers = false });
    private byte[] bytes = [];

    [Params("docx", "doc", "pdf", "html")]
    public string Format { get; set; } = "docx";

    [GlobalSetup]
    public void Load()
    {
        bytes = File.ReadAllBytes(Path.Combine(CorpusFolder(), "formats", "two-pages." + Format));
        if (Read() < 1000) throw new InvalidOperationException("the sample was not read");
    }

    /// <returns>Characters read.</returns>
    [Benchmark]
    public int Read() => reader.Read("two-pages." + Format, bytes, CancellationToken.None).Documents.Sum(d => d.Text.Length);

    private static string CorpusFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Directory.Exists(Path.Combine(folder, "corpus", "formats"))) return Path.Combine(folder, "corpus");
        throw new DirectoryNotFoundException("corpus/formats is not above the program");
    }
}
