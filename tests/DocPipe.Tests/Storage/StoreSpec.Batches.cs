using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocPipe.Consolidate;
using DocPipe.Contract;
using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Tests.Storage;

/// <summary>Batches that go through the store.</summary>
public abstract partial class StoreSpec
{
    private static readonly ConsolidateOptions options =
        new(Roster.Empty, null, new DateOnly(2026, 11, 22), new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.FromHours(8)), null);

    private string? made;

    /// <summary>Made when it is needed: a suite that is skipped leaves nothing behind.</summary>
    private string folder => made ??= Directory.CreateTempSubdirectory("docpipe-test-").FullName;

    private string Report(string name, string unit, string period, params string[] lines)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"{unit}周报\n{period}\n{string.Join('\n', lines)}\n");
        return path;
    }

    private string[] Reports(int count) => [.. Enumerable.Range(1, count).Select(i => Report($"第47周/{i:00}.txt", $"第{i}社区", Week47, $"清运垃圾{i}吨。", "问题：路口车辆乱停。"))];

    private static BatchReader Reader(Store store, ReportStage stage, string print = Print) => new(store, () => stage.Runner, print);

    private static byte[] DigestOf(Store store, IReadOnlyList<string> files, ReportStage? stage = null, ConsolidateOptions? asked = null) =>
        Reader(store, stage ?? new ReportStage()).ReadFiles(files, "王芳", default).Consolidated(() => new Consolidator(DataFolder.Default), asked ?? options, default).Json;

    private static byte[] WithoutStore(IReadOnlyList<string> files, ConsolidateOptions? asked = null)
    {
        using var json = new MemoryStream();
        DigestJson.Write(json, new Consolidator(DataFolder.Default).Consolidate(new ReportStage().Runner.ReadAll(files, default), asked ?? options));
        return json.ToArray();
    }

    private static Digest Read(byte[] json) => DigestJson.Read(new MemoryStream(json));

    [SkippableFact]
    public void A_second_run_over_an_unchanged_folder_does_no_stage_twice()
    {
        var (store, stage, files) = (Open(), new ReportStage(), Reports(5));
        var first = DigestOf(store, files, stage);
        Assert.Equal(5, stage.Runs);

        var batch = Reader(store, stage).ReadFiles(files, "王芳", default);
        var second = batch.Consolidated(() => throw new InvalidOperationException("consolidated twice"), options, default).Json;

        Assert.Equal(5, stage.Runs);
        Assert.Equal(first, second);
        Assert.Equal(WithoutStore(files), first);
        Assert.Equal(5, batch.Read(default).Documents.Length); // which are then taken as they are kept
        Assert.Equal(5, stage.Runs);
    }

    [SkippableFact]
    public void Only_what_is_new_or_changed_goes_through_the_stages()
    {
        var (store, stage, files) = (Open(), new ReportStage(), Reports(4));
        DigestOf(store, files, stage);
        File.AppendAllText(files[1], "补充一句。\n");

        var digest = DigestOf(store, [.. files, Report("第47周/新.txt", "新社区", Week47, "任务：修路。")], stage);

        Assert.Equal(6, stage.Runs);
        Assert.Equal(5, Read(digest).Counts.Documents);
        Assert.Equal(6, store.Files.All().Count); // what it was before stays, too
    }

    [SkippableFact]
    public void Other_stages_and_another_path_are_read_anew()
    {
        var (store, stage, files) = (Open(), new ReportStage(), Reports(2));
        DigestOf(store, files, stage);
        Reader(store, stage, "stages/2").ReadFiles(files, "王芳", default);
        Assert.Equal(4, stage.Runs);

        Directory.Move(Path.Combine(folder, "第47周"), Path.Combine(folder, "存档"));
        DigestOf(store, [.. Directory.GetFiles(Path.Combine(folder, "存档"))], stage);
        Assert.Equal(6, stage.Runs);
    }

    [SkippableFact]
    public void Reports_of_earlier_periods_in_the_store_are_what_a_batch_is_compared_with()
    {
        var store = Open();
        string[] before = [Report("第46周/甲.txt", "甲社区", Week46, "问题：路灯不亮。", "问题：井盖缺失。"), Report("第46周/乙.txt", "乙社区", Week46, "问题：占道经营。")];
        string[] now = [Report("第47周/甲.txt", "甲社区", Week47, "问题：车辆乱停。")];
        DigestOf(store, before);

        var digest = Read(DigestOf(store, now));

        Assert.Equal(Week47, digest.Period);
        Assert.Equal((1, 1, 1), (digest.Counts.Files, digest.Counts.Documents, digest.Counts.Units));
        Assert.Equal((1, 3), (digest.Problems.Single(p => p.Count > 0).Count, digest.Problems.Single(p => p.Count > 0).Previous));
        // As if they had been given along, but for what was given.
        Assert.Equal(Read(WithoutStore([.. before, .. now])).Problems.Select(p => (p.Count, p.Previous)), digest.Problems.Select(p => (p.Count, p.Previous)));
        // And the earlier week is what it was, whatever was kept after it.
        Assert.Equal(WithoutStore(before), DigestOf(store, before));
        Assert.Equal(WithoutStore(before), DigestOf(store, before, asked: options with { Period = DayRange.ParsePeriod("2026-W46") }));
    }

    [SkippableFact]
    public void A_report_given_anew_takes_the_place_of_the_units_earlier_one_of_the_same_period()
    {
        var store = Open();
        DigestOf(store, [Report("第46周/甲.txt", "甲社区", Week46, "问题：路灯不亮。", "问题：井盖缺失。")]);
        DigestOf(store, [Report("第46周/甲（改）.txt", "甲社区", Week46, "问题：路灯不亮。")]);

        Assert.Equal(1, Previous(DigestOf(store, [Report("第47周/甲.txt", "甲社区", Week47, "问题：车辆乱停。")])));

        // And of two in one batch both hold.
        DigestOf(store, [Report("第46周/甲（改）.txt", "甲社区", Week46, "问题：路灯不亮。"), Report("第46周/甲补充.txt", "甲社区", Week46, "问题：井盖缺失。", "问题：占道。")]);
        Assert.Equal(3, Previous(DigestOf(store, [Report("第47周/甲.txt", "甲社区", Week47, "问题：车辆乱停。")])));

        static int? Previous(byte[] json) => Read(json).Problems.Single(p => p.Count > 0).Previous;
    }

    [SkippableFact]
    public void History_is_not_given_twice_when_last_weeks_files_are_given_along()
    {
        var store = Open();
        var before = Report("第46周/甲.txt", "甲社区", Week46, "问题：路灯不亮。", "问题：井盖缺失。");
        DigestOf(store, [before]);
        var again = Path.Combine(folder, "上周", "甲社区.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(again)!);
        File.Copy(before, again);
        string[] both = [again, Report("第47周/甲.txt", "甲社区", Week47, "问题：车辆乱停。")];

        Assert.Equal(WithoutStore(both), DigestOf(store, both));
    }

    [SkippableFact]
    public void What_people_corrected_and_set_shows_in_the_digest_and_makes_it_a_new_one()
    {
        var (store, stage) = (Open(), new ReportStage());
        string[] files = [Report("甲.txt", "甲社区", Week47, "问题：路灯不亮。", "任务：修路。")];
        var plain = Read(DigestOf(store, files, stage));
        var kept = store.Documents.All().Single();
        var document = store.Documents.Load(kept.Id)!;
        var problem = document.First<ProblemAnnotation>()!;
        store.Corrections.Add(kept.Id, Correction.Of(document, CorrectionAction.Change, problem, problem with { Category = "facilities" }, null, "王芳", Time.GetUtcNow()), 0);

        var corrected = Read(DigestOf(store, files, stage));

        Assert.Equal("traffic", plain.Problems.Single(p => p.Count > 0).Category);
        Assert.Equal("facilities", corrected.Problems.Single(p => p.Count > 0).Category);
        foreach (var task in corrected.Tasks) store.Edits.Add(new TaskEdit(task.Id, ProgressStatus.Done, "已完成", "王芳", Time.GetUtcNow()));
        Assert.All(Read(DigestOf(store, files, stage)).Tasks, t => Assert.Equal(ProgressStatus.Done, t.Status));
        Assert.Equal(1, stage.Runs);
    }

    [SkippableFact]
    public void What_people_correct_is_judged_anew_in_the_digest_and_in_the_document_and_undoing_judges_it_again()
    {
        var asked = 0;
        var store = Open(() =>
        {
            asked++;
            return StandardPipeline.Review(DataFolder.Default, TemplateFolder.Default, Roster.Empty);
        });
        string[] files = [Report("甲.txt", "甲社区", Week47, "问题：路灯不亮。", "任务：修路。")];
        var plain = Read(DigestOf(store, files)).Units.Single();
        var kept = store.Documents.All().Single();
        var document = store.Documents.Load(kept.Id)!;
        // Whoever says nothing gets what the stages said, and nothing is built for it.
        Assert.Equal((0, 0), (asked, plain.Missing.Length));
        var task = document.First<TaskAnnotation>()!;
        var word = store.Corrections.Add(kept.Id, Correction.Of(document, CorrectionAction.Accept, task, null, null, "王芳", Time.GetUtcNow()), 0).Kept!;

        var judged = Read(DigestOf(store, files)).Units.Single();
        var missing = store.Documents.Load(kept.Id)!.All<MissingAnnotation>().ToArray();

        Assert.Equal(["本周工作", "存在问题", "下一步打算"], judged.Missing.Select(m => m.Label));
        Assert.Equal((0.0, 3), (judged.Completeness, missing.Length));
        document = store.Documents.Load(kept.Id)!;
        store.Corrections.Add(kept.Id, Correction.Of(document, CorrectionAction.Reject, missing[1], null, null, "王芳", Time.GetUtcNow()), 1);
        var better = Read(DigestOf(store, files)).Units.Single();
        Assert.Equal((0.4, 2), (better.Completeness, better.Missing.Length));
        Assert.Equal(1, asked);

        store.Corrections.Undo(word.Id, "王芳");
        Assert.Equal(0.4, Read(DigestOf(store, files)).Units.Single().Completeness);
    }

    [SkippableFact]
    public void A_run_that_is_stopped_keeps_what_it_had_read()
    {
        var (store, files) = (Open(), Reports(20));
        using var stop = new CancellationTokenSource();
        var stage = new ReportStage();
        var done = 0;

        Assert.Throws<OperationCanceledException>(() => Reader(store, stage).ReadFiles(files, "王芳", stop.Token, () =>
        {
            if (++done == 7) stop.Cancel();
        }));

        var kept = store.Files.All().Count;
        Assert.InRange(kept, 7, 19);
        var rest = new ReportStage();
        Assert.Equal(WithoutStore(files), DigestOf(store, files, rest));
        Assert.Equal(20 - kept, rest.Runs);
    }

    [SkippableFact]
    public void A_file_that_changes_while_it_is_read_is_not_kept_as_what_it_was()
    {
        var store = Open();
        var file = Report("甲.txt", "甲社区", Week47, "问题：路灯不亮。");
        var busy = new ReportStage(_ => File.AppendAllText(file, "又一句。\n"));
        Reader(store, busy).ReadFiles([file], "王芳", default);

        Assert.Empty(store.Files.All());
        var stage = new ReportStage();
        DigestOf(store, [file], stage);
        Assert.Equal(1, stage.Runs);
    }

    [SkippableFact]
    public void What_cannot_be_read_is_told_on_every_run_and_tried_again_only_where_that_may_help()
    {
        var (store, stage) = (Open(), new ReportStage(d => Assert.DoesNotContain("坏", d.Text, StringComparison.Ordinal)));
        var empty = Path.Combine(folder, "空.txt");
        File.WriteAllText(empty, "");
        var gone = Path.Combine(folder, "没有.txt");
        string[] files = [empty, gone, Report("坏.txt", "坏社区", Week47), Report("好.txt", "好社区", Week47)];

        for (var run = 0; run < 2; run++)
        {
            var batch = Reader(store, stage).ReadFiles(files, "王芳", default);
            Assert.Equal(["DP1001", "DP1009"], batch.Notes.SelectMany(n => n.Unreadable).Select(u => u.Code));
            Assert.Equal("DP2901", Assert.Single(batch.Notes.SelectMany(n => n.Documents)).Diagnostic.Code);
            Assert.Equal(2, batch.Read(default).Documents.Length);
        }

        Assert.Equal(3, stage.Runs); // the one that failed once more
        Assert.Equal(["空.txt", "好.txt"], store.Files.All().Select(f => Path.GetFileName(f.Path)));
    }

    [SkippableFact]
    public void Files_that_lie_in_the_store_are_read_from_there()
    {
        var (store, stage) = (Open(), new ReportStage());
        var bytes = Encoding.UTF8.GetBytes($"甲社区周报\n{Week47}\n问题：路灯不亮。\n");
        var file = store.Files.Add("上传/甲.txt", bytes, "wang");

        var batch = Reader(store, stage).ReadKept([file], default);

        Assert.Equal([file.Id], batch.FileIds);
        Assert.Equal("甲社区", store.Documents.OfFile(file.Id).Single().Unit);
        Reader(store, stage).ReadKept([file], default);
        Assert.Equal(1, stage.Runs);
        Assert.Equal("wang", store.Files.Find(file.Id)!.ReceivedBy);
        var bare = store.Files.Add("b.txt", "00", 1, "wang");
        Assert.Throws<AggregateException>(() => Reader(store, stage).ReadKept([bare], default));
    }

    [SkippableFact]
    public void The_documents_of_an_archive_are_kept_each_with_its_own_name()
    {
        var (store, stage) = (Open(), new ReportStage());
        var path = Path.Combine(folder, "合.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            foreach (var unit in new[] { "甲社区", "乙社区" })
            {
                using var entry = new StreamWriter(zip.CreateEntry($"{unit}.txt").Open());
                entry.Write($"{unit}周报\n{Week47}\n问题：路灯不亮。\n");
            }
        }

        DigestOf(store, [path], stage);
        DigestOf(store, [path], stage);

        Assert.Equal(2, stage.Runs);
        Assert.Equal(["甲社区", "乙社区"], store.Documents.All().Select(d => d.Unit));
        Assert.Equal([1, 1], store.Documents.All().Select(d => d.Ordinal));
        Assert.Equal("乙社区周报", store.Documents.Load(store.Documents.All()[1].Id)!.Text[..5]);
        Assert.Single(store.Files.All());
    }

    [SkippableFact]
    public void The_last_four_periods_of_each_unit_are_history()
    {
        var store = Open();
        for (var week = 40; week < 47; week++)
        {
            var period = DayRange.ParsePeriod(string.Create(CultureInfo.InvariantCulture, $"2026-W{week}")).ToString()!;
            DigestOf(store, [Report($"第{week}周/甲.txt", "甲社区", period, "问题：路灯不亮。"), .. week == 40 ? [Report("第40周/乙.txt", "乙社区", period, "问题：井盖缺失。")] : Array.Empty<string>()]);
        }

        var digest = Read(DigestOf(store, [Report("第47周/甲.txt", "甲社区", Week47, "问题：车辆乱停。")]));

        Assert.Equal(
            ["第40周/乙.txt", "第43周/甲.txt", "第44周/甲.txt", "第45周/甲.txt", "第46周/甲.txt", "第47周/甲.txt"],
            digest.Sources.Select(s => Path.GetRelativePath(folder, s.Path)).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void Forgetting_a_report_of_last_week_forgets_this_weeks_digest_that_quotes_it()
    {
        var store = Open();
        DigestOf(store, [Report("第46周/甲.txt", "甲社区", Week46, "问题：路灯不亮。")]);
        string[] now = [Report("第47周/甲.txt", "甲社区", Week47, "问题：车辆乱停。")];
        DigestOf(store, now);

        store.Files.Forget(store.Files.All()[0].Id);

        Assert.Empty(store.Digests.History());
        Assert.Null(Read(DigestOf(store, now)).Problems.Single(p => p.Count > 0).Previous);
    }
}
