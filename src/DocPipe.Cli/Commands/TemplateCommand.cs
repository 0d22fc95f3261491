using System.CommandLine;
using System.Text.Json;
using DocPipe.Cli.Terminal;
using DocPipe.Model;
using DocPipe.Scriban;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe template: renders one template, to try a piece of the language or to check what was changed.</summary>
internal static class TemplateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { HelpName = "模板文件", Description = "Scriban 模板" };
        var data = new Option<string?>("--data") { HelpName = "数据.json", Description = "模板里能用的数据（一个 JSON 对象）" };
        var check = new Option<bool>("--check") { Description = "只检查写得对不对，不生成" };
        var command = new Command("template", "用 Scriban 模板生成文字，写到标准输出") { file, data, check };
        command.SetAction((result, cancellation) => Task.FromResult(Run(result.GetValue(file)!, result.GetValue(data), result.GetValue(check), cancellation)));
        return command;
    }

    private static int Run(string file, string? data, bool check, CancellationToken cancellation)
    {
        var template = Template.Parse(Text(file, "DP5030"), Path.GetFileName(file));
        if (template.HasErrors)
        {
            foreach (var message in template.Messages) Console.Error.WriteLine(message.Describe());
            return ExitCode.Usage;
        }

        if (check) return ExitCode.Clean;
        var context = new TemplateContext { TemplateLoader = new Beside(Path.GetDirectoryName(Path.GetFullPath(file))!), CancellationToken = cancellation };
        if (data is not null) context.PushGlobal(Model(data));
        try
        {
            template.Render(context, Console.Out);
            return ExitCode.Clean;
        }
        catch (DocPipe.Scriban.Syntax.ScriptRuntimeException e)
        {
            Console.Out.Flush();
            Console.Error.WriteLine(e.ToLogMessage().Describe());
            return ExitCode.Usage;
        }
    }

    private static ScriptObject Model(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(Text(path, "DP5031"));
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? ScriptObject.From(json.RootElement)
                : throw new DataFileException("DP5032", $"数据 {Path.GetFileName(path)} 应当是一个 JSON 对象（{{ … }}）");
        }
        catch (JsonException e)
        {
            throw new DataFileException("DP5032", $"数据 {Path.GetFileName(path)} 不是有效的 JSON（第{e.LineNumber + 1}行，第{e.BytePositionInLine + 1}字节处）", e);
        }
    }

    private static string Text(string path, string code)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException(code, $"读不了 {path}：{e.Message}", e);
        }
    }

    /// <summary>Includes are files beside the template; the language itself lets through plain relative names only.</summary>
    private sealed class Beside(string folder) : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, DocPipe.Scriban.Parsing.SourceSpan callerSpan, string templateName) =>
            File.Exists(Path.Combine(folder, templateName)) ? Path.Combine(folder, templateName) : null;

        public string? Load(TemplateContext context, DocPipe.Scriban.Parsing.SourceSpan callerSpan, string templatePath) => File.ReadAllText(templatePath);
    }
}
