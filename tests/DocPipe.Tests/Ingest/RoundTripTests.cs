using System.Collections.Immutable;
using DocPipe.Ingest;
using DocPipe.Model;
using Xunit.Abstractions;

namespace DocPipe.Tests.Ingest;

/// <summary>The same text in every format gives the same analysis: each is written out by LibreOffice, read back and compared with its .txt.</summary>
public class RoundTripTests(ITestOutputHelper output)
{
    private const double Floor = 0.97;

    private static readonly Pipeline pipeline = StandardPipeline.Create(DataFolder.Default, TemplateFolder.Default, Roster.Empty);

    [Theory]
    [InlineData("docx")]
    [InlineData("doc")]
    [InlineData("html")]
    [InlineData("pdf")]
    public void The_analysis_keeps_what_that_of_the_text_has(string format)
    {
        if (!OfficeProgram.IsThere)
        {
            output.WriteLine("soffice is not here: nothing to compare");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("docpipe-roundtrip-").FullName;
        try
        {
            var texts = Write(folder);
            OfficeProgram.Convert(texts, format, folder);
            var kept = new Dictionary<string, (int Kept, int All)>(StringComparer.Ordinal);
            foreach (var text in texts) Compare(text, Path.ChangeExtension(text, format), kept);
            foreach (var (kind, (same, all)) in kept) output.WriteLine($"{format} {kind}: {same} of {all}");
            Assert.All(kept, k => Assert.True(k.Value.Kept >= Floor * k.Value.All, $"{format} {k.Key}: {k.Value.Kept} of {k.Value.All}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Every plain text of the corpus, and the conformance texts where they are, in one encoding.</summary>
    private static List<string> Write(string folder)
    {
        var sources = Directory.EnumerateFiles(SharedData.Corpus("samples"), "*.txt", SearchOption.AllDirectories).Where(f => !f.Contains(".source", StringComparison.Ordinal));
        if (SharedData.Beside("gold") is { } gold) sources = sources.Concat(Directory.EnumerateFiles(gold, "*.txt"));
        var written = new List<string>();
        foreach (var source in sources.Order(StringComparer.Ordinal))
        {
            if (new FileReader().ReadFile(source, CancellationToken.None).Documents is not [{ Source.Format: "txt" } document]) continue;
            var path = Path.Combine(folder, $"t{written.Count:000}.txt");
            File.WriteAllText(path, document.Text);
            written.Add(path);
        }

        return written;
    }

    private static void Compare(string text, string converted, Dictionary<string, (int Kept, int All)> kept)
    {
        var expected = Items(text);
        var found = Items(converted);
        foreach (var (kind, items) in expected)
        {
            var left = found[kind].GroupBy(i => i).ToDictionary(g => g.Key, g => g.Count());
            var same = 0;
            foreach (var item in items)
                if (left.TryGetValue(item, out var count) && count > 0)
                {
                    left[item] = count - 1;
                    same++;
                }

            var (before, all) = kept.GetValueOrDefault(kind);
            kept[kind] = (before + same, all + items.Length);
        }
    }

    private static Dictionary<string, ImmutableArray<string>> Items(string path)
    {
        var documents = new FileReader().ReadFile(path, CancellationToken.None).Documents.SelectMany(d => pipeline.Run(d, CancellationToken.None)).ToList();
        return new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
        {
            ["tasks"] = Of<TaskAnnotation>(), ["dates"] = Of<DateAnnotation>(), ["figures"] = Of<FigureAnnotation>(),
            ["headings"] = [.. documents.SelectMany(d => d.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => Letters(b.Span.In(d.Text))))],
        };

        ImmutableArray<string> Of<T>() where T : Annotation => [.. documents.SelectMany(d => d.All<T>().Select(a => Letters(d.TextOf(a))))];
    }

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
