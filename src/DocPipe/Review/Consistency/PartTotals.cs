using DocPipe.Model;

namespace DocPipe.Review.Consistency;

/// <summary>Holds a whole against its parts inside one sentence, by one rule for each way of saying it. Rounded figures are let pass.</summary>
internal sealed class PartTotals(Wording words)
{
    private readonly ListedParts listed = new(words);
    private readonly PartLeftOver leftOver = new(words);
    private readonly SumOfParts summedUp = new(words);
    private readonly NamedShares named = new(words);

    /// <summary>A slip is told by the first rule that sees it.</summary>
    public ConflictAnnotation? Check(Passage passage) =>
        passage.Quantities.Length < 2 || !passage.Gapless
            ? null
            : listed.Check(passage) ?? leftOver.Check(passage) ?? summedUp.Check(passage) ?? DoneAndNot.Check(passage) ?? named.Check(passage);
}
