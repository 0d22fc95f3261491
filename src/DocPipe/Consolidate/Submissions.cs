using System.Collections.Immutable;
using System.Globalization;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>Who sent what, for which period.</summary>
internal static class Submissions
{
    /// <param name="period">The period asked for; null to take the one that most documents report on.</param>
    /// <param name="lateWords">By which a report says that it came late.</param>
    /// <param name="asOf">Its year stands in where neither the period asked for nor the document names one.</param>
    public static ImmutableArray<Submission> Of(ImmutableArray<Document> documents, Roster roster, DateOnly asOf, IReadOnlyList<string> lateWords, ref DayRange? period)
    {
        var year = period?.First?.Year ?? asOf.Year;
        var periods = documents.Select(d => ReportedPeriod.Of(d, year)).ToArray();
        period ??= MostReported(documents, periods);
        var originals = documents.Where(d => d.Text.Length > 0).GroupBy(ContentOf, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.MinBy(d => d.Source.Path.Length)!, StringComparer.Ordinal);
        var result = ImmutableArray.CreateBuilder<Submission>(documents.Length);
        for (var i = 0; i < documents.Length; i++)
        {
            var document = documents[i];
            var type = document.First<TypeAnnotation>()?.Type ?? DocumentType.Other;
            var sender = document.First<SenderAnnotation>()?.Name;
            var unit = sender is null ? null : roster.Find(sender)?.Name ?? sender;
            var original = document.Text.Length == 0 || originals[ContentOf(document)] == document ? null : originals[ContentOf(document)];
            var standing = Stands(type, periods[i], period);
            result.Add(new Submission(document, unit, type, periods[i], YearOf(document, periods[i]), standing, IsLate(document, standing, period, lateWords), original));
        }

        return result.MoveToImmutable();
    }

    private static string ContentOf(Document document) => $"{document.First<SenderAnnotation>()?.Name}\n{document.Text}";

    /// <summary>A document with no known period belongs to the current one: it came with this batch.</summary>
    private static Standing Stands(DocumentType type, DayRange reported, DayRange? period) =>
        type == DocumentType.Plan ? Standing.Plan
        : period?.First is { } first && reported.Last is { } last && last < first ? Standing.Earlier
        : Standing.Current;

    private static DayRange? MostReported(ImmutableArray<Document> documents, DayRange[] periods)
    {
        var counts = new Dictionary<DayRange, int>();
        for (var i = 0; i < periods.Length; i++)
        {
            if (periods[i] is not { First: { } first, Last: { } last } || last.DayNumber - first.DayNumber > 31) continue;
            if (documents[i].First<TypeAnnotation>()?.Type == DocumentType.Plan) continue;
            counts[periods[i]] = counts.GetValueOrDefault(periods[i]) + 1;
        }

        // The latest of the well-attested periods: a folder with last week's reports beside this week's is about this week.
        var enough = counts.Count == 0 ? 0 : counts.Values.Max() / 2.0;
        return counts.Where(c => c.Value >= enough).OrderByDescending(c => c.Key.Last).Select(c => (DayRange?)c.Key).FirstOrDefault();
    }

    /// <summary>Says so itself, or is signed after the period's end and the day of grace that follows it.</summary>
    private static bool IsLate(Document document, Standing standing, DayRange? period, IReadOnlyList<string> lateWords) =>
        standing == Standing.Current
        && ((period?.Last is { } last && SignedOn(document) is { } day && day > last.AddDays(1) && day < last.AddDays(60))
            || lateWords.Any(w => Path.GetFileName(document.Source.Path).Contains(w, StringComparison.Ordinal) || FirstLine(document.Text).Contains(w, StringComparison.Ordinal)));

    private static ReadOnlySpan<char> FirstLine(string text)
    {
        var start = text.AsSpan().TrimStart();
        var end = start.IndexOf('\n');
        return end < 0 ? start : start[..end];
    }

    /// <summary>The date on the document's last lines, where a signature stands.</summary>
    private static DateOnly? SignedOn(Document document) =>
        document.All<DateAnnotation>().LastOrDefault(d => d.Kind == DateKind.Date && d.Span.End > document.Text.TrimEnd().Length - 12) is { } signed
            && DayRange.Parse(signed.Value) is { First: { } day } range && range.Last == day ? day : null;

    private static int? YearOf(Document document, DayRange period)
    {
        if (period.First is { } first) return first.Year;
        foreach (var date in document.All<DateAnnotation>())
            if (date.Value.Length >= 4 && int.TryParse(date.Value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1990 and < 2100)
                return year;
        return null;
    }
}
