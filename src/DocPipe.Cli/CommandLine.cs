using System.CommandLine;
using DocPipe.Cli.Commands;
using DocPipe.Cli.Terminal;
using DocPipe.Model;

namespace DocPipe.Cli;

/// <summary>All commands, and the one place where what goes wrong becomes a message and an exit code.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var root = new RootCommand("把各单位报来的方案、周报、总结汇成一份可以追溯到原文的简报。")
        {
            BriefCommand.Create(),
            AnalyzeCommand.Create(),
            ReviewCommand.Create(),
            FindCommand.Create(),
            HistoryCommand.Create(),
            ForgetCommand.Create(),
            new Command("corrections", "人工更正过的内容") { CorrectionsExportCommand.Create() },
            TextCommand.Create(),
            ServeCommand.Create(),
            UserCommand.Create(),
            DoctorCommand.Create(),
            SegmentCommand.Create(),
            EvaluateCommand.Create(),
            RenderCommand.Create(),
            TemplatesCommand.Create(),
            TemplateCommand.Create(),
            TrainCommand.Create(),
            ClassifyCommand.Create(),
            new Command("model", "从词典和语料生成 models/ 里的表") { ModelBigramsCommand.Create(), ModelLexiconCommand.Create() },
        };
        root.Options.Add(Verbosity.Quiet);
        root.Options.Add(Verbosity.Verbose);
        ChineseHelp.Install(root);
        return root;
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var result = Create().Parse(args);
        if (result.Errors.Count > 0 && result.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            foreach (var problem in ParseProblems.Of(result)) Messages.Error("DP9001", problem);
            await Console.Error.WriteLineAsync($"用法见：docpipe {ParseProblems.CommandPath(result)}--help").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        try
        {
            return await result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (DataFileException e)
        {
            Messages.Error(e.Code, e.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            Messages.Error("DP9002", "已按要求停止，没有改动任何输出。");
            return ExitCode.Usage;
        }
#pragma warning disable CA1031 // The last line of defence: whatever it is, a person gets a sentence and a code.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Messages.Error("DP9999", $"程序内部错误：{e.GetType().Name}：{e.Message}");
            if (result.GetValue(Verbosity.Verbose)) await Console.Error.WriteLineAsync(e.ToString()).ConfigureAwait(false);
            return ExitCode.Bug;
        }
    }
}
