using System.CommandLine;
using System.CommandLine.Parsing;

namespace DocPipe.Cli.Terminal;

/// <summary>Says in Chinese what is wrong with a call; the parser's own sentences are English.</summary>
internal static class ParseProblems
{
    public static IEnumerable<string> Of(ParseResult result)
    {
        var unmatched = result.UnmatchedTokens.Distinct(StringComparer.Ordinal).ToArray();
        foreach (var token in unmatched)
            yield return token.StartsWith('-') ? UnknownOption(token) : $"不认识的命令或参数“{token}”";
        if (unmatched.Length > 0) yield break;
        foreach (var error in result.Errors) yield return Say(error);
    }

    /// <summary>The commands of the call and a blank after each, to be put before an option.</summary>
    public static string CommandPath(ParseResult result)
    {
        var names = new Stack<string>();
        for (SymbolResult? at = result.CommandResult; at is CommandResult { Command: not RootCommand } command; at = at.Parent) names.Push(command.Command.Name);
        return string.Concat(names.Select(n => n + " "));
    }

    public static string UnknownOption(string token) => $"没有“{token}”这个选项";

    private static string Say(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0 } option => $"选项“{option.Option.Name}”后面要写一个值",
        OptionResult option => $"选项“{option.Option.Name}”的值“{string.Join(' ', option.Tokens.Select(t => t.Value))}”不对",
        ArgumentResult { Tokens.Count: 0 } argument => $"缺少参数 {argument.Argument.HelpName ?? argument.Argument.Name}",
        ArgumentResult when error.Message.StartsWith('没') => error.Message,
        ArgumentResult argument => $"参数“{string.Join(' ', argument.Tokens.Select(t => t.Value))}”不对",
        CommandResult command when command.Command.Options.FirstOrDefault(o => o.Required && command.GetResult(o) is null or { Implicit: true }) is { } missing =>
            $"缺少选项 {missing.Name}",
        CommandResult command when command.Command.Subcommands.Count > 0 =>
            $"请写明要做什么：{string.Join('、', command.Command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}",
        _ => error.Message,
    };
}
