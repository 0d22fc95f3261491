using System.Buffers;
using System.Text.Json;

namespace DocPipe.Tests.Extract;

/// <summary>The conformance suites beside some checkouts; where they are not there, there are no cases.</summary>
internal static class ConformanceData
{
    /// <summary>Inputs in traditional script are Restore's business before they are Extract's; 壹 and its like are simplified script too.</summary>
    private static readonly SearchValues<char> Traditional = SearchValues.Create("萬億點負兩貳參陸幾雙對個隻塊還這為無後");

    public static IEnumerable<JsonElement> Recognizers(params string[] path) => Read(["recognizers-zh", "Specs", .. path]);

    public static IEnumerable<JsonElement> Time(string file) => Read(["time", file]);

    public static bool IsSimplified(string input) => !input.AsSpan().ContainsAny(Traditional);

    private static IEnumerable<JsonElement> Read(string[] path)
    {
        if (SharedData.Beside(["testdata", .. path]) is not { } file) return [];
        using var stream = File.OpenRead(file);
        return [.. JsonDocument.Parse(stream).RootElement.EnumerateArray()];
    }

    /// <summary>Fails when less than <paramref name="share"/> of the cases that apply agree, naming those that don't.</summary>
    public static void Holds(double share, IReadOnlyCollection<(string Input, string Expected, string Actual)> cases)
    {
        if (cases.Count == 0) return;
        var failures = cases.Where(c => c.Expected != c.Actual).ToList();
        var reached = 1 - ((double)failures.Count / cases.Count);
        Assert.True(
            reached >= share,
            $"{cases.Count - failures.Count} of {cases.Count} agree ({reached:P1}):\n"
            + string.Join("\n", failures.Select(f => $"{f.Input}\n  expected {f.Expected}\n  actual   {f.Actual}")));
    }
}
