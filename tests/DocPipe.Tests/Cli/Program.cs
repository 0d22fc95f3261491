using System.Diagnostics;
using System.Text;

namespace DocPipe.Tests.Cli;

/// <summary>Runs the built program as a person would.</summary>
internal static class Program
{
    public static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "docpipe.dll");

    public sealed record Result(int Code, string Out, string Error);

    public static Result Run(params string[] arguments) => RunWith("", arguments);

    public static Result RunWith(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", [Path, .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardInputEncoding = new UTF8Encoding(false),
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
        WorkingDirectory = SharedData.Root,
    })!;
}
