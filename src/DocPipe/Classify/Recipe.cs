using System.Collections.Immutable;

namespace DocPipe.Classify;

/// <summary>How a decision is learnt. Which way is best depends on the data, so training tries each on a part that it holds back.</summary>
/// <param name="Penalty">What the L2 penalty weighs beside one example.</param>
/// <param name="RarityPower">
/// To what power a feature's inverse frequency counts. In a short sentence one rare word of a field tells more than all the common ones; in
/// a letter rare words are often names.
/// </param>
internal sealed record Recipe(Loss Loss, double Penalty, double RarityPower)
{
    /// <summary>The first is the one for little data.</summary>
    public static ImmutableArray<Recipe> All { get; } =
    [
        new(Loss.Logistic, 0.01, 2),
        new(Loss.SquaredHinge, 0.3, 1.5),
        new(Loss.SquaredHinge, 1, 1),
    ];
}
