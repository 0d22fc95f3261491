using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using DocPipe.Extract;
using DocPipe.Model;

namespace DocPipe.Tests.Extract;

/// <summary>
/// Dates and periods of two public Chinese suites. A case applies when every expression it expects is a formal, absolute point or span of
/// the calendar (<see cref="IsFormal"/>): years, months, days, quarters, halves, weeks of a month and ranges of them, in digits or Chinese
/// numerals, with 前, 后, 起, 至 and their like. Left out: what is measured from the moment of speaking (今年, 上周, 近三年, 三年前), hours,
/// holidays, decades, reigns, durations, years without their sign (从2016到2018) or without their century (24年), and two conventions that
/// offices read otherwise: weeks of a year (here ISO 8601) and the end of a quarter (here its last day).
/// </summary>
public sealed partial class DateConformanceTests
{
    private static readonly ExtractStage Stage = new(DataFolder.Default, Roster.Empty);

    [GeneratedRegex("^[在从自]?[0-9一二三四五六七八九十〇零/.年月日号份季度第周前后至到和与或及间—–\\-－~ 上下半底末旬中起止以之开始的首]+$", RegexOptions.NonBacktracking)]
    private static partial Regex CalendarCharacters { get; }

    [GeneratedRegex("[年月]|^[0-9]{4}([-/.][0-9]{1,2}){1,2}|^[0-9]{8}$", RegexOptions.NonBacktracking)]
    private static partial Regex NamesYearOrMonth { get; }

    [GeneratedRegex("[前后][0-9一二三四五六七八九十]|半[前后以之]|年半|半$|[^0-9〇零][一二三四五六七八九十]?年[前以之后]|^.{1,3}年$|^.{1,2}年[前以之后]|个月|月[前后]|首月|第[^季周]+[天年]|[上下]+[周月]|[上下]$|季度[初末]|年的?第.{1,2}周|^[^年月]*$|[0-9]+到[0-9]+年", RegexOptions.NonBacktracking)]
    private static partial Regex FromTheMomentOfSpeaking { get; }

    private static bool IsFormal(string expression) =>
        CalendarCharacters.IsMatch(expression) && NamesYearOrMonth.IsMatch(expression) && (!FromTheMomentOfSpeaking.IsMatch(expression) || NumericYear.IsMatch(expression));

    [GeneratedRegex("^[0-9]{4}[-/.][0-9]{1,2}|^[0-9]{8}$", RegexOptions.NonBacktracking)]
    private static partial Regex NumericYear { get; }

    [Theory, InlineData("DateTimeModel.json"), InlineData("DatePeriodParser.json")]
    public void Formal_dates_are_read_as_the_recogniser_suite_reads_them(string file)
    {
        var cases = new List<(string, string, string)>();
        foreach (var test in ConformanceData.Recognizers("DateTime", "Chinese", file))
        {
            var input = test.GetProperty("Input").GetString()!;
            var all = test.GetProperty("Results").EnumerateArray().ToList();
            var results = all.Where(r => Type(r) != "set").ToList();
            if ((all.Count > 0 && results.Count == 0) || !ConformanceData.IsSimplified(input) || results.Exists(r => Type(r) is not ("date" or "daterange") || !IsFormal(r.GetProperty("Text").GetString()!))) continue;
            var expected = string.Join(" | ", results.Select(Timex));
            var actual = Dates(input).Where(d => d.Kind != DateKind.Recurring).Select(d => d.Value).ToList();
            var agrees = actual.Count == results.Count && actual.Zip(results).All(p => Agrees(p.First, Timex(p.Second)));
            cases.Add((input, expected, agrees ? expected : string.Join(" | ", actual)));
        }

        ConformanceData.Holds(0.95, cases);
    }

