using System.CommandLine;

namespace DocPipe.Cli.Commands;

/// <summary>Where what is kept from run to run lies; the same for every command of the review pages.</summary>
internal static class StoreOption
{
    private const string Usual = "docpipe.db";

    public static Option<string> Create() => new("--store")
    {
        HelpName = "文件", Description = $"存储：一个文件（默认当前文件夹里的 {Usual}），或 postgres://用户:密码@主机:端口/数据库", DefaultValueFactory = _ => Usual,
    };
}
