using System.CommandLine;

namespace DocPipe.Cli.Terminal;

/// <summary>How much the program says of its work; the same for every command.</summary>
internal static class Verbosity
{
    public static Option<bool> Quiet { get; } = new("--quiet", "-q") { Description = "只说错误，不显示进度", Recursive = true };

    public static Option<bool> Verbose { get; } = new("--verbose", "-v") { Description = "逐个文件说明做了什么、有什么疑问", Recursive = true };
}
