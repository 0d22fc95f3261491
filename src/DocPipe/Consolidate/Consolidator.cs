using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>Compares the documents of a batch and says what they say together.</summary>
public sealed class Consolidator
{
    public const string UsualTitle = "文明城市创建工作简报";

    private readonly IReadOnlyList<Category> categories;
    private readonly LedgerTables ledger;
    private readonly IReadOnlyList<string> lateWords;
    private readonly Dictionary<string, string> roles;
    private readonly Totals totals;
    private readonly Conflicts conflicts;
    private readonly Versions versions;
    private readonly Problems problems;

    /// <exception cref="DataFileException">A table of models/ is missing or doesn't parse.</exception>
    public Consolidator(DataFolder models)
    {
        categories = Category.ReadAll(models);
        ledger = new LedgerTables(models);
        lateWords = models.Lines("consolidate/late.txt");
        roles = models.Rows("consolidate/roles.txt").Where(r => r.Length == 2).ToDictionary(r => r[0], r => r[1], StringComparer.Ordinal);
        conflicts = new Conflicts(models);
        versions = new Versions(models);
        totals = new Totals(models);
        problems = new Problems(models);
    }

    public Digest Consolidate(Batch batch, ConsolidateOptions options)
    {
        var period = options.Period;
        var submissions = Submissions.Of(batch.Documents.AddRange(batch.History), options.Roster, options.AsOf, lateWords, versions, ref period);
        var units = Units.Of(submissions, options.Roster, roles);
        var followed = new Ledger(submissions, options.Roster, options.AsOf, ledger, new TaskFields(categories));
        var tasks = followed.Tasks();
        var (stated, answered) = problems.Of(submissions, period, options.Roster);
        var (figures, leftOut) = totals.Of(submissions, period, options.Roster);
        var current = submissions.Where(s => s.Standing != Standing.Earlier && s.Counts).ToArray();
        return new Digest
        {
            Title = string.IsNullOrWhiteSpace(options.Title) ? UsualTitle : options.Title,
            Period = period?.ToString(),
            Generated = options.Generated,
            AsOf = options.AsOf,
            Counts = new DigestCounts(
                batch.Files, batch.Documents.Length, units.Count(u => u.Submitted), tasks.Length,
                stated.Sum(p => p.Count), current.Sum(s => s.Document.All<FigureAnnotation>().Count())),
            Units = units,
            NotSubmitted = [.. options.Roster.Units.Where(u => u.OwesReport).Select(u => u.Name).Where(n => !units.Any(u => u.Submitted && u.Name == n))],
            Unreadable = batch.Unreadable,
            UnknownSender = [.. submissions.Where(s => s is { Unit: null, Standing: Standing.Current, Type: not DocumentType.Speech } && !s.IsIssued).Select(Units.Document)],
            Tasks = tasks,
            NewTasks = followed.New,
            Next = Ledger.Announced(submissions),
            Highlights = Notices.Highlights(submissions),
            Problems = stated,
            Answered = answered,
            Figures = figures,
            LeftOut = leftOut,
            Copies = Copies.Of(submissions, options.Roster),
            Conflicts = conflicts.Of(submissions, options.Roster),
            Findings = Findings.Of(submissions, options.Roster),
            Deadlines = Notices.Deadlines(submissions, tasks, options.AsOf),
            Sources = [.. submissions.Select(Source)],
        };
    }

    /// <summary>The period that a digest of the batch is about; null where neither the options nor the documents tell.</summary>
    public DayRange? PeriodOf(Batch batch, ConsolidateOptions options)
    {
        var period = options.Period;
        if (period is null) Submissions.Of(batch.Documents, options.Roster, options.AsOf, lateWords, versions, ref period);
        return period;
    }

    /// <summary>The period that a document reports on; open where it can't be told.</summary>
    /// <param name="year">For what names no year.</param>
    public static DayRange PeriodOf(Document document, int year) => ReportedPeriod.Of(document, year);

    private static DigestSource Source(Submission s)
    {
        var span = s.Document.SourceSpan;
        return new DigestSource(s.Path, s.Document.Source.Document, s.Title, s.Unit, span, span.In(s.Document.SourceText));
    }
}
