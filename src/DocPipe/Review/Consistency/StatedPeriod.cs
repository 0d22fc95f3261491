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

    /// <summary>Default where none is stated.</summary>
    public static StatedPeriod Of(Document document)
    {
        var year = YearOf(document);
        var opening = (document.First<TitleAnnotation>()?.Span.End ?? 0) + Reach;
        foreach (var date in document.All<DateAnnotation>())
        {
            if (date.Span.Start > opening) break;
            // "本周" names whatever week the file is taken for.
            if (date.Kind != DateKind.Range || !date.Span.Of(document.Text).ContainsAnyInRange('0', '9') && !date.Span.Of(document.Text).ContainsAnyInRange('０', '９') || DayRange.Parse(date.Value, year) is not { First: { } first, Last: { } last }) continue;
            if (last < first || last.DayNumber - first.DayNumber > LongestDays) continue;
            return new StatedPeriod(first, last, date.Span, date.Value);
        }

        return default;
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
