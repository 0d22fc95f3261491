using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>The door behind which sentences are sorted, so that another learner can take the place of the one built here.</summary>
public interface IProblemClassifier
{
    /// <summary>All labels; where there is <see cref="NoProblem"/> it comes first.</summary>
    ImmutableArray<string> Labels { get; }

    /// <summary>The label of what states no problem; null for a classifier that was trained without it.</summary>
    string? NoProblem { get; }

    /// <summary>An answer with less confidence is shown as 待定 and left to a person; 0 for a classifier by labels of the data's own.</summary>
    double Threshold { get; }

    /// <param name="words">The words of <paramref name="text"/> in order.</param>
    /// <param name="explain">Whether <see cref="Judgement.Because"/> is wanted.</param>
    Judgement Judge(ReadOnlySpan<char> text, ReadOnlySpan<Span> words, bool explain = false);
}
