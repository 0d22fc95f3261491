using DocPipe.Model;
using DocPipe.Review.Consistency;

namespace DocPipe.Review;

/// <summary>What one document says against itself or against the calendar.</summary>
internal sealed class Contradictions
{
    /// <summary>A sentence with more figures than this is a list run together, of which nobody keeps the sum.</summary>
    internal const int MostQuantities = 60;

    private readonly PartTotals totals;
    private readonly HandledCounts handled;
    private readonly Shares shares;
    private readonly TableSums tables;
    private readonly Claims claims;
    private readonly RepeatedFigures repeated;

    public Contradictions(DataFolder models)
    {
        var words = new Wording(models);
        (totals, handled, shares, tables) = (new PartTotals(words), new HandledCounts(words), new Shares(words), new TableSums(words));
        (claims, repeated) = (new Claims(models), new RepeatedFigures(models));
    }

    public IEnumerable<Annotation> Find(Document document)
    {
        var passages = Passage.Of(document);
        var found = new List<Annotation>();
        foreach (var passage in passages)
            if (passage.Quantities.Length is > 0 and <= MostQuantities && Sums(passage) is { } conflict) found.Add(conflict);
        found.AddRange(tables.Find(document));
        found.AddRange(DateOrder.Find(document));
        var told = claims.Of(document, passages);
        found.AddRange(told);
        found.AddRange(repeated.Find(document, told));
        return found;
    }

    /// <summary>One slip of a sentence is told once, by the rule that says most about it.</summary>
    private ConflictAnnotation? Sums(Passage passage)
    {
        if ((totals.Check(passage) ?? RunningTotals.Check(passage)) is { } total) return total;
        if (handled.Check(passage) is not { } more) return shares.Check(passage);
        return shares.Check(passage) is { } share ? more with { Also = [.. more.Also, share.Span] } : more;
    }
}
