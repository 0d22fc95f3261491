using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>Cuts the accounts and problems of reports into sentences to be compared with tasks.</summary>
internal sealed class Statements(Terms terms)
{
    /// <summary>An opening phrase of at most so many characters before 。 or ： names what the item is about.</summary>
    private const int LongestTopic = 16;

    public IReadOnlyList<Statement> Of(IEnumerable<Submission> reports) =>
        [.. reports.AsParallel().AsOrdered().SelectMany(Of)];

    /// <summary>What a speech or a circular asks for.</summary>
    public IReadOnlyList<Statement> Asked(IEnumerable<Submission> others) => [.. others.SelectMany(s => Of(s, TaskKind.Planned))];

    private List<Statement> Of(Submission report) => Of(report, TaskKind.Done);

    private List<Statement> Of(Submission report, TaskKind kind)
    {
        var document = report.Document;
        var text = document.Text;
        var headings = new HeadingsAbove(document);
        var result = new List<Statement>();
        var items = kind == TaskKind.Done ? Accounts.Of(document) : document.All<TaskAnnotation>().Where(t => t.Kind == kind);
        foreach (var item in items.Concat<Annotation>(document.All<ProblemAnnotation>()).OrderBy(a => a.Span))
        {
            var above = headings.Of(item.Span);
            var context = new HashSet<string>(StringComparer.Ordinal);
            if (above is not null && item is TaskAnnotation) context.UnionWith(terms.Of(document, above.Content));
            var sentences = Split(text, item.Span, parts: false).ToList();
            var topic = TopicOf(text, item.Span);
            if (!topic.IsEmpty) context.UnionWith(terms.Of(document, topic));
            var named = Pairs.Of(text, topic.IsEmpty && above is not null && item is TaskAnnotation ? above.Content : topic).ToHashSet(StringComparer.Ordinal);
            foreach (var sentence in sentences)
            {
                var own = terms.Of(document, sentence).ToHashSet(StringComparer.Ordinal);
                own.UnionWith(context);
                if (own.Count > 0) result.Add(new Statement(report, item, sentence, own, named));
            }
        }

        return result;
    }

    /// <summary>Sentences; with <paramref name="parts"/> also cut at commas.</summary>
    public static IEnumerable<Span> Split(string text, Span span, bool parts)
    {
        var start = span.Start;
        for (var i = span.Start; i < span.End; i++)
        {
            if (text[i] is not ('。' or '；' or ';' or '！' or '？' or '\n') && !(parts && text[i] is '，' or ',' or '：')) continue;
            if (text[i] == ',' && (!parts || (i > 0 && i + 1 < span.End && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1])))) continue;
            if (i > start) yield return new Span(start, i);
            start = i + 1;
        }

        if (start < span.End) yield return new Span(start, span.End);
    }

    /// <summary>"楼道清理。本周…": the short phrase at the head of an item; empty where there is none.</summary>
    public static Span TopicOf(string text, Span item)
    {
        var head = text.AsSpan(item.Start, Math.Min(item.Length, LongestTopic + 1)).IndexOfAny("。：:.");
        return head > 1 ? new Span(item.Start, item.Start + head) : default;
    }
}
