using System.Text.Json;
using DocPipe.Contract;
using DocPipe.Model;

namespace DocPipe.Tests.Cli;

/// <summary>The main job, from the sample batch to the files on disk.</summary>
public sealed class BriefTests : IDisposable
{
    private static readonly string[] Written = ["digest.json", "台账.xlsx", "简报.docx", "简报.html", "简报.md"];

    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string[] Call(string batch, string output) =>
        ["brief", batch, "--roster", "corpus/samples/roster.csv", "--period", "2026-W47", "--as-of", "2026-11-21", "--out", output];

    private string Out(string name) => Path.Combine(folder, name);

    [Fact]
    public void The_sample_batch_becomes_a_briefing_in_which_everything_can_be_walked_back()
    {
        var result = Program.Run(Call("corpus/samples", Out("one")));

        Assert.Equal(1, result.Code); // files that could not be read are something to look at
        Assert.Equal(Written, Directory.EnumerateFiles(Out("one")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        using var json = File.OpenRead(Path.Combine(Out("one"), "digest.json"));
        var digest = DigestJson.Read(json);
        Assert.Equal("2026-11-16/2026-11-22", digest.Period);
        Assert.Contains("松坪乡", digest.NotSubmitted);
        Assert.Contains("区消防救援大队", digest.NotSubmitted);
        Assert.DoesNotContain("城东街道", digest.NotSubmitted);
        Assert.True(digest.Units.Single(u => u.Name == "区三中").Late);
        Assert.Equal(3, digest.Unreadable.Length);
        Assert.Contains(digest.Copies, c => c.Units.Contains("新桥社区") && c.Units.Contains("望河社区"));
        Assert.Contains(digest.Copies, c => c.Kind == CopyKind.EarlierPeriod && c.Units.Contains("石桥镇"));
        Assert.Contains(digest.UnknownSender, d => d.Path.EndsWith("周总结.txt", StringComparison.Ordinal));

        var sources = digest.Sources.ToDictionary(s => (s.Path, s.Document));
        var evidence = digest.Tasks.SelectMany(t => t.Evidence.Concat(t.Progress.SelectMany(p => p.Evidence)))
            .Concat(digest.Problems.SelectMany(g => g.Items).SelectMany(p => p.Evidence))
            .Concat(digest.Figures.SelectMany(f => f.Parts).SelectMany(p => p.Evidence))
            .Concat(digest.Next.SelectMany(n => n.Evidence)).Concat(digest.Copies.SelectMany(c => c.Evidence)).Concat(digest.Conflicts.SelectMany(c => c.Evidence)).ToArray();
        Assert.True(evidence.Length > 100);
        Assert.All(evidence, e => Assert.True(sources[(e.Path, e.Document)].Span.Contains(e.Span), $"{e.Path} {e.Span}"));
    }

    /// <summary>Three reports of the sample batch.</summary>
    private string SmallBatch()
    {
        var batch = Directory.CreateDirectory(Out("batch")).FullName;
        foreach (var name in new[] { "11.20总结.txt", "新桥社区周报.txt", "南湖街道周报.docx" })
            File.Copy(SharedData.Corpus("samples", "第47周", name), Path.Combine(batch, name));
        return batch;
    }

    [Fact]
    public void A_killed_run_leaves_whole_files_only_and_the_same_input_gives_the_same_bytes()
    {
        var call = Call(SmallBatch(), Out("out"));
        Assert.Equal(0, Program.Run(call).Code);
        var before = Written.ToDictionary(n => n, n => File.ReadAllBytes(Path.Combine(Out("out"), n)));
        foreach (var delay in new[] { 250, 500, 1000 })
        {
            using var process = Program.Start(call);
            if (!process.WaitForExit(delay)) process.Kill();
            process.WaitForExit();

            Assert.All(Written, name => Assert.Equal(before[name], File.ReadAllBytes(Path.Combine(Out("out"), name))));
        }

        Assert.Equal(0, Program.Run(call).Code);
        Assert.All(Written, name => Assert.Equal(before[name], File.ReadAllBytes(Path.Combine(Out("out"), name))));
        Assert.Equal(Written, Directory.EnumerateFileSystemEntries(Out("out")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_that_cannot_be_read_are_listed_and_the_batch_goes_on()
    {
        var batch = Directory.CreateDirectory(Path.Combine(folder, "batch")).FullName;
        File.WriteAllText(Path.Combine(batch, "城东街道周报.txt"), "城东街道周报\n一、本周工作\n清运垃圾20吨。\n");
        File.WriteAllText(Path.Combine(batch, "空.txt"), "");
        File.WriteAllBytes(Path.Combine(batch, "坏.docx"), [0x50, 0x4b, 3, 4, 9, 9, 9, 9]);

        var result = Program.Run("brief", batch, "--out", Path.Combine(folder, "out"), "--as-of", "2026-11-21");

        Assert.Equal(1, result.Code);
        Assert.Contains("空.txt", result.Error, StringComparison.Ordinal);
        Assert.Contains("坏.docx", result.Error, StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(folder, "out", "简报.md"));
        Assert.Contains("空.txt", page, StringComparison.Ordinal);
        Assert.Contains("DP1001", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Analysis_is_a_line_of_json_a_document()
    {
        var result = Program.Run("analyze", "corpus/samples/第46周/社区周报汇总(梨园、新桥).txt", "--json");

        var lines = result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal([1, 2], lines.Select(l => l.GetProperty("source").GetProperty("document").GetInt32()));
        Assert.All(lines, l => Assert.Equal("docpipe.analysis/1", l.GetProperty("schema").GetString()));
    }

    [Fact]
    public void Review_lists_what_each_document_lacks()
    {
        var result = Program.Run("review", "corpus/samples/第46周/柳巷街道第46周工作总结.txt", "--roster", "corpus/samples/roster.csv");

        Assert.Equal(1, result.Code);
        Assert.Contains("柳巷街道\t周报\t存在问题", result.Out, StringComparison.Ordinal);
    }
}
