using System.Diagnostics;
using System.Globalization;
using DocPipe.Consolidate;
using DocPipe.Ingest;
using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Benchmarks;

/// <summary>Says how long it takes to run a large batch through a store for the first time and again, and to search it.</summary>
internal static class StoreRuns
{
    private static readonly string[] Queries = ["垃圾", "非机动车 台账", "志愿者 楼道堆物 广场", "河桥", "大熊猫"];

    /// <param name="address">A database; null for a file that is deleted afterwards.</param>
    public static void Say(int documents, int units, string? address)
    {
        var folder = Directory.CreateTempSubdirectory("docpipe-bench-").FullName;
        try
        {
            var batch = Path.Combine(folder, "batch");
            var made = LargeBatch.Make(documents, units);
            made.WriteTo(batch);
            var files = FileList.Of([batch], Path.Combine(batch, "roster.csv"));
            var day = DayRange.ParsePeriod(made.Period)!.Value.Last!.Value;
            var options = new ConsolidateOptions(made.Roster, null, day, new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)), null);
            address ??= Path.Combine(folder, "store.db");
            for (var run = 1; run <= 4; run++)
                Time(string.Create(CultureInfo.InvariantCulture, $"run {run}"), () =>
                {
                    using var store = Store.Open(address, TimeProvider.System);
                    return Read(store, files, made.Roster).Consolidated(() => new Consolidator(DataFolder.Default), options, default).Json.Length;
                });
            Time("all documents loaded", () =>
            {
                using var store = Store.Open(address, TimeProvider.System);
                return Read(store, files, made.Roster).Read(default).Documents.Length;
            });
            using var open = Store.Open(address, TimeProvider.System);
            Time("first search, dictionary opened", () => open.Search.Find("开头").Total);
            foreach (var query in Queries)
                for (var round = 0; round < 3; round++) Time($"find {query}", () => open.Search.Find(query).Total);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static KeptBatch Read(Store store, IReadOnlyList<string> files, Roster roster) => new BatchReader(
        store, () => StandardPipeline.Runner(roster), PipelineFingerprint.Of(DataFolder.Default, TemplateFolder.Default, roster, ReadLimits.Default))
        .ReadFiles(files, "", default);

    private static void Time(string what, Func<int> work)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var result = work();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}: {watch.Elapsed.TotalMilliseconds:0.0} ms, {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds:0} ms of processor time ({result})"));
    }
}
