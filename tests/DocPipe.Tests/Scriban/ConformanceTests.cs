using System.Text.Json;
using System.Text.RegularExpressions;

namespace DocPipe.Tests.Scriban;

/// <summary>Scriban's own files, where they stand beside the checkout: the share that comes out the same may not fall.</summary>
public sealed partial class ConformanceTests
{
    /// <summary>Functions whose result hangs on the clock or on chance.</summary>
    private static readonly string[] Unsteady = ["date.now", "math.random", "math.uuid"];

    [GeneratedRegex(@"^text\((\d+,\d+)\) : error : ", RegexOptions.NonBacktracking)]
    private static partial Regex ErrorStart();

    [Fact]
    public void Files_that_render_give_the_same_bytes()
    {
        var (all, wrong) = Compare(Pairs().Where(pair => !ErrorStart().IsMatch(pair.Expected)), (expected, actual) => expected == actual);
        AssertShare(all, wrong, floor: 1.00);
    }

    [Fact]
    public void Errors_are_found_at_the_same_line_and_column()
    {
        var (all, wrong) = Compare(Pairs().Where(pair => ErrorStart().IsMatch(pair.Expected)), (expected, actual) =>
            ErrorStart().Match(actual) is { Success: true } found && found.Groups[1].Value == ErrorStart().Match(expected).Groups[1].Value);
        AssertShare(all, wrong, floor: 1.00);
    }

    [Fact]
    public void Errors_are_told_in_the_same_words()
    {
        var (all, wrong) = Compare(Pairs().Where(pair => ErrorStart().IsMatch(pair.Expected)), (expected, actual) => expected.TrimEnd() == actual);
        AssertShare(all, wrong, floor: 1.00);
    }

    [Fact]
    public void Examples_of_the_documentation_give_the_same_bytes()
    {
        if (SharedData.Beside("testdata", "scriban", "builtin-doc-cases.json") is not { } path)
            return;
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        var examples = json.RootElement.EnumerateArray()
            .Where(example => !Unsteady.Contains(example.GetProperty("function").GetString()))
            .Select(example => (Name: example.GetProperty("function").GetString()!, Input: example.GetProperty("input").GetString()!, Expected: example.GetProperty("expected").GetString()!));
        var (all, wrong) = Compare(examples, (expected, actual) => expected == actual);
        AssertShare(all, wrong, floor: 1.00);
    }

    private static IEnumerable<(string Name, string Input, string Expected)> Pairs()
    {
        if (SharedData.Beside("testdata", "scriban", "TestFiles") is not { } folder)
            yield break;
        foreach (var path in Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!path.EndsWith(".out.txt", StringComparison.Ordinal))
                yield return (Path.GetFileNameWithoutExtension(path), File.ReadAllText(path), File.ReadAllText(Path.ChangeExtension(path, ".out.txt")));
        }
    }

    private static (int All, List<string> Wrong) Compare(IEnumerable<(string Name, string Input, string Expected)> pairs, Func<string, string, bool> isRight)
    {
        var all = 0;
        var wrong = new List<string>();
        foreach (var (name, input, expected) in pairs)
        {
            all++;
            var actual = TemplateRun.Of(input);
            if (!isRight(expected, actual))
                wrong.Add($"{name}\nexpected:\n{expected}\nbut got:\n{actual}\n");
        }

        return (all, wrong);
    }

    private static void AssertShare(int all, List<string> wrong, double floor) =>
        Assert.True(all == 0 || all - wrong.Count >= floor * all, $"{all - wrong.Count} of {all} are right:\n" + string.Join('\n', wrong));
}
