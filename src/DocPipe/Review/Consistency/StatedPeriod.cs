using System.Buffers;
using DocPipe.Model;

namespace DocPipe.Review.Consistency;

/// <summary>The reporting period that the document's own words state, whatever its folder or file is called.</summary>
/// <param name="Span">Where it is stated.</param>
/// <param name="Value">EDTF, as written.</param>
internal readonly record struct StatedPeriod(DateOnly? First, DateOnly? Last, Span Span, string Value)
{
    /// <summary>How far into the text the period is stated, in UTF-16 units from the end of the title.</summary>
    private const int Reach = 160;

    /// <summary>Longest period of one report; what is longer looks back on a campaign.</summary>
    private const int LongestDays = 40;

    private const int AnyYear = 2000;

    private const int LongestHeader = 45;

    /// <summary>Between the two ends of a span of days; "12月上旬" and "本周" have none.</summary>
    private static readonly SearchValues<char> Joints = SearchValues.Create("—–-~～至到－");

    /// <summary>Default where none is stated.</summary>
    public static StatedPeriod Of(Document document)
    {
        // Without any year the days still stand in order.
        var year = YearOf(document) ?? AnyYear;
        // What is dated further down is work, not the report: "5月1日至3日假期值守".
        var body = document.Blocks.FirstOrDefault(b => b.Kind is BlockKind.Heading or BlockKind.Item && !b.Label.IsEmpty)?.Span.Start ?? document.Text.Length;
        var opening = (document.First<TitleAnnotation>()?.Span.End ?? 0) + Reach;
        foreach (var date in document.All<DateAnnotation>())
        {
            if (date.Span.Start > opening) break;
            if (date.Span.Start >= body) break;
            if (date.Kind != DateKind.Range || !date.Span.Of(document.Text).ContainsAny(Joints) || !IsHeader(document.Text, date.Span)) continue;
            if (DayRange.Parse(date.Value, year) is not { First: { } first, Last: { } last }) continue;
            if (last < first || last.DayNumber - first.DayNumber > LongestDays) continue;
            return new StatedPeriod(first, last, date.Span, date.Value);
        }

        return default;
    }

    /// <summary>A line of its own below the title, or words that announce a report on these days.</summary>
    private static bool IsHeader(string text, Span date)
    {
        var start = date.Start;
        while (start > 0 && text[start - 1] is not ('\n' or '\r' or '。')) start--;
        var end = date.End;
        while (end < text.Length && text[end] is not ('\n' or '\r' or '。')) end++;
        if (end - start <= LongestHeader) return true;
        var before = text.AsSpan(start, date.Start - start);
        foreach (var word in (ReadOnlySpan<string>)["本周", "一周", "本期", "期间", "时间", "周期", "报告期", "现将", "情况", "周报"])
            if (before.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>The year of the period that the document was read to report on, or of the first date that names one.</summary>
    public static int? YearOf(Document document)
    {
        if (DayRange.Parse(document.First<PeriodAnnotation>()?.Value).First is { } known) return known.Year;
        foreach (var date in document.All<DateAnnotation>())
            if (date.Value.Length >= 4 && int.TryParse(date.Value.AsSpan(0, 4), out var year) && year is > 1990 and < 2100) return year;
        return null;
    }
}
