using DocPipe.Model;

namespace DocPipe.Tests.Specs;

/// <summary>Prints what several documents say together as the tables of corpus/specs write it.</summary>
internal static class BatchSpecs
{
    private static readonly string[] Others = ["城南街道", "城北街道", "江口镇"];

    /// <summary>Column 与谁比 says whose the other report is: 别的单位 or 本单位上期.</summary>
    public static IEnumerable<string> Copies(SpecRow row)
    {
        var own = row.Optional("与谁比") == "本单位上期";
        var batch = new SpecBatch().Report("城东街道", 47, row.Text).Report(own ? "城东街道" : "城西街道", own ? 46 : 47, Lines(row, "另一份")!);
        foreach (var other in Lines(row, "别处也有") is null ? [] : Others) batch.Report(other, 47, Lines(row, "别处也有")!);
        if (Lines(row, "方案里有") is { } quoted) batch.Plan(quoted);
        return batch.Digest().Copies.Select(c => (c.Kind == CopyKind.EarlierPeriod ? "与上期雷同" : "单位之间雷同") + (c.OnlyNumbersChanged ? "，只改了数字" : ""));
    }

    private static string? Lines(SpecRow row, string column) => row.Optional(column)?.Replace("<br>", "\n", StringComparison.Ordinal);
}
