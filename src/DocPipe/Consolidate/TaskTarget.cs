using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>A number that a task sets (新建充电车棚55个).</summary>
/// <param name="Of">What is counted.</param>
internal sealed record TaskTarget(decimal Value, string Unit, string Of)
{
    /// <summary>The numbers of a task; a rate, a limit and what is asked of each one (每校不少于2人) are none.</summary>
    public static IReadOnlyList<TaskTarget> Within(Document plan, Span task, WordIndex acts) =>
    [
        .. plan.All<FigureAnnotation>()
            .Where(f => task.Contains(f.Span) && f is { Value: > 1, Masked: false } && f.Unit != "%" && f.Qualifier != Qualifier.Max && !IsEach(plan.Text, task, f.Span.Start))
            .Select(f => new TaskTarget(f.Value!.Value, f.Unit, ThingOf(plan.Text, f, acts))),
    ];

    /// <summary>
    /// The target that a figure counts towards: of the same unit of measure; of several the one with the same number, or else the one whose
    /// thing shares most characters. Null where that can't be told.
    /// </summary>
    /// <param name="of">What the figure counts.</param>
    public static TaskTarget? For(IReadOnlyList<TaskTarget> targets, FigureAnnotation figure, string of)
    {
        var same = targets.Where(t => t.Unit == figure.Unit).ToArray();
        if (same.Length < 2) return same.FirstOrDefault();
        if (same.FirstOrDefault(t => t.Value == figure.Value) is { } equal) return equal;
        var best = same.OrderByDescending(t => Shared(t.Of, of)).ThenByDescending(t => t.Value).First();
        return Shared(best.Of, of) > 0 ? best : null;
    }

    /// <summary>"8个村新建收集点16个": the first counts 村, the second what stands before it.</summary>
    private static string ThingOf(string text, FigureAnnotation figure, WordIndex acts)
    {
        if (!text.AsSpan(figure.Span.End).StartsWith(figure.Of)) return figure.Of;
        for (var i = 0; i < figure.Of.Length; i++)
            if (acts.EndOfWordAt(figure.Of, i) > 0) return figure.Of[..i];
        return figure.Of;
    }

    private static int Shared(string a, string b) => a.Count(c => b.Contains(c, StringComparison.Ordinal));

    private static bool IsEach(string text, Span task, int at)
    {
        for (var i = at - 1; i >= task.Start && text[i] is not ('，' or '。' or '；' or ',' or ';'); i--)
            if (text[i] is '每' or '各') return true;
        return false;
    }
}
