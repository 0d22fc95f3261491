using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>The tasks of the plans, each with what the reports say of it.</summary>
internal sealed class Ledger
{
    /// <summary>Below this share of its telling words a report's account is not taken to be about the task.</summary>
    private const double Enough = 0.34;

    /// <summary>A report of the task's own unit needs less, an account by a stranger more.</summary>
    private const double OwnUnit = 0.12;

    private const int SoonDays = 7;

    private readonly WordProfile profile = new();
    private readonly List<Account> accounts = [];
    private readonly IReadOnlyList<string> finished;
    private readonly Roster roster;
    private readonly DateOnly asOf;

    public Ledger(ImmutableArray<Submission> submissions, Roster roster, DateOnly asOf, IReadOnlyList<string> finished)
    {
        (this.roster, this.asOf, this.finished) = (roster, asOf, finished);
        foreach (var submission in submissions.Where(s => s.Standing != Standing.Plan && s.Counts))
        {
            foreach (var task in submission.Document.All<TaskAnnotation>().Where(t => t.Kind == TaskKind.Done))
            {
                var words = WordProfile.WordsOf(submission.Document, task.Span);
                profile.Count(words);
                accounts.Add(new Account(submission, task, words.ToHashSet(StringComparer.Ordinal)));
            }
        }
    }

    private sealed record Account(Submission Submission, TaskAnnotation Task, HashSet<string> Words);

    public ImmutableArray<DigestTask> Tasks(ImmutableArray<Submission> submissions)
    {
        var result = ImmutableArray.CreateBuilder<DigestTask>();
        foreach (var plan in submissions.Where(s => s.Standing == Standing.Plan && s.Counts))
            foreach (var task in plan.Document.All<TaskAnnotation>().Where(t => t.Kind == TaskKind.Planned))
                result.Add(One(plan, task));
        return result.ToImmutable();
    }

    /// <summary>What the current reports announce for the time to come.</summary>
    public static ImmutableArray<DigestNote> Announced(ImmutableArray<Submission> submissions) =>
    [
        .. from s in submissions
           where s.Standing == Standing.Current && s.Counts
           from task in s.Document.All<TaskAnnotation>()
           where task.Kind == TaskKind.Next
           select new DigestNote(EvidenceOf.OneLine(task.Span.Of(s.Document.Text)), s.Unit, task.Due?.Value, [EvidenceOf.Annotation(s.Document, task)]),
    ];

    private DigestTask One(Submission plan, TaskAnnotation task)
    {
        var text = EvidenceOf.OneLine(task.Span.Of(plan.Document.Text));
        var lead = Resolve(task.Lead);
        var responsible = Resolve(task.Responsible);
        var owners = lead.AddRange(responsible);
        var progress = Progress(plan, task, owners);
        var due = DayRange.Parse(task.Due?.Value, plan.Year).Last;
        var status = Judge(progress, due);
        return new DigestTask(
            IdOf(plan, text), text, owners.FirstOrDefault() ?? plan.Unit, lead, responsible, task.Due?.Value, status, LightOf(status, due),
            progress, [EvidenceOf.Annotation(plan.Document, task)])
        {
            DaysLeft = due is { } day ? day.DayNumber - asOf.DayNumber : null,
        };
    }

    private ImmutableArray<string> Resolve(ImmutableArray<string> names) =>
        [.. names.Select(n => roster.Find(n)?.Name ?? n).Distinct(StringComparer.Ordinal)];

    private ImmutableArray<DigestProgress> Progress(Submission plan, TaskAnnotation task, ImmutableArray<string> owners)
    {
        var words = WordProfile.WordsOf(plan.Document, task.Span);
        if (words.Length == 0) return [];
        var found = new List<(double Score, Account Account)>();
        foreach (var account in accounts)
        {
            var own = account.Submission.Unit is { } unit && owners.Contains(unit, StringComparer.Ordinal);
            var score = profile.Covered(words, account.Words) + (own ? OwnUnit : 0);
            if (score >= Enough) found.Add((Math.Round(Math.Min(1, score), 3), account));
        }

        return
        [
            .. found.OrderByDescending(f => f.Account.Submission.Standing == Standing.Current).ThenByDescending(f => f.Score)
                .Take(5).Select(f => new DigestProgress(
                    EvidenceOf.OneLine(f.Account.Task.Span.Of(f.Account.Submission.Document.Text)),
                    f.Account.Submission.Unit, f.Score, [EvidenceOf.Annotation(f.Account.Submission.Document, f.Account.Task)])),
        ];
    }

    private ProgressStatus Judge(ImmutableArray<DigestProgress> progress, DateOnly? due)
    {
        var done = progress.Any(p => p.Score >= 0.5 && finished.Any(f => p.Text.Contains(f, StringComparison.Ordinal)));
        if (done) return ProgressStatus.Done;
        if (due < asOf) return ProgressStatus.Overdue;
        if (!progress.IsEmpty) return ProgressStatus.InProgress;
        return accounts.Count == 0 ? ProgressStatus.Planned : due is null ? ProgressStatus.Unknown : ProgressStatus.Planned;
    }

    private Light LightOf(ProgressStatus status, DateOnly? due) => status switch
    {
        ProgressStatus.Done => Light.Green,
        ProgressStatus.Overdue => Light.Red,
        _ when due is null => Light.None,
        _ => due.Value.DayNumber - asOf.DayNumber <= SoonDays ? Light.Yellow : Light.Green,
    };

    private static string IdOf(Submission plan, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{plan.Title}\n{text}")).AsSpan(0, 6));
}
