using System.CommandLine;
using System.Globalization;
using DocPipe.Cli.Terminal;
using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe forget: takes a file and all that came of it out of the store, after showing what would go.</summary>
internal static class ForgetCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { HelpName = "文件", Description = "报送时的路径（docpipe find 会显示）；同一路径的各个版本一起删", Arity = ArgumentArity.ZeroOrMore };
        var ids = new Option<long[]>("--file-id") { HelpName = "编号", Description = "按编号删一个文件（可以写多次）" };
        var store = StoreOption.Create();
        var yes = new Option<bool>("--yes") { Description = "真的删除；不写就只列出会删掉什么" };
        var command = new Command("forget", "从存储里删除文件和由它产生的一切") { files, ids, store, yes };
        command.SetAction(result => Run(result.GetValue(files) ?? [], result.GetValue(ids) ?? [], result.GetValue(store)!, result.GetValue(yes)));
        return command;
    }

    private static int Run(string[] paths, long[] ids, string address, bool yes)
    {
        if (paths.Length + ids.Length == 0) throw new DataFileException("DP9001", "请写明要删除哪个文件：路径，或 --file-id 编号");
        using var store = Store.OpenExisting(address, TimeProvider.System);
        var files = paths.SelectMany(path => Named(store, path)).Concat(ids.Select(id => Numbered(store, id))).DistinctBy(f => f.Id).ToArray();
        foreach (var file in files)
        {
            if ((yes ? store.Files.Forget(file.Id) : store.Files.WouldForget(file.Id)) is { } gone) Say(gone, yes);
        }

        if (!yes) Messages.Info("什么也没有删除。确认要删，请加上 --yes 再运行一次。");
        return yes ? ExitCode.Clean : ExitCode.Findings;
    }

    private static IReadOnlyList<KeptFile> Named(Store store, string path)
    {
        var found = store.Files.Find(FileList.Shown(path));
        if (found.Count > 0) return found;
        var name = Path.GetFileName(path);
        var alike = store.Files.All().Where(f => Path.GetFileName(f.Path) == name).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Path}（编号 {f.Id}）")).ToArray();
        throw new DataFileException("DP6009", $"存储里没有“{path}”{(alike.Length == 0 ? "" : "，同名的有：" + string.Join('、', alike))}");
    }

    private static KeptFile Numbered(Store store, long id) =>
        store.Files.Find(id) ?? throw new DataFileException("DP6009", string.Create(CultureInfo.InvariantCulture, $"存储里没有编号为 {id} 的文件"));

    private static void Say(Forgotten gone, bool done)
    {
        Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{(done ? "已删除" : "会删除")}：{gone.File.Path}（编号 {gone.File.Id}，{gone.File.Size} 字节）\n"));
        foreach (var title in gone.Documents) Console.Out.Write($"  材料：{title}\n");
        if (gone.Corrections > 0) Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"  更正：{gone.Corrections}处\n"));
        foreach (var title in gone.Digests) Console.Out.Write($"  引用它的汇总：{title}\n");
    }
}
