using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;

namespace DocPipe.Cli.Terminal;

/// <summary>Help in Chinese, aligned for a terminal in which a Han character takes two columns.</summary>
internal sealed class ChineseHelp : SynchronousCommandLineAction
{
    private const int Gap = 2;

    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Description = "显示帮助";
                help.Action = new ChineseHelp();
            }
            else if (option is VersionOption)
            {
                option.Description = "显示版本";
            }
        }
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Console.Out.Write(Of(parseResult.CommandResult.Command, ParseProblems.CommandPath(parseResult)));
        return ExitCode.Clean;
    }

    /// <param name="path">The command's names with a blank after each; empty for the root.</param>
    internal static string Of(Command command, string path)
    {
        var text = new StringBuilder();
        text.Append(command.Description).Append("\n\n用法：\n  docpipe ").Append(path);
        foreach (var argument in command.Arguments) text.Append(Shown(argument)).Append(' ');
        if (command.Subcommands.Count > 0) text.Append("命令 ");
        text.Append("[选项]\n");
        Table(text, "命令", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? "")));
        Table(text, "参数", command.Arguments.Select(a => (Shown(a), a.Description ?? "")));
        var inherited = command.Parents.OfType<Command>().SelectMany(p => p.Options).Where(o => o.Recursive);
        Table(text, "选项", command.Options.Concat(inherited).Where(o => !o.Hidden).DistinctBy(o => o.Name).Select(o => (Shown(o), o.Description ?? "")));
        return text.ToString();
    }

    private static string Shown(Argument argument)
    {
        var name = argument.HelpName ?? argument.Name.ToUpperInvariant();
        if (argument.Arity.MaximumNumberOfValues > 1) name += "…";
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static string Shown(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => !a.StartsWith('/')).Append(option.Name).Distinct().OrderBy(a => a.Length).ThenBy(a => a, StringComparer.Ordinal));
        return option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? names : $"{names} {option.HelpName ?? "值"}";
    }

    private static void Table(StringBuilder text, string heading, IEnumerable<(string Name, string About)> rows)
    {
        var list = rows.ToArray();
        if (list.Length == 0) return;
        var width = list.Max(r => Columns(r.Name)) + Gap;
        text.Append('\n').Append(heading).Append("：\n");
        foreach (var (name, about) in list)
            text.Append("  ").Append(name).Append(' ', width - Columns(name)).Append(about).Append('\n');
    }

    private static int Columns(string text) => text.Sum(c => c >= '\u2e80' && c is < '\uffe0' or '…' ? 2 : 1);
}
