using System.CommandLine;
using DocPipe.Cli.Terminal;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe text: the reading text that spans are offsets into, or with --restored the text after repair.</summary>
internal static class TextCommand
{
    public static Command Create()
    {
        var paths = Inputs.Paths();
        var restored = new Option<bool>("--restored") { Description = "显示修复、转为简体之后的文字" };
        var layout = new Option<bool>("--layout") { Description = "逐段显示位置和种类：标题、条目、表格的行和单元格、页眉页脚" };
        var limits = new LimitOptions();
        var command = new Command("text", "显示从文件里读到的文字（各处 span 就是它的偏移）") { paths, restored, layout };
        limits.AddTo(command);
        command.SetAction((result, cancellation) => Task.FromResult(
            Run(result.GetValue(paths)!, StandardPipeline.Reader(result.GetValue(restored), limits.Of(result)), result.GetValue(layout), result.GetValue(Verbosity.Verbose), cancellation)));
        return command;
    }

    private static int Run(string[] paths, BatchRunner runner, bool layout, bool verbose, CancellationToken cancellation)
    {
        var trouble = false;
        foreach (var outcome in runner.Read(FileList.Of(paths), cancellation))
        {
            trouble |= !outcome.Unreadable.IsEmpty;
            Outcomes.Say(outcome, verbose);
            foreach (var document in outcome.Documents) Console.Out.Write(layout ? PageView.Of(document) : document.Text.EndsWith('\n') ? document.Text : document.Text + "\n");
        }

        return trouble ? ExitCode.Findings : ExitCode.Clean;
    }
}
