using System.Collections.Immutable;

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
}
