using System.Text.RegularExpressions;
using DocPipe.Cli;

namespace DocPipe.Tests.Cli;

/// <summary>What the README says can be typed and found.</summary>
public partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(SharedData.Root, "README.md"));

    [Fact]
    public void Every_command_of_the_readme_parses()
    {
        var calls = Calls().Matches(Readme).Select(m => m.Groups[1].Value).ToArray();

        Assert.NotEmpty(calls);
        Assert.All(calls, call => Assert.Empty(CommandLine.Create().Parse(call.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Errors));
    }

    [Fact]
    public void Every_command_of_the_program_is_in_the_readme() =>
        Assert.All(CommandLine.Create().Subcommands.Where(c => !c.Hidden), c => Assert.Contains($"`docpipe {c.Name}", Readme, StringComparison.Ordinal));

    [Fact]
    public void Every_path_that_the_readme_names_exists()
    {
        var paths = Paths().Matches(Readme).Select(m => m.Value.TrimEnd('/', '.')).Distinct(StringComparer.Ordinal).ToArray();

        Assert.NotEmpty(paths);
        Assert.All(paths, p => Assert.True(Path.Exists(Path.Combine(SharedData.Root, p)), p));
    }

    // Lines of code blocks: "docpipe …" and "dotnet run … -- …".
    [GeneratedRegex(@"^\s*(?:docpipe|dotnet run .*? --) (.+)$", RegexOptions.Multiline)]
    private static partial Regex Calls();

    [GeneratedRegex(@"\b(?:src|tests|corpus|templates|models)/[\w./\-]*")]
    private static partial Regex Paths();
}
