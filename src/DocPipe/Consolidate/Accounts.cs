using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>The accounts of work done in a report.</summary>
internal static class Accounts
{
    /// <summary>
    /// The tasks read as done; of a weekly report or summary too short or too loose to have any (one line without a heading), its paragraphs outside problems
    /// and next steps.
    /// </summary>
    public static IEnumerable<TaskAnnotation> Of(Document document)
    {
        var tasks = document.All<TaskAnnotation>().ToArray();
        if (tasks.Length > 0 || document.First<TypeAnnotation>()?.Type is not (DocumentType.Weekly or DocumentType.Summary)) return tasks.Where(t => t.Kind == TaskKind.Done);
        return document.Blocks
            .Where(b => b.Kind is BlockKind.Paragraph or BlockKind.Item or BlockKind.Title && b.Role is not (Role.Problems or Role.NextSteps) && b.Span.Length >= ShortestAccount)
            .Select(b => new TaskAnnotation(b.Content.IsEmpty ? b.Span : b.Content, nameof(Consolidate), TaskKind.Done, [], [], null));
    }

    private const int ShortestAccount = 12;
}
