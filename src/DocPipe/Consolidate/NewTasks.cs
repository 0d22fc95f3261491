using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>
/// Work that no plan names: an initiative with a name of its own (“口袋图书角”) that a report of the period tells to have begun, and what a
/// speech or a circular asks for. Only what fits no task of a plan and whose name stands in no plan and no earlier report.
/// </summary>
internal static class NewTasks
{
    /// <summary>How far before or after the name the word that begins it may stand, in UTF-16 units.</summary>
    private const int Reach = 14;

    /// <param name="unmatched">Sentences that fit no task of a plan.</param>
    /// <param name="beginnings">Words that tell of something begun (举办, 成立).</param>
    public static ImmutableArray<DigestNote> Of(IEnumerable<Statement> unmatched, ImmutableArray<Submission> submissions, WordIndex beginnings)
    {
        var known = submissions.Where(s => s.Standing != Standing.Current).Select(s => s.Document.Text).ToArray();
        var told = new HashSet<string>(StringComparer.Ordinal);
        var result = ImmutableArray.CreateBuilder<DigestNote>();
        foreach (var statement in unmatched.Where(s => s.IsCurrent && s.Item is TaskAnnotation))
        {
            var document = statement.Submission.Document;
            var task = (TaskAnnotation)statement.Item;
            if (task.Kind == TaskKind.Planned)
            {
                if (told.Add($"{document.Source.Path}\n{task.Span}")) result.Add(Note(statement.Submission, task.Span, task.Due?.Value));
                continue;
            }

            foreach (var name in PlanTasks.NamesIn(document.Text, statement.Span))
            {
                if (!(Begins(document.Text, statement.Span, name, beginnings) || IsTitle(document.Text, task.Span, name)) || known.Any(t => t.Contains(name, StringComparison.Ordinal)) || !told.Add(name)) continue;
                result.Add(Note(statement.Submission, statement.Span, null));
                break;
            }
        }

        return result.ToImmutable();
    }

    private static DigestNote Note(Submission submission, Span span, string? due) =>
        new(EvidenceOf.OneLine(span.Of(submission.Document.Text)), submission.Unit, due, [EvidenceOf.Span(submission.Document, span)]);

    /// <summary>“一平米花园”认养：… is told under its name.</summary>
    private static bool IsTitle(string text, Span item, string name) =>
        Statements.TopicOf(text, item) is { IsEmpty: false } topic && topic.Of(text).Contains(name, StringComparison.Ordinal);

    private static bool Begins(string text, Span sentence, string name, WordIndex beginnings)
    {
        var at = text.IndexOf(name, sentence.Start, sentence.Length, StringComparison.Ordinal);
        for (var i = Math.Max(sentence.Start, at - Reach); i < Math.Min(sentence.End, at + name.Length + Reach); i++)
        {
            if (i >= at && i < at + name.Length) continue;
            if (beginnings.EndOfWordAt(text, i) is > 0 and var end && (end <= at || i >= at + name.Length)) return true;
        }

        return false;
    }
}
