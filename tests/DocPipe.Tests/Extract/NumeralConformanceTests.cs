using System.Buffers;
using System.Globalization;
using System.Text.Json;
using DocPipe.Text;

namespace DocPipe.Tests.Extract;

/// <summary>
/// Numbers of the public Chinese recogniser suite. A case applies when it is written as an official document writes numbers: simplified
/// script; digits, Chinese numerals, 万 and 亿, 点, 分之; no blank inside a number. Left out by that rule: 兆 打 半百 俩, k M e ^ and slashes,
/// 又, a number without its first digit (百三), percentages (the next suite), and names that only contain a numeral.
/// </summary>
public sealed class NumeralConformanceTests
{
    private static readonly SearchValues<char> OutOfGenre = SearchValues.Create("兆打半俩倆kKMeE^又/／第双折成");

    [Fact]
    public void Numbers_of_formal_texts_are_read_as_the_suite_reads_them()
    {
        var cases = new List<(string, string, string)>();
        foreach (var test in ConformanceData.Recognizers("Number", "Chinese", "NumberModel.json"))
        {
            var input = test.GetProperty("Input").GetString()!;
            var expected = test.GetProperty("Results").EnumerateArray().Select(r => (Text: r.GetProperty("Text").GetString()!, Value: Value(r))).ToList();
            if (!Applies(input, expected)) continue;
            cases.Add((input, string.Join(" ", expected.Select(e => Print(e.Value))), string.Join(" ", Read(input).Select(Print))));
        }

        ConformanceData.Holds(0.95, cases);
    }

    private static bool Applies(string input, List<(string Text, decimal Value)> expected) =>
        ConformanceData.IsSimplified(input) && expected.Count > 0 && !input.AsSpan().ContainsAny(OutOfGenre)
        && expected.All(e => !e.Text.Contains(' ', StringComparison.Ordinal) && e.Text[0] is not ('百' or '千' or '.'));

    private static List<decimal> Read(string text)
    {
        var found = new List<decimal>();
        for (var at = 0; at < text.Length;)
        {
            if (Numerals.Read(text, at) is { Value: { } value } numeral)
            {
                found.Add(value);
                at = numeral.End;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    private static decimal Value(JsonElement result) =>
        decimal.Parse(result.GetProperty("Resolution").GetProperty("value").GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Print(decimal value) => Math.Round(value, 9).ToString("0.#########", CultureInfo.InvariantCulture);
}
