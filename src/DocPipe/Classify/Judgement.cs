using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>What a classifier says of a stretch of text. Its figures are calibrated: of all answers given with 0.8, about eight in ten are right.</summary>
/// <param name="Problem">How likely it states a problem; 1 where the classifier knows no text without one.</param>
/// <param name="Kind">Of the labels of problems the likeliest, whether or not it is one.</param>
/// <param name="Sure">How likely <paramref name="Kind"/> is, if it is a problem.</param>
/// <param name="Because">The words that decided, most telling first; empty where they were not asked for.</param>
public readonly record struct Judgement(double Problem, string Kind, double Sure, ImmutableArray<string> Because)
{
    /// <summary>The likeliest label of all, and how likely it is.</summary>
    /// <param name="noProblem">The label of what states no problem.</param>
    public (string Label, double Confidence) Answer(string? noProblem) =>
        noProblem is null || Problem >= 0.5 ? (Kind, Problem * Sure) : (noProblem, 1 - Problem);

    /// <summary>The same as a person is to see it: what is told with too little confidence is <see cref="Category.Undecided"/>.</summary>
    /// <param name="threshold">That of <see cref="IProblemClassifier.Threshold"/>.</param>
    public (string Label, double Confidence) Told(string? noProblem, double threshold)
    {
        var (label, confidence) = Answer(noProblem);
        return (confidence < threshold ? Category.Undecided : label, confidence);
    }
}
