using System.CommandLine;
using DocPipe.Ingest;

namespace DocPipe.Cli.Commands;

/// <summary>What a file may cost, as options.</summary>
internal sealed class LimitOptions
{
    private static readonly ReadLimits standard = ReadLimits.Default;

    private readonly Option<int?> fileMegabytes = Number("--max-file-mb", $"单个文件上限（MB，默认{standard.FileBytes >> 20}）");
    private readonly Option<int?> unpackedMegabytes = Number("--max-unpacked-mb", $"解压后上限（MB，默认{standard.UnpackedBytes >> 20}）");
    private readonly Option<int?> ratio = Number("--max-ratio", $"压缩比上限（默认{standard.Ratio}）");
    private readonly Option<int?> pages = Number("--max-pages", $"页数上限（默认{standard.Pages}）");
    private readonly Option<int?> depth = Number("--max-depth", $"表格、元素嵌套层数上限（默认{standard.Depth}）");
    private readonly Option<int?> archives = Number("--max-archives", $"压缩包套压缩包的层数上限（默认{standard.ArchiveDepth}）");
    private readonly Option<int?> seconds = Number("--max-seconds", $"单个文件用时上限（秒，默认{(int)standard.Time.TotalSeconds}）");
    private readonly Option<bool> alone = new("--no-helpers") { Description = "不调用 pdftotext、tesseract 等辅助程序" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[fileMegabytes, unpackedMegabytes, ratio, pages, depth, archives, seconds, alone]) command.Options.Add(option);
    }

    public ReadLimits Of(ParseResult result) => standard with
    {
        FileBytes = result.GetValue(fileMegabytes) is { } file ? (long)file << 20 : standard.FileBytes,
        UnpackedBytes = result.GetValue(unpackedMegabytes) is { } unpacked ? (long)unpacked << 20 : standard.UnpackedBytes,
        Ratio = result.GetValue(ratio) ?? standard.Ratio,
        Pages = result.GetValue(pages) ?? standard.Pages,
        Depth = result.GetValue(depth) ?? standard.Depth,
        ArchiveDepth = result.GetValue(archives) ?? standard.ArchiveDepth,
        Time = result.GetValue(seconds) is { } time ? TimeSpan.FromSeconds(time) : standard.Time,
        Helpers = !result.GetValue(alone),
    };

    private static Option<int?> Number(string name, string description)
    {
        var option = new Option<int?>(name) { HelpName = "数", Description = description };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is <= 0 or > 1_000_000) result.AddError($"{name} 应当是 1 到 1000000 的整数");
        });
        return option;
    }
}
