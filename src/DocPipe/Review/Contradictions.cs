using DocPipe.Model;

namespace DocPipe.Review;

/// <summary>What one document says against itself or against the calendar.</summary>
internal static class Contradictions
{
    /// <param name="bounded">What can't pass 100%, as words that end the name of what is counted.</param>
    public static IEnumerable<Annotation> Find(Document document, IReadOnlyList<string> bounded, string by) =>
        [.. SharesOverWhole(document, bounded, by), .. PhasesOutOfOrder(document, by)];

    private static IEnumerable<Annotation> SharesOverWhole(Document document, IReadOnlyList<string> bounded, string by) => document
        .All<FigureAnnotation>()
        .Where(f => f is { Unit: "%", Value: > 100 } && bounded.Any(b => f.Of.Contains(b, StringComparison.Ordinal)))
        .Select(f => new ConflictAnnotation(f.Span, by, ConflictKind.Total, $"{f.Of}为{document.TextOf(f)}，超过了100%。"));

    private static IEnumerable<Annotation> PhasesOutOfOrder(Document document, string by)
    {
        PhaseAnnotation? before = null;
        DateOnly? latest = null;
        foreach (var phase in document.All<PhaseAnnotation>())
        {
            // A made-up leap year stands in for one not given: only the order within the document matters here.
            var first = DayRange.Parse(phase.Start, 2000).First;
            var last = DayRange.Parse(phase.End, 2000).Last;
            if (first is { } f && last is { } l && l < f)
                yield return new ConflictAnnotation(phase.Span, by, ConflictKind.DateOrder, $"“{phase.Name}”的结束时间早于开始时间。");
            else if (first is { } start && latest is { } end && start < end.AddDays(-31) && before is not null)
                yield return new ConflictAnnotation(phase.Span, by, ConflictKind.DateOrder, $"“{phase.Name}”的开始时间早于上一阶段“{before.Name}”的结束时间。");
            (before, latest) = (phase, last ?? latest);
        }
    }
}
