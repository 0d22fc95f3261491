using System.CommandLine;
using System.Globalization;
using DocPipe.Cli.Terminal;
using DocPipe.Model;
using DocPipe.Storage;
using DocPipe.Web.Accounts;

namespace DocPipe.Cli.Commands;

/// <summary>docpipe user: who may use the review pages from other machines.</summary>
internal static class UserCommand
{
    private static readonly Dictionary<AccountRole, string> Roles = new()
    {
        [AccountRole.Submit] = "报送", [AccountRole.Review] = "审核", [AccountRole.Admin] = "管理",
    };

    public static Command Create() => new("user", "审核页的账号：报送（submit）、审核（review）、管理（admin）") { Add(), List(), Password(), Role(), Remove() };

    private static Command Add()
    {
        var (name, store, stdin) = (Name(), StoreOption.Create(), FromStandardInput());
        var role = RoleOption(required: true);
        var command = new Command("add", "建一个账号") { name, role, store, stdin };
        command.SetAction(result => Run(result, store, create: true, book =>
        {
            book.CheckNew(result.GetValue(name)!);
            book.Add(result.GetValue(name)!, ReadPassword(result.GetValue(stdin)), result.GetValue(role));
            return $"建好了账号“{result.GetValue(name)}”（{Roles[result.GetValue(role)]}）";
        }));
        return command;
    }

    private static Command List()
    {
        var store = StoreOption.Create();
        var command = new Command("list", "列出账号") { store };
        command.SetAction(result => Run(result, store, create: false, book =>
        {
            foreach (var account in book.All())
                Console.Out.Write(string.Create(CultureInfo.InvariantCulture, $"{account.Name}\t{Roles[account.Role]}\t{account.AddedAt.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}\n"));
            return null;
        }));
        return command;
    }

    private static Command Password()
    {
        var (name, store, stdin) = (Name(), StoreOption.Create(), FromStandardInput());
        var command = new Command("password", "换一个账号的密码；它已登录的地方都要重新登录") { name, store, stdin };
        command.SetAction(result => Run(result, store, create: false, book =>
        {
            book.CheckKnown(result.GetValue(name)!);
            book.SetPassword(result.GetValue(name)!, ReadPassword(result.GetValue(stdin)));
            return $"换好了“{result.GetValue(name)}”的密码";
        }));
        return command;
    }

    private static Command Role()
    {
        var (name, store) = (Name(), StoreOption.Create());
        var role = RoleOption(required: true);
        var command = new Command("role", "改一个账号能做什么") { name, role, store };
        command.SetAction(result => Run(result, store, create: false, book =>
        {
            book.SetRole(result.GetValue(name)!, result.GetValue(role));
            return $"“{result.GetValue(name)}”现在是{Roles[result.GetValue(role)]}";
        }));
        return command;
    }

    private static Command Remove()
    {
        var (name, store) = (Name(), StoreOption.Create());
        var command = new Command("remove", "删去一个账号；它做过的更正和记录都还在") { name, store };
        command.SetAction(result => Run(result, store, create: false, book =>
        {
            book.Remove(result.GetValue(name)!);
            return $"删去了账号“{result.GetValue(name)}”";
        }));
        return command;
    }

    private static int Run(ParseResult result, Option<string> address, bool create, Func<AccountBook, string?> work)
    {
        using var store = create ? Store.Open(result.GetValue(address)!, TimeProvider.System) : Store.OpenExisting(result.GetValue(address)!, TimeProvider.System);
        if (work(new AccountBook(store, by: "命令行")) is { } said && !result.GetValue(Verbosity.Quiet)) Messages.Info(said);
        return ExitCode.Clean;
    }

    private static Argument<string> Name() => new("name") { HelpName = "姓名", Description = "账号，可以就是姓名或单位名称" };

    private static Option<AccountRole> RoleOption(bool required) => new("--role")
    {
        HelpName = "submit|review|admin", Description = "submit 只能报送、看自己报的；review 能看、能更正、能批准；admin 还能删除材料、看记录", Required = required,
    };

    private static Option<bool> FromStandardInput() => new("--password-stdin") { Description = "密码从标准输入读一行" };

    private static string ReadPassword(bool fromStandardInput)
    {
        if (fromStandardInput || Console.IsInputRedirected)
            return Console.In.ReadLine() ?? throw new DataFileException("DP7012", "标准输入里没有密码");
        var first = Ask("密码（输入时不显示）：");
        return Ask("再输一次：") == first ? first : throw new DataFileException("DP7012", "两次输入的密码不一样，没有改动");
    }

    private static string Ask(string prompt)
    {
        Console.Error.Write(prompt);
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace) typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar)) typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
