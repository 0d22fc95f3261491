using System.CommandLine;
using DocPipe.Model;
using DocPipe.Render;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe templates: the templates of the folder and what each makes.</summary>
internal static class TemplatesCommand
{
    public static Command Create()
    {
        var command = new Command("templates", "列出 templates/ 里的模板和它们生成什么");
        command.SetAction(_ =>
        {
            foreach (var template in new BriefingRenderer(TemplateFolder.Default).List())
                Console.Out.Write($"{template.Name}\t{string.Join(' ', template.Outputs)}\t{template.About}\n");
            return ExitCode.Clean;
        });
        return command;
    }
}
