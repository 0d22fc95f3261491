using System.CommandLine;
using System.Globalization;
using DocPipe.Cli.Terminal;
using DocPipe.Ingest;
using DocPipe.Model;
using Spectre.Console;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe review: what each document lacks.</summary>
internal static class ReviewCommand
{
    private static readonly string[] Headings = ["文件", "单位", "类型", "缺少", "遮盖空白", "无责任单位", "无时限", "矛盾", "退回意见", "待定", "完整率"];

    public static Command Create()
    {
        var paths = Inputs.Paths();
        var roster = Inputs.Roster();
        var store = StoreOption.Optional();
        var command = new Command("review", "逐份检查：缺什么栏目、哪里是空话、哪里遮盖或空着、哪些任务没有责任单位和时限、哪里前后矛盾") { paths, roster, store };
        var limits = new LimitOptions();
        limits.AddTo(command);
        command.SetAction((result, cancellation) => Task.FromResult(Run(
            result.GetValue(paths)!, result.GetValue(roster), result.GetValue(store), limits.Of(result), result.GetValue(Verbosity.Quiet), result.GetValue(Verbosity.Verbose), cancellation)));
        return command;
    }

    private static int Run(string[] paths, string? roster, string? store, ReadLimits limits, bool quiet, bool verbose, CancellationToken cancellation)
    {
        var units = Inputs.ReadRoster(roster);
        var files = FileList.Of(paths, roster);
        var batch = WorkProgress.Show("检查文件", files.Count, quiet, step => store is null
            ? StandardPipeline.Runner(units, limits).ReadAll(files, cancellation, step)
            : StoredReading.Read(store, units, limits, files, cancellation, step));
        var rows = batch.Documents.Select(Row).ToArray();
        if (Console.IsOutputRedirected) WriteLines(rows);
        else WriteTable(rows);
        foreach (var file in batch.Unreadable) Messages.Warning(file.Code, $"{file.Path}：{file.Reason}");
        if (verbose) WriteQuotes(batch);
        return batch.Unreadable.IsEmpty && batch.Documents.All(d => !d.All<MissingAnnotation>().Any() && !d.All<PlaceholderAnnotation>().Any() && !d.All<FindingAnnotation>().Any() && !d.All<ConflictAnnotation>().Any())
            ? ExitCode.Clean
            : ExitCode.Findings;
    }

    private static string[] Row(Document document)
    {
        var owing = document.All<TaskAnnotation>().Where(t => t.Kind != TaskKind.Done).ToArray();
        return
        [
            document.Source.Document == 1 ? document.Source.Path : $"{document.Source.Path}#{document.Source.Document}",
            document.First<SenderAnnotation>()?.Name ?? "",
            Labels.Of(document.First<TypeAnnotation>()?.Type ?? DocumentType.Other),
            string.Join('、', document.All<MissingAnnotation>().Select(m => Labels.Of(m.Role))),
            Count(document.All<PlaceholderAnnotation>().Count()),
            Count(owing.Count(t => t.Lead.IsEmpty && t.Responsible.IsEmpty)),
            Count(owing.Count(t => t.Due is null)),
            Count(document.All<ConflictAnnotation>().Count()),
            Count(document.All<FindingAnnotation>().Count()),
            Count(document.All<ProblemAnnotation>().Count(IsUndecided)),
            document.First<CompletenessAnnotation>() is { } c ? (c.Value * 100).ToString("0", CultureInfo.InvariantCulture) + "%" : "",
        ];
    }

    private static string Count(int number) => number == 0 ? "" : number.ToString(CultureInfo.InvariantCulture);

    private static void WriteLines(string[][] rows)
    {
        Console.Out.Write(string.Join('\t', Headings) + "\n");
        foreach (var row in rows) Console.Out.Write(string.Join('\t', row) + "\n");
    }

    private static void WriteTable(string[][] rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var heading in Headings) table.AddColumn(new TableColumn(heading));
        foreach (var row in rows) table.AddRow(row.Select((cell, i) => (Spectre.Console.Rendering.IRenderable)new Spectre.Console.Text(cell, Colour(i, cell))));
        AnsiConsole.Write(table);
    }

    private static Style Colour(int column, string cell) =>
        column == 3 && cell.Length > 0 ? new Style(Color.Red) : column is 4 or 7 or 8 && cell.Length > 0 ? new Style(Color.Yellow) : Style.Plain;

    private static void WriteQuotes(Batch batch)
    {
        foreach (var document in batch.Documents)
            foreach (var annotation in document.Annotations.Where(a => a is PlaceholderAnnotation or ConflictAnnotation or FindingAnnotation || (a is ProblemAnnotation p && IsUndecided(p))))
                Messages.Info($"{document.Source.Path} 第{document.Locate(annotation.Span).Start}字：{Quote(document, annotation)}");
    }

    private static string Quote(Document document, Annotation annotation) => annotation switch
    {
        ConflictAnnotation conflict => conflict.Message,
        FindingAnnotation finding => finding.Message,
        ProblemAnnotation problem => $"问题的类别{Category.Undecided}（可能是 {problem.Category}）：{document.TextOf(problem)}",
        _ => document.TextOf(annotation),
    };

    /// <summary>Of which kind a person has to say.</summary>
    private static bool IsUndecided(ProblemAnnotation problem) => problem.Confidence < Category.LeastConfidence;
}
