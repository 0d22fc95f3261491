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
    public static ImmutableArray<Submission> Of(
        ImmutableArray<Document> documents, Roster roster, DateOnly asOf, IReadOnlyList<string> lateWords, Versions versions, ref DayRange? period)
    {
        var year = period?.First?.Year ?? asOf.Year;
        // The folder or file name says which week was asked for; what the text says of another is a finding, not another week.
        var periods = documents.Select(d => ReportedPeriod.OfPath(d.Source.Path, year) ?? ReportedPeriod.Of(d, year)).ToArray();
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
            // What lies where plans were asked for is no report of the period, whatever it turns out to be.
            var standing = Mismatches.AsksForPlan(document.Source.Path, year) ? Standing.Plan : Stands(type, periods[i], period);
            var asked = ReportedPeriod.OfPath(document.Source.Path, year) ?? (standing == Standing.Current && period is { } p ? p : periods[i]);
            result.Add(new Submission(
                document, unit, type, periods[i], YearOf(document, periods[i]), standing,
                IsLate(document, unit is null ? null : roster.Find(unit), standing, period, lateWords), original)
            {
                Findings = original is null
                    ? Mismatches.Of(document, unit, type, asked, year, roster)
                    : [new DigestFinding(
                        FindingKind.Duplicate, $"与《{Path.GetFileName(original.Source.Path)}》内容完全相同，只计一份。",
                        [EvidenceOf.Span(document, new Span(0, Math.Min(30, document.Text.Length)))])],
            });
        }

        return WithVersions(result.MoveToImmutable(), versions);
    }

    /// <summary>Sets aside the older of two versions of one unit's report for one period.</summary>
    private static ImmutableArray<Submission> WithVersions(ImmutableArray<Submission> submissions, Versions versions)
    {
        var superseded = new Dictionary<Document, Document>(ReferenceEqualityComparer.Instance);
        foreach (var group in submissions.Where(s => s is { Unit: not null, Counts: true } && s.Document.Text.Length > 0).GroupBy(s => (s.Unit, s.Period, s.Standing)).Where(g => g.Skip(1).Any()))
            foreach (var (older, newer) in versions.Superseded([.. group.Select(s => s.Document)])) superseded[older] = newer;
        if (superseded.Count == 0) return submissions;
        return [.. submissions.Select(s => !superseded.TryGetValue(s.Document, out var newer) ? s : s with
        {
            SupersededBy = newer,
            Findings = [new DigestFinding(
                FindingKind.Superseded,
                $"与《{Path.GetFileName(newer.Source.Path)}》是同一份材料的两个版本，已按后一份汇总，这一份未计入；如有误请说明。",
                [EvidenceOf.Span(s.Document, new Span(0, Math.Min(30, s.Document.Text.Length)))])],
        })];
    }

    /// <summary>The sender and the words, without what a program changes on saving: blanks, line ends, the width of commas.</summary>
    private static string ContentOf(Document document) =>
        document.First<SenderAnnotation>()?.Name + "\n" + string.Concat(document.Text.Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c) && !char.IsSymbol(c)));

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

    /// <summary>Says so itself, or is signed after the period's end or after the day that the roster names.</summary>
    private static bool IsLate(Document document, RosterUnit? unit, Standing standing, DayRange? period, IReadOnlyList<string> lateWords) =>
        standing == Standing.Current
        && ((period?.Last is { } last && SignedOn(document) is { } day && day > (unit?.DueIn(period.Value) ?? last) && day < last.AddDays(60))
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
