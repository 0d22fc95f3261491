using System.CommandLine;
using DocPipe.Cli.Terminal;
using DocPipe.Contract;
using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe analyze: what was read in each document.</summary>
internal static class AnalyzeCommand
{
    private const byte LineFeed = (byte)'\n';

    public static Command Create()
    {
        var paths = Inputs.Paths();
        var roster = Inputs.Roster();
        var json = new Option<bool>("--json") { Description = "每份文件一行 JSON 写到标准输出（analysis 约定）" };
        var store = StoreOption.Optional();
        var command = new Command("analyze", "读出每份文件的任务、单位、日期、数据和问题，并指明出处") { paths, roster, json, store };
        var limits = new LimitOptions();
        limits.AddTo(command);
        command.SetAction((result, cancellation) => Task.FromResult(Run(
            result.GetValue(paths)!, result.GetValue(roster), result.GetValue(store), limits.Of(result), result.GetValue(json), result.GetValue(Verbosity.Verbose), cancellation)));
        return command;
    }

    private static int Run(string[] paths, string? roster, string? store, ReadLimits limits, bool json, bool verbose, CancellationToken cancellation)
    {
        var (units, files) = (Inputs.ReadRoster(roster), FileList.Of(paths, roster));
        var outcomes = store is null ? StandardPipeline.Runner(units, limits).Read(files, cancellation) : StoredReading.Outcomes(store, units, limits, files, cancellation);
        var trouble = false;
        using var output = Console.OpenStandardOutput();
        using var buffered = new BufferedStream(output, 1 << 16);
        foreach (var outcome in outcomes)
        {
            trouble |= !outcome.Unreadable.IsEmpty;
            Outcomes.Say(outcome, verbose);
            foreach (var document in outcome.Documents)
            {
                if (json)
                {
                    buffered.Write(AnalysisJson.Line(document).Span);
                    buffered.WriteByte(LineFeed);
                }
                else
                {
                    buffered.Write(System.Text.Encoding.UTF8.GetBytes(AnalysisSummary.Of(document)));
                }
            }
        }

        return trouble ? ExitCode.Findings : ExitCode.Clean;
    }
}
