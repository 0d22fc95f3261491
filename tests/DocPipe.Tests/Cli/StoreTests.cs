using System.Text.Json;
using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Tests.Cli;

/// <summary>The commands that work with a store.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Db => Path.Combine(folder, "存储.db");

    private string Batch()
    {
        var batch = Directory.CreateDirectory(Path.Combine(folder, "batch")).FullName;
        foreach (var name in new[] { "11.20总结.txt", "新桥社区周报.txt", "南湖街道周报.docx" })
            File.Copy(SharedData.Corpus("samples", "第47周", name), Path.Combine(batch, name), overwrite: true);
        File.WriteAllText(Path.Combine(batch, "空.txt"), "");
        return batch;
    }

    private string[] Brief(string output, params string[] more) =>
        ["brief", Batch(), "--roster", "corpus/samples/roster.csv", "--as-of", "2026-11-21", "--out", Path.Combine(folder, output), .. more];

    [Fact]
    public void A_briefing_is_the_same_with_a_store_without_one_and_a_second_time()
    {
        var without = Program.Run(Brief("甲"));
        var first = Program.Run(Brief("乙", "--store", Db));
        var second = Program.Run(Brief("丙", "--store", Db));

        Assert.Equal([1, 1, 1], [without.Code, first.Code, second.Code]);
        var names = Directory.GetFiles(Path.Combine(folder, "甲")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(5, names.Length);
        foreach (var other in new[] { "乙", "丙" })
            Assert.All(names, n => Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "甲", n)), File.ReadAllBytes(Path.Combine(folder, other, n))));
        Assert.Equal(Said(without, "甲"), Said(first, "乙"));
        Assert.Equal(Said(without, "甲"), Said(second, "丙"));

        string Said(Program.Result result, string output) => result.Error.Replace(Path.Combine(folder, output), "", StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_kept_is_found_listed_and_forgotten()
    {
        Assert.Equal(1, Program.Run(Brief("a", "--store", Db)).Code);

        var found = Program.Run("find", "共享单车", "--store", Db);
        Assert.Contains("南湖街道", found.Out, StringComparison.Ordinal);
        Assert.Contains("2026-11-16/2026-11-22", found.Out, StringComparison.Ordinal);
        Assert.Contains("【共享单车】", found.Out, StringComparison.Ordinal);
        using (var json = JsonDocument.Parse(Program.Run("find", "共享", "单车", "--store", Db, "--json").Out))
        {
            var hit = json.RootElement.GetProperty("hits")[0];
            var mark = hit.GetProperty("marks")[0];
            Assert.Contains(hit.GetProperty("snippet").GetString()![mark.GetProperty("start").GetInt32()..mark.GetProperty("end").GetInt32()], "共享单车", StringComparison.Ordinal);
        }

        Assert.Equal("没有找到“大熊猫”。\n", Program.Run("find", "大熊猫", "--store", Db).Out);
        Assert.Contains("2026-11-16/2026-11-22\t", Program.Run("history", "--store", Db).Out, StringComparison.Ordinal);

        var path = Path.Combine(folder, "batch", "南湖街道周报.docx");
        var asked = Program.Run("forget", path, "--store", Db);
        Assert.Equal(1, asked.Code);
        Assert.Contains("会删除", asked.Out, StringComparison.Ordinal);
        Assert.Contains("--yes", asked.Error, StringComparison.Ordinal);
        Assert.Equal(0, Program.Run("forget", path, "--store", Db, "--yes").Code);
        Assert.Equal(2, Program.Run("forget", path, "--store", Db, "--yes").Code);
        Assert.DoesNotContain("南湖街道周报", Program.Run("find", "共享单车", "--store", Db).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Corrections_come_out_as_the_trainer_reads_them()
    {
        Assert.Equal(1, Program.Run(Brief("a", "--store", Db)).Code);
        using (var store = Store.Open(Db, TimeProvider.System))
        {
            foreach (var kept in store.Documents.All().Where(d => d.Problems > 0))
            {
                var document = store.Documents.Load(kept.Id)!;
                var problem = document.First<ProblemAnnotation>()!;
                store.Corrections.Add(kept.Id, Correction.Of(document, CorrectionAction.Reject, problem, null, null, "王芳", new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero)), 0);
            }
        }

        var file = Path.Combine(folder, "例句.tsv");
        Assert.Equal(0, Program.Run("corrections", "export", "--store", Db, "--out", file).Code);

        var examples = Classify.Sample.Reader.Read([file]);
        Assert.NotEmpty(examples);
        Assert.All(examples, e => Assert.Equal("none", e.Label));
        Assert.Equal(File.ReadAllText(file), Program.Run("corrections", "export", "--store", Db).Out);
    }

    [Fact]
    public void A_store_that_is_not_there_or_is_none_is_told()
    {
        Assert.Contains("DP6006", Program.Run("find", "垃圾", "--store", Path.Combine(folder, "没有.db")).Error, StringComparison.Ordinal);
        Assert.Contains("DP6002", Program.Run(Brief("a", "--store", "README.md")).Error, StringComparison.Ordinal);
        Assert.Equal(2, Program.Run("history", "--store", "README.md").Code);
        Assert.False(Directory.Exists(Path.Combine(folder, "a")));
    }
}
