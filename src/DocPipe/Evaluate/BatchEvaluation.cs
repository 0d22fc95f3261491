using System.Collections.Immutable;
using DocPipe.Contract;
using DocPipe.Model;

namespace DocPipe.Evaluate;

/// <summary>
/// Compares what a digest says of a batch with what was planted in it. A fault is found where the digest has an item of the right kind that
/// touches the place (or names the unit, or the file, where there is no place). A false alarm is an item of a counted kind that no fault
/// explains.
/// </summary>
public sealed class BatchEvaluation
{
    private readonly BatchKey.Content key;
    private readonly ImmutableArray<DigestItem> items;
    private readonly Dictionary<string, string> texts;

    private BatchEvaluation(BatchKey key, Batch batch, Digest digest)
    {
        this.key = key.Entries;
        items = DigestItems.Of(digest);
        texts = batch.Documents.GroupBy(d => d.Source.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().SourceText, StringComparer.Ordinal);
        foreach (var quoted in this.key.Quoted) SpanOf(quoted.Path, quoted.Quote);
        Faults = [.. this.key.Faults.Select(f => (f, Found(f)))];
        FalseAlarms = [.. items.Where(i => this.key.Counted.Any(i.Is) && !Explained(i))];
        Decoys = [.. this.key.Decoys.Select(d => (d, items.Where(i => d.Not.Any(i.Is) && i.Touches(d.Path, SpanOf(d.Path, d.Quote))).ToImmutableArray()))];
        Figures = [.. this.key.Figures.Select(f => (f, Best(digest, f)))];
        Tasks = [.. this.key.Tasks.Select(t => (t, StatusIn(digest, t)))];
    }

    /// <summary>Share of the planted faults that were found.</summary>
    public double FaultsFound => Share(Faults.Count(f => f.Found), Faults.Length);

    public int FalseAlarmCount => FalseAlarms.Length;

    /// <summary>Share of the totals that are right for this period and the one before.</summary>
    public double FiguresRight => Share(Figures.Count(f => IsRight(f.Wanted, f.Given)), Figures.Length);

    /// <summary>Share of the tasks whose status is right.</summary>
    public double TasksRight => Share(Tasks.Count(t => IsRight(t.Wanted, t.Given)), Tasks.Length);

    internal ImmutableArray<(BatchKey.Fault Fault, bool Found)> Faults { get; }

    internal ImmutableArray<DigestItem> FalseAlarms { get; }

    internal ImmutableArray<(BatchKey.Decoy Decoy, ImmutableArray<DigestItem> Items)> Decoys { get; }

    internal ImmutableArray<(BatchKey.FigureTotal Wanted, DigestFigure? Given)> Figures { get; }

    internal ImmutableArray<(BatchKey.TaskStatus Wanted, string? Given)> Tasks { get; }

    /// <summary>Reads and consolidates the batch of a key, and compares.</summary>
    /// <exception cref="DataFileException">The key quotes what the text does not say, or says twice (DP9306).</exception>
    public static BatchEvaluation Run(BatchKey key, Func<BatchKey, (Batch Batch, Digest Digest)> consolidate)
    {
        var (batch, digest) = consolidate(key);
        return new BatchEvaluation(key, batch, digest);
    }

    internal static bool IsRight(BatchKey.FigureTotal wanted, DigestFigure? given) => given?.Total == wanted.Total && given.Previous == wanted.Previous;

    internal static bool IsRight(BatchKey.TaskStatus wanted, string? given) =>
        given == wanted.Status || (given is not null && !wanted.Also.IsDefault && wanted.Also.Contains(given));

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;

    private bool Found(BatchKey.Fault fault)
    {
        var kind = key.Kinds[fault.Kind];
        var saying = items.Where(i => kind.Shows.Contains(i.Kind) && SameRole(i, fault.Role)).ToArray();
        var places = fault.Places.Select(p => (p.Path, Span: SpanOf(p.Path, p.Quote))).ToArray();
        if (saying.Any(i => !i.Places.IsEmpty && (kind.Touch == "all" ? places.All(p => i.Touches(p.Path, p.Span)) : places.Any(p => i.Touches(p.Path, p.Span)))))
            return true;
        // What has no place is of a unit, and said as often as it is planted there.
        return fault.Unit is { } unit
            && saying.Count(i => i.Unit == unit && (i.Places.IsEmpty || places.Length == 0)) >= key.Faults.Count(f => f.Kind == fault.Kind && f.Unit == unit);
    }

    private bool Explained(DigestItem item) =>
        key.Faults.Any(f => key.Kinds[f.Kind].Shows.Contains(item.Kind) && SameRole(item, f.Role) && (item.Places.IsEmpty || f.Path is null
            ? item.Unit is not null && item.Unit == f.Unit
            : f.Places.Any(p => item.Touches(p.Path, SpanOf(p.Path, p.Quote)))))
        || key.Neutral.Any(n => n.Kinds.Any(item.Is) && (n.Path is null ? item.Unit == n.Unit : item.Touches(n.Path, SpanOf(n.Path, n.Quote))));

    private static bool SameRole(DigestItem item, string? role) => item.Role is null || role is null || item.Role == role;

    /// <summary>Of several figures with this name the one that was put together from the most parts.</summary>
    private static DigestFigure? Best(Digest digest, BatchKey.FigureTotal wanted) => digest.Figures
        .Where(f => f.Measure == wanted.Measure && wanted.Of.Any(o => f.Of.Contains(o, StringComparison.Ordinal)))
        .MaxBy(f => f.Parts.Length);

    private string? StatusIn(Digest digest, BatchKey.TaskStatus wanted) => SpanOf(wanted.Path, wanted.Quote) is { } span
        ? digest.Tasks.Where(t => t.Evidence.Any(e => DigestItem.Same(e.Path, wanted.Path) && e.Span.Overlaps(span))).Select(t => ContractNames.Of(t.Status)).FirstOrDefault()
        : null;

    private Span? SpanOf(string path, string? quote)
    {
        if (quote is null) return null;
        var text = texts.FirstOrDefault(t => DigestItem.Same(t.Key, path)).Value ?? throw new DataFileException("DP9306", $"批次答案引用的文件没有读到：{path}");
        var start = text.IndexOf(quote, StringComparison.Ordinal);
        if (start < 0 || text.IndexOf(quote, start + 1, StringComparison.Ordinal) >= 0)
            throw new DataFileException("DP9306", $"批次答案的引文在 {path} 中{(start < 0 ? "没有" : "不止一处")}：{quote}");
        return new Span(start, start + quote.Length);
    }
}
