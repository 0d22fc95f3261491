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
        var command = new Command("text", "显示从文件里读到的文字（各处 span 就是它的偏移）") { paths, restored };
        command.SetAction((result, cancellation) => Task.FromResult(Run(result.GetValue(paths)!, result.GetValue(restored), result.GetValue(Verbosity.Verbose), cancellation)));
        return command;
    }

    private static int Run(string[] paths, bool restored, bool verbose, CancellationToken cancellation)
    {
        var runner = StandardPipeline.Reader(restored);
        var trouble = false;
        foreach (var outcome in runner.Read(FileList.Of(paths), cancellation))
        {
            trouble |= !outcome.Unreadable.IsEmpty;
            Outcomes.Say(outcome, verbose);
            foreach (var document in outcome.Documents) Console.Out.Write(document.Text.EndsWith('\n') ? document.Text : document.Text + "\n");
        }

        return trouble ? ExitCode.Findings : ExitCode.Clean;
    }
}
