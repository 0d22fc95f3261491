using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>To which field of work a task belongs, by the names of the office's own categories.</summary>
internal sealed class TaskFields(IReadOnlyList<Category> categories)
{
    private readonly Dictionary<string, string> labels = categories.ToDictionary(c => c.Id, c => c.Label, StringComparer.Ordinal);

    private readonly Dictionary<Document, Dictionary<Span, TopicAnnotation>> topics = new(ReferenceEqualityComparer.Instance);

    /// <summary>Null where nobody said, which is where a person marked the task by hand.</summary>
    public (string? Category, string? Label) Of(Document document, TaskAnnotation task)
    {
        if (!topics.TryGetValue(document, out var known))
            topics.Add(document, known = document.All<TopicAnnotation>().DistinctBy(t => t.Span).ToDictionary(t => t.Span));
        if (!known.TryGetValue(task.Span, out var topic)) return default;
        return topic.Confidence < Category.LeastConfidence ? (null, Category.Undecided) : (topic.Category, labels.GetValueOrDefault(topic.Category, topic.Category));
    }
}
