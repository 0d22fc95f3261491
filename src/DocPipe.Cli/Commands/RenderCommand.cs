using System.CommandLine;
using DocPipe.Cli.Terminal;
using DocPipe.Contract;
using DocPipe.Model;
using DocPipe.Render;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe render: a digest that was kept becomes a document by any template.</summary>
internal static class RenderCommand
{
    private static readonly string[] Formats = [".docx", ".html", ".md", ".xlsx", ".ics", ".pdf"];

    public static Command Create()
    {
        var template = new Argument<string>("template") { HelpName = "模板", Description = "模板名（docpipe templates 列出）" };
        var digest = new Option<string>("--digest") { HelpName = "digest.json", Description = "docpipe brief 留下的汇总数据", Required = true };
        var output = new Option<string>("--out", "-o") { HelpName = "文件", Description = "写到这里；扩展名决定格式：docx、html、md、xlsx、ics，装有 LibreOffice 时还有 pdf。一个单位一份的模板写成同一文件夹里的多个文件，文件名带单位", Required = true };
        var command = new Command("render", "按模板把汇总数据写成文件") { template, digest, output };
        command.SetAction((result, cancellation) => Task.FromResult(Run(
            result.GetValue(template)!, result.GetValue(digest)!, result.GetValue(output)!, result.GetValue(Verbosity.Quiet), cancellation)));
        return command;
    }

    private static int Run(string template, string digestPath, string output, bool quiet, CancellationToken cancellation)
    {
        var format = Path.GetExtension(output).ToLowerInvariant();
        if (!Formats.Contains(format)) throw new DataFileException("DP5033", $"--out 的扩展名要是 docx、html、md、xlsx、ics 或 pdf，现在是“{output}”");
        var digest = ReadDigest(digestPath);
        var renderer = new BriefingRenderer(TemplateFolder.Default);
        using var files = new OutputSet(Path.GetDirectoryName(Path.GetFullPath(output))!);
        var name = Path.GetFileNameWithoutExtension(output);
        if (format == ".xlsx")
        {
            files.Add(name + format, renderer.LedgerXlsx(digest));
            files.Commit();
            return ExitCode.Clean;
        }

        var briefings = renderer.Compose(template, digest, cancellation);
        foreach (var briefing in briefings)
            files.Add((briefings.Count == 1 ? name : briefing.Name) + format, briefing.Write(format[1..], cancellation));
        files.Commit();
        if (!quiet && briefings.Count != 1) Messages.Info(briefings.Count == 0 ? "没有需要写的内容，没有生成文件。" : $"生成了{briefings.Count}份文件。");
        return ExitCode.Clean;
    }

    private static Digest ReadDigest(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return DigestJson.Read(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP5001", $"读不了汇总数据 {path}：{e.Message}", e);
        }
    }
}