    [Fact]
    public void Formal_dates_are_read_as_the_time_suite_reads_them()
    {
        var cases = new List<(string, string, string)>();
        foreach (var test in ConformanceData.Time("jionlp_time_parse.json"))
        {
            var input = test.GetProperty("input").GetString()!;
            var result = test.GetProperty("expected");
            if (!IsFormal(input) || !(input.Contains('年', StringComparison.Ordinal) || NumericYear.IsMatch(input))) continue;
            if (result.GetProperty("type").GetString() is not ("time_point" or "time_span") || result.GetProperty("definition").GetString() != "accurate") continue;
            var days = result.GetProperty("time").EnumerateArray().Select(t => t.GetString()![..Math.Min(10, t.GetString()!.Length)]).ToArray();
            var expected = $"{days[0]}/{days[1]}";
            var actual = Dates(input).Select(d => d.Value).ToList();
            cases.Add((input, expected, actual is [var value] && SameDays(value, days[0], days[1]) ? expected : string.Join(" | ", actual)));
        }

        ConformanceData.Holds(0.95, cases);
    }

    private static IEnumerable<DateAnnotation> Dates(string text) =>
        Stage.Run(Document.FromReading(new Source("case.txt", "", "txt", null), text), CancellationToken.None).All<DateAnnotation>();

    private static string Type(JsonElement result) =>
        result.TryGetProperty("TypeName", out var name) ? name.GetString()!["datetimeV2.".Length..] : result.GetProperty("Type").GetString()!;

    private static string Timex(JsonElement result) =>
        result.TryGetProperty("TypeName", out _)
            ? result.GetProperty("Resolution").GetProperty("values")[0].GetProperty("timex").GetString()!
            : result.GetProperty("Value").GetProperty("Timex").GetString()!;

    /// <summary>A range of the suite ends before its last day or period, ours with it; where both ends are of one kind the suite names the same end.</summary>
    private static bool Agrees(string ours, string timex)
    {
        var value = ours.Replace("../", "", StringComparison.Ordinal).Replace("/..", "", StringComparison.Ordinal);
        if (!timex.StartsWith('(')) return value == timex || (Week(timex) is { } week && value == week);
        if (timex.Trim('(', ')').Split(',') is not [var from, var to, ..] || value.Split('/') is not [var first, var last]) return false;
        return Padded(first) == from && (Padded(last) == to || After(last) == to);
    }

    /// <summary>A numbered week is left unknown where its year is.</summary>
    private static string? Week(string timex) => timex.StartsWith("XXXX-", StringComparison.Ordinal) && timex.Contains("-W", StringComparison.Ordinal)
        ? $"{timex[..7]}-XX/{timex[..7]}-XX"
        : timex is [_, _, _, _, '-', 'W', _, _] && DateOnly.FromDateTime(ISOWeek.ToDateTime(int.Parse(timex[..4], CultureInfo.InvariantCulture), int.Parse(timex[6..], CultureInfo.InvariantCulture), DayOfWeek.Monday)) is var monday
            ? $"{Print(monday)}/{Print(monday.AddDays(6))}"
            : null;

    private static string Padded(string value) => value.Length switch { 4 => value + "-01-01", 7 => value + "-01", _ => value };

    private static string After(string last)
    {
        var known = last.Replace("XXXX", "2021", StringComparison.Ordinal);
        if (!DateOnly.TryParse(Padded(known), CultureInfo.InvariantCulture, out var day)) return "";
        var next = last.Length switch { 4 => day.AddYears(1), 7 => day.AddMonths(1), _ => day.AddDays(1) };
        return (last.StartsWith("XXXX", StringComparison.Ordinal) ? "XXXX" : next.Year.ToString("0000", CultureInfo.InvariantCulture)) + next.ToString("-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>The first and last day of our value are those of the suite; an open end of ours may be the moment of asking there.</summary>
    private static bool SameDays(string ours, string from, string to)
    {
        var ends = ours.Split('/');
        var (first, last) = ends.Length == 2 ? (ends[0], ends[1]) : (ours, ours);
        return (first == ".." || First(first) == from) && (last == ".." || Last(last) == to);
    }

    private static string First(string value) => Padded(value);

    private static string Last(string value) => value.Length switch
    {
        4 => value + "-12-31",
        7 when DateOnly.TryParse(value + "-01", CultureInfo.InvariantCulture, out var day) => Print(day.AddMonths(1).AddDays(-1)),
        _ => value,
    };

    private static string Print(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
