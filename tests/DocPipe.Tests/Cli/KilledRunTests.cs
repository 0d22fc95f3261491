using System.Collections.Concurrent;
using System.Diagnostics;
using DocPipe.Consolidate;
using DocPipe.Contract;
using DocPipe.Ingest;
using DocPipe.Model;
using DocPipe.Storage;
using DocPipe.Storage.Databases;
using Xunit.Abstractions;

namespace DocPipe.Tests.Cli;

/// <summary>Kills the program at random moments while it works through a store, and looks at what is left.</summary>
public sealed class KilledRunTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 50, Files = 160;

    private const string Day = "2026-11-21";

    private static readonly ConsolidateOptions options = new(
        Roster.Empty, null, new DateOnly(2026, 11, 21), new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.FromHours(8)), null);

    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-test-").FullName;
    private readonly Lazy<BatchRunner> runner = new(() => StandardPipeline.Runner(Roster.Empty));
    private readonly Lazy<Consolidator> consolidator = new(() => new Consolidator(DataFolder.Default));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void After_a_kill_at_any_of_fifty_moments_all_that_was_finished_is_there_and_nothing_half()
    {
        var batch = Directory.CreateDirectory(Path.Combine(folder, "batch")).FullName;
        for (var i = 0; i < Files; i++)
            File.WriteAllText(Path.Combine(batch, $"第{i}社区周报.txt"), $"第{i}社区周报\n（11月16日至22日）\n一、本周工作\n清运垃圾{i}吨，出动{i + 3}人次。\n二、存在问题\n{i}号路口车辆乱停乱放。\n");
        var files = FileList.Of([batch]);
        var expected = Digest(consolidator.Value.Consolidate(runner.Value.ReadAll(files, default), options));

        // How long a run takes on this machine today, with and without what goes before the first write.
        var watch = Stopwatch.StartNew();
        var first = Run(batch, "whole", static (_, _, _) => false);
        var whole = watch.Elapsed;
        var work = first.SinceStore;
        Assert.Equal(Files, first.Announced.Count);

        var random = new Random(20261121);
        // Some anywhere, some while the store is written to, some right after it was said that a file is kept.
        var moments = Enumerable.Range(0, Kills).Select(i => (Name: $"killed{i}", Kind: i % 5, At: random.NextDouble())).ToArray();
        var half = 0;
        Parallel.ForEach(moments, new ParallelOptions { MaxDegreeOfParallelism = 2 }, moment =>
        {
            var killed = Run(batch, moment.Name, (elapsed, since, said) => moment.Kind switch
            {
                0 => elapsed >= moment.At * whole,
                1 or 2 => since >= moment.At * work,
                _ => said > moment.At * Files,
            });
            var kept = Check(killed, files, expected);
            if (kept is > 0 and < Files) Interlocked.Increment(ref half);
        });
        output.WriteLine($"{half} of {Kills} kills came between the first file that was kept and the last");
    }

    private sealed record Killed(string Store, ConcurrentQueue<string> Announced, TimeSpan SinceStore);

    /// <param name="now">Whether to kill: from the time since the start, the time since the store's file is there, and how many files were said to be kept.</param>
    private Killed Run(string batch, string name, Func<TimeSpan, TimeSpan, int, bool> now)
    {
        var store = Path.Combine(folder, name + ".db");
        var announced = new ConcurrentQueue<string>();
        using var process = Program.Start("brief", batch, "--store", store, "--as-of", Day, "--json", "--verbose");
        process.ErrorDataReceived += (_, e) =>
        {
            if (e.Data?.StartsWith("已存：", StringComparison.Ordinal) == true) announced.Enqueue(e.Data[3..]);
        };
        process.BeginErrorReadLine();
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var watch = Stopwatch.StartNew();
        Stopwatch? since = null;
        while (!process.HasExited)
        {
            if (since is null && File.Exists(store)) since = Stopwatch.StartNew();
            if (now(watch.Elapsed, since?.Elapsed ?? TimeSpan.Zero, announced.Count)) process.Kill();
            else Thread.Sleep(1);
        }

        process.WaitForExit();
        return new Killed(store, announced, since?.Elapsed ?? TimeSpan.Zero);
    }

    /// <returns>How many files the killed run had kept.</returns>
    private int Check(Killed killed, IReadOnlyList<string> files, byte[] expected)
    {
        if (File.Exists(killed.Store) && new FileInfo(killed.Store).Length > 0)
        {
            using var database = new SqliteDatabase(killed.Store, create: false, TimeSpan.FromSeconds(30));
            using var connection = database.Connect();
            using var session = new Session(database, connection, null);
            Assert.Equal("ok", session.One("PRAGMA integrity_check"));
            Assert.Null(session.One("PRAGMA foreign_key_check"));
        }

        using var store = Store.Open(killed.Store, TimeProvider.System);
        var kept = store.Files.All();
        Assert.Empty(killed.Announced.Except(kept.Select(f => f.Path)));
        Assert.Equal(kept.Select(f => f.Id), store.Documents.All().Select(d => d.FileId));
        Assert.Equal(kept.Count, store.Search.Find("乱停乱放").Total);
        Assert.All(store.Documents.All(), d => Assert.Equal(d.Sha256, store.Documents.Load(d.Id)!.Source.Sha256));
        Assert.All(store.Digests.History(), d => Assert.Equal(expected, store.Digests.Json(d.Id)));

        var print = PipelineFingerprint.Of(DataFolder.Default, TemplateFolder.Default, Roster.Empty, ReadLimits.Default);
        var done = 0;
        var again = new BatchReader(store, () => runner.Value, print).ReadFiles(files, "命令行", default, kept: _ => Interlocked.Increment(ref done));
        Assert.Equal(Files - kept.Count, done); // what the killed run had kept is not read again
        Assert.Equal(expected, again.Consolidated(() => consolidator.Value, options, default).Json);
        return kept.Count;
    }

    private static byte[] Digest(Digest digest)
    {
        using var json = new MemoryStream();
        DigestJson.Write(json, digest);
        return json.ToArray();
    }
}
