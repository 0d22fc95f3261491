using System.CommandLine;

namespace DocPipe.Cli.Commands;

/// <summary>Where what is kept from run to run lies; the same for every command that looks there.</summary>
internal static class StoreOption
{
    private const string Usual = "docpipe.db";

    /// <summary>For commands that keep nothing unless they are told to.</summary>
    public static Option<string?> Optional() => new("--store")
    {
        HelpName = "文件", Description = "读过的材料存在这里，下次只读新的和改过的，并和以前各期对照：一个文件，或 postgres://用户:密码@主机:端口/数据库",
    };

    public static Option<string> Create() => new("--store")
    {
        HelpName = "文件", Description = $"存储：一个文件（默认当前文件夹里的 {Usual}），或 postgres://用户:密码@主机:端口/数据库", DefaultValueFactory = _ => Usual,
    };
}
