using System.CommandLine;
using DocPipe.Ingest.Programs;
using DocPipe.Model;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe doctor: which helper programs are there, what each is for and what goes without it.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "检查数据文件和辅助程序是否齐全，缺了有什么影响");
        command.SetAction((_, cancellation) => Task.FromResult(Run(cancellation)));
        return command;
    }

    private static int Run(CancellationToken cancellation)
    {
        var models = Directory.Exists(DataFolder.Default.Root);
        Console.Out.WriteLine(models ? $"数据文件：{DataFolder.Default.Root}" : $"数据文件：没有找到 {DataFolder.Default.Root}，请把 models 文件夹放在程序旁边");
        Console.Out.WriteLine("程序自带：docx、doc、wps、xlsx、xls、csv、pdf、ofd、html、md、txt、zip，不需要安装任何东西");
        foreach (var helper in HelperKind.All)
        {
            var path = helper.Find();
            Console.Out.WriteLine(path is null ? $"{helper.Name}：没有。{helper.Cost}" : $"{helper.Name}：{path}。{helper.Purpose}");
        }

        if (HelperKind.ReadsChinese(cancellation) is false) Console.Out.WriteLine("tesseract 缺少 chi_sim 中文数据：扫描件一律报为“扫描件，需OCR”");
        return models ? ExitCode.Clean : ExitCode.Findings;
    }
}
