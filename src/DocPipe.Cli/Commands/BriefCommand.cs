using System.CommandLine;
using System.Globalization;
using DocPipe.Cli.Terminal;
using DocPipe.Consolidate;
using DocPipe.Contract;
using DocPipe.Ingest;
using DocPipe.Model;
using DocPipe.Render;
using DocPipe.Storage;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe brief: from a folder of submissions to a briefing.</summary>
internal static class BriefCommand
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static Command Create()
    {
        var paths = Inputs.Paths();
        var output = new Option<string?>("--out", "-o") { HelpName = "文件夹", Description = "把简报.docx、简报.html、简报.md、台账.xlsx、digest.json 写到这里" };
        var roster = Inputs.Roster();
        var period = new Option<string?>("--period") { HelpName = "2026-W47", Description = "报告期：周（2026-W47）、月（2026-11）或起止日（2026-11-16/2026-11-22）；不写则按文件判断" };
        var title = new Option<string?>("--title") { HelpName = "题目", Description = "简报的题目" };
        var asOf = new Option<string?>("--as-of") { HelpName = "2026-11-21", Description = "按哪一天判断临期和逾期；不写则为今天" };
        var json = new Option<bool>("--json") { Description = "把汇总（digest 约定）写到标准输出" };
        var store = StoreOption.Optional();
        var command = new Command("brief", "读一批文件，生成简报、台账和汇总数据") { paths, output, roster, period, title, asOf, json, store };
        var limits = new LimitOptions();
        limits.AddTo(command);
        command.SetAction((result, cancellation) => Task.FromResult(Run(
            new Request(
                result.GetValue(paths)!, result.GetValue(output), result.GetValue(roster), result.GetValue(period), result.GetValue(title),
                result.GetValue(asOf), result.GetValue(json), result.GetValue(Verbosity.Quiet), result.GetValue(Verbosity.Verbose)) { Limits = limits.Of(result), Store = result.GetValue(store) },
            TimeProvider.System, cancellation)));
        return command;
    }

    internal sealed record Request(
        string[] Paths, string? Output, string? Roster, string? Period, string? Title, string? AsOf, bool Json, bool Quiet, bool Verbose)
    {
        public ReadLimits Limits { get; init; } = ReadLimits.Default;

        /// <summary>Null to work from the files alone.</summary>
        public string? Store { get; init; }
    }

    internal static int Run(Request request, TimeProvider time, CancellationToken cancellation)
    {
        if (request.Output is null && !request.Json)
            throw new DataFileException("DP9004", "请用 --out 写明简报放到哪个文件夹，或用 --json 把汇总写到标准输出");
        var options = OptionsOf(request, time);
        var files = FileList.Of(request.Paths, request.Roster);
        return request.Store is { } address ? FromStore(address, request, options, files, time, cancellation) : FromFiles(request, options, files, cancellation);
    }

    private static int FromFiles(Request request, ConsolidateOptions options, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var renderer = new BriefingRenderer(TemplateFolder.Default);
        var consolidator = new Consolidator(DataFolder.Default);
        var runner = StandardPipeline.Runner(options.Roster, request.Limits);
        using var output = request.Output is null ? null : new OutputSet(request.Output);

        var batch = WorkProgress.Show("读取文件", files.Count, request.Quiet, step => runner.ReadAll(files, cancellation, step));
        if (!request.Quiet) Say(batch.Unreadable, batch.Documents.SelectMany(d => d.Diagnostics.Select(n => (d.Source.Path, n))), request.Verbose);
        var digest = consolidator.Consolidate(batch, options);
        var json = Serialize(digest);
        if (request.Json) WriteOut(json);
        if (output is not null)
        {
            Write(output, BriefFiles.Of(renderer, digest, cancellation), json, cancellation);
            if (!request.Quiet) Messages.Info(Closing(digest.Counts, digest.NotSubmitted.Length, batch.Unreadable.Length, request.Output!));
        }

        return batch.Unreadable.IsEmpty ? ExitCode.Clean : ExitCode.Findings;
    }

    /// <summary>The same through a store: what was made of the same before is taken as it is, down to the files written.</summary>
    private static int FromStore(
        string address, Request request, ConsolidateOptions options, IReadOnlyList<string> files, TimeProvider time, CancellationToken cancellation)
    {
        using var store = StoredReading.Open(address, options.Roster, time);
        using var output = request.Output is null ? null : new OutputSet(request.Output);
        Action<string>? kept = request.Verbose ? static path => Messages.Info($"已存：{path}") : null;

        var batch = WorkProgress.Show("读取文件", files.Count, request.Quiet, step => StoredReading.Read(store, options.Roster, request.Limits, files, cancellation, step, kept));
        var unreadable = batch.Notes.SelectMany(n => n.Unreadable).ToArray();
        if (!request.Quiet) Say(unreadable, batch.Notes.SelectMany(n => n.Documents).Select(d => (d.Path, d.Diagnostic)), request.Verbose);
        var made = batch.Consolidated(static () => new Consolidator(DataFolder.Default), options, cancellation);
        if (request.Json) WriteOut(made.Json);
        if (output is not null)
        {
            Write(output, BriefFiles.Of(store, made, cancellation), made.Json, cancellation);
            if (!request.Quiet) Messages.Info(Closing(made.Kept.Counts, made.NotSubmitted, unreadable.Length, request.Output!));
        }

        return unreadable.Length == 0 ? ExitCode.Clean : ExitCode.Findings;
    }

    private static ConsolidateOptions OptionsOf(Request request, TimeProvider time)
    {
        var now = time.GetUtcNow().ToOffset(Beijing);
        var asOf = DateOnly.FromDateTime(now.DateTime);
        if (request.AsOf is { } day)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out asOf))
                throw new DataFileException("DP9007", $"--as-of 要写成 2026-11-21 的样子，现在是“{day}”");
            // A day that was given stands for the moment too: the same call then gives the same bytes on any day.
            now = new DateTimeOffset(asOf.ToDateTime(TimeOnly.MinValue), Beijing);
        }

        DayRange? period = null;
        if (request.Period is { } text)
            period = DayRange.ParsePeriod(text)
                ?? throw new DataFileException("DP9008", $"--period 要写成 2026-W47、2026-11 或 2026-11-16/2026-11-22 的样子，现在是“{text}”");
        return new ConsolidateOptions(Inputs.ReadRoster(request.Roster), period, asOf, now, request.Title);
    }

    private static byte[] Serialize(Digest digest)
    {
        using var stream = new MemoryStream();
        DigestJson.Write(stream, digest);
        return stream.ToArray();
    }

    private static void WriteOut(byte[] json)
    {
        using var stdout = Console.OpenStandardOutput();
        stdout.Write(json);
    }

    private static void Say(IEnumerable<UnreadableFile> unreadable, IEnumerable<(string Path, Diagnostic Diagnostic)> notes, bool verbose)
    {
        foreach (var file in unreadable) Messages.Warning(file.Code, $"{file.Path}：{file.Reason}");
        foreach (var (path, diagnostic) in notes)
            if (verbose || diagnostic.Severity == Severity.Error) Messages.Warning(diagnostic.Code, $"{path}：{diagnostic.Message}");
    }

    private static void Write(OutputSet output, IReadOnlyDictionary<string, byte[]> rendered, byte[] json, CancellationToken cancellation)
    {
        foreach (var (name, content) in rendered) output.Add(name, content);
        output.Add("digest.json", json);
        cancellation.ThrowIfCancellationRequested();
        output.Commit();
    }

    private static string Closing(DigestCounts counts, int notSubmitted, int unreadableFiles, string folder)
    {
        var unreadable = unreadableFiles == 0 ? "" : $"，{unreadableFiles}个文件未能读取";
        var absent = notSubmitted == 0 ? "" : $"，{notSubmitted}个单位未报送";
        return $"读了{counts.Files}个文件、{counts.Documents}份材料，{counts.Units}个单位已报送{absent}{unreadable}。简报在 {folder}";
    }
}
