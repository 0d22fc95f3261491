using System.Buffers;
using System.Globalization;
using System.Text.Json;
using DocPipe.Extract;
using DocPipe.Model;

namespace DocPipe.Tests.Extract;

/// <summary>
/// Percentages and sums of money of the public Chinese recogniser suite. A percentage applies when it is written as an official document
/// writes it (%, 百分之, 千分之, 百分点; simplified script; no blank inside a number): discounts (折), tenths (成) and k are left out. A sum of
/// money applies when its currency is 元, 美元, 欧元, 港元 or 日元 and the number stands before it; small change (角, 分, 毛) is left out.
/// </summary>
public sealed class QuantityConformanceTests
{
    private static readonly SearchValues<char> OutOfGenre = SearchValues.Create("折成kKＫ:");
    private static readonly SearchValues<char> SmallChange = SearchValues.Create("毛角块$￥兆圆");
    private static readonly string[] Currencies = ["元", "美元", "欧元", "港元", "日元"];
    private static readonly ExtractStage Stage = new(DataFolder.Default, Roster.Empty);

    [Fact]
    public void Percentages_are_read_as_the_suite_reads_them()
    {
        var cases = new List<(string, string, string)>();
        foreach (var test in ConformanceData.Recognizers("Number", "Chinese", "PercentModel.json"))
        {
            var input = test.GetProperty("Input").GetString()!;
            var expected = test.GetProperty("Results").EnumerateArray().Select(r => (Text: r.GetProperty("Text").GetString()!, Value: Value(r).TrimEnd('%'))).ToList();
            if (!ConformanceData.IsSimplified(input) || input.AsSpan().ContainsAny(OutOfGenre) || expected.Exists(e => e.Text.Contains(' ', StringComparison.Ordinal))) continue;
            cases.Add((input, Print(expected.Select(e => Number(e.Value))), Print(Figures(input).Where(f => f.Unit is "%" or "个百分点" && f.Value is not null).Select(f => f.Value!.Value))));
        }

        ConformanceData.Holds(0.95, cases);
    }

    [Fact]
    public void Sums_of_money_are_read_as_the_suite_reads_them()
    {
        var cases = new List<(string, string, string)>();
        foreach (var test in ConformanceData.Recognizers("NumberWithUnit", "Chinese", "CurrencyModel.json"))
        {
            var input = test.GetProperty("Input").GetString()!;
            var expected = test.GetProperty("Results").EnumerateArray().Select(r => (Text: r.GetProperty("Text").GetString()!, Value: Value(r))).ToList();
            if (!ConformanceData.IsSimplified(input) || input.AsSpan().ContainsAny(SmallChange)
                || expected.Exists(e => e.Value.Length == 0 || e.Text.Contains(' ', StringComparison.Ordinal) || !Currencies.Any(c => e.Text.EndsWith(c, StringComparison.Ordinal)))) continue;
            cases.Add((input, Print(expected.Select(e => Number(e.Value))), Print(Figures(input).Where(f => Currencies.Contains(f.Unit)).Select(f => f.Value!.Value))));
        }

        ConformanceData.Holds(0.95, cases);
    }

    private static IEnumerable<FigureAnnotation> Figures(string text) =>
        Stage.Run(Document.FromReading(new Source("case.txt", "", "txt", null), text), CancellationToken.None).All<FigureAnnotation>();

    private static string Value(JsonElement result) =>
        result.TryGetProperty("Resolution", out var r) && r.TryGetProperty("value", out var v) && v.ValueKind == JsonValueKind.String ? v.GetString()! : "";

    private static decimal Number(string value) => decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Print(IEnumerable<decimal> values) =>
        string.Join(" ", values.Select(v => Math.Round(v, 9).ToString("0.#########", CultureInfo.InvariantCulture)));
}
