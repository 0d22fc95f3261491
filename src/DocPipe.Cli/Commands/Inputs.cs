using System.CommandLine;
using DocPipe.Cli.Terminal;
using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Cli.Commands;

/// <summary>The arguments that several commands take.</summary>
internal static class Inputs
{
    public static Argument<string[]> Paths()
    {
        var paths = new Argument<string[]>("paths") { HelpName = "文件或文件夹", Description = "要读的文件；文件夹连同其下所有文件", Arity = ArgumentArity.OneOrMore };
        // The parser would take a mistyped option for a path.
        paths.Validators.Add(static result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-') && !Path.Exists(t.Value)))
                result.AddError(ParseProblems.UnknownOption(token.Value));
        });
        return paths;
    }

    public static Option<string?> Roster() =>
        new("--roster") { HelpName = "名册.csv", Description = "应报送单位名册（csv 或 yaml；列：name,aliases,kind,contact,owes,due；别名用 | 分开）" };

    /// <exception cref="DataFileException">The roster can't be read or doesn't parse.</exception>
    public static Roster ReadRoster(string? path) => path is null ? Model.Roster.Empty : RosterFile.Read(path);
}
