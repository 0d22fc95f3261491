using System.CommandLine;
using System.Globalization;
using DocPipe.Cli.Terminal;
using DocPipe.Storage;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe history: what was submitted and briefed, by period.</summary>
internal static class HistoryCommand
{
    private static readonly string[] Headings = ["时期", "文件", "材料", "单位", "任务", "问题", "汇总", "最近汇总于", "批准"];

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static Command Create()
    {
        var store = StoreOption.Create();
        var command = new Command("history", "按时期列出存下的材料和做过的汇总") { store };
        command.SetAction(result => Run(result.GetValue(store)!));
        return command;
    }

    private static int Run(string address)
    {
        using var store = Store.OpenExisting(address, TimeProvider.System);
        var submitted = store.Documents.Periods();
        var briefed = store.Digests.History().ToLookup(d => d.Period ?? "");
        if (submitted.Count == 0 && briefed.Count == 0)
        {
            Console.Out.Write("存储里还没有材料。\n");
            return ExitCode.Clean;
        }

        // A period for which only a digest was made (its reports name no period) has its line, too.
        var only = briefed.Select(b => b.Key).Except(submitted.Select(s => s.Period ?? "")).OrderDescending(StringComparer.Ordinal)
            .Select(p => new PeriodSummary(p, 0, 0, 0, 0, 0));
        Rows.Write(Headings, [.. submitted.Concat(only).Select(s => Row(s, [.. briefed[s.Period ?? ""]]))]);
        return ExitCode.Clean;
    }

    private static string[] Row(PeriodSummary period, KeptDigest[] digests) =>
    [
        string.IsNullOrEmpty(period.Period) ? "（未写时期）" : period.Period,
        Number(period.Files), Number(period.Documents), Number(period.Units), Number(period.Tasks), Number(period.Problems),
        Number(digests.Length),
        digests.Length == 0 ? "" : digests[^1].MadeAt.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        Number(digests.Sum(d => d.Approvals)),
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
