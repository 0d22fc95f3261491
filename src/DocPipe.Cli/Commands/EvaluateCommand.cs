using System.CommandLine;
using System.Globalization;
using DocPipe.Cli.Terminal;
using DocPipe.Consolidate;
using DocPipe.Evaluate;
using DocPipe.Model;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe evaluate: precision, recall and F1 of each kind against answers made by hand, or what was found of what is planted in a batch.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("folder") { HelpName = "答案文件夹", Description = "内有 NAME.json 答案和它们引用的文本", Arity = ArgumentArity.ZeroOrOne };
        var roster = Inputs.Roster();
        var misses = new Option<string?>("--misses") { HelpName = "类别", Description = "列出这一类（如 dates、tasks、task leads）不一致的地方" };
        var batch = new Option<string?>("--batch") { HelpName = "KEY.json", Description = "改为核对一批材料里有意留下的毛病：找到几处、误报几处、合计和任务状态对不对，并逐条列出不一致的" };
        var command = new Command("evaluate", "与手工答案比较，给出各类的准确率、召回率和 F1") { folder, roster, misses, batch };
        command.SetAction((result, cancellation) => Task.FromResult(
            result.GetValue(batch) is { } key ? RunBatch(key, cancellation)
            : result.GetValue(folder) is { } answers ? Run(answers, result.GetValue(roster), result.GetValue(misses), cancellation)
            : throw new DataFileException("DP9307", "请写明答案文件夹，或用 --batch 写明一批材料的答案文件")));
        return command;
    }

    private static int RunBatch(string path, CancellationToken cancellation)
    {
        var evaluation = BatchEvaluation.Run(BatchKey.Read(path), key =>
        {
            var roster = Inputs.ReadRoster(key.Roster);
            var batch = StandardPipeline.Runner(roster).ReadAll(FileList.Of(key.Paths), cancellation);
            var options = new ConsolidateOptions(roster, key.Period, key.AsOf, new DateTimeOffset(key.AsOf.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), null);
            return (batch, new Consolidator(DataFolder.Default).Consolidate(batch, options));
        });
        foreach (var line in BatchReport.Lines(evaluation)) Console.Out.Write(line + "\n");
        return ExitCode.Clean;
    }

    private static int Run(string folder, string? roster, string? misses, CancellationToken cancellation)
    {
        var runner = StandardPipeline.Runner(Inputs.ReadRoster(roster));
        var evaluation = Evaluation.Run(folder, path => runner.Read([path], cancellation).SelectMany(o => o.Documents), DataFolder.Default);
        if (misses is not null)
        {
            if (!evaluation.Scores.Any(s => s.Kind == misses))
                throw new DataFileException("DP9304", $"没有“{misses}”这一类，可用：{string.Join('、', evaluation.Scores.Select(s => s.Kind))}");
            foreach (var line in evaluation.Misses(misses)) Console.Out.Write(line + "\n");
        }

        Console.Out.Write($"{"",-22}{"precision",10}{"recall",8}{"F1",8}{"gold",7}\n");
        foreach (var (kind, score) in evaluation.Scores)
            Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{kind,-22}{score.Precision,10:0.000}{score.Recall,8:0.000}{score.F1,8:0.000}{score.Hits + score.Missed,7}\n"));
        return ExitCode.Clean;
    }
}
