using System.CommandLine;
using System.Globalization;
using System.Text;
using DocPipe.Classify;
using DocPipe.Cli.Terminal;
using DocPipe.Storage;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe corrections export: what people said of problems, as examples that docpipe train reads.</summary>
internal static class CorrectionsExportCommand
{
    public static Command Create()
    {
        var store = StoreOption.Create();
        var output = new Option<string?>("--out", "-o") { HelpName = "例句.tsv", Description = "写到这里；不写就写到标准输出" };
        var command = new Command("export", "把对问题的更正写成训练例句（类别、制表符、文字），供 docpipe train 使用") { store, output };
        command.SetAction(result => Run(result.GetValue(store)!, result.GetValue(output), result.GetValue(Verbosity.Quiet)));
        return command;
    }

    private static int Run(string address, string? output, bool quiet)
    {
        using var store = Store.OpenExisting(address, TimeProvider.System);
        var examples = store.Corrections.ProblemExamples(TrainingData.NoProblem);
        var text = string.Concat(examples.Select(e => $"{e.Label}\t{e.Text}\n"));
        if (output is null)
        {
            Console.Out.Write(text);
        }
        else
        {
            using var files = new OutputSet(Path.GetDirectoryName(Path.GetFullPath(output))!);
            files.Add(Path.GetFileName(output), Encoding.UTF8.GetBytes(text));
            files.Commit();
        }

        if (!quiet) Messages.Info(examples.Count == 0 ? "还没有对问题的更正。" : string.Create(CultureInfo.InvariantCulture, $"写出{examples.Count}条例句。"));
        return ExitCode.Clean;
    }
}
