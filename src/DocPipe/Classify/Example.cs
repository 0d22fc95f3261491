using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Classify;

/// <summary>A text with its label.</summary>
/// <param name="Group">Where it comes from; cross-validation never splits a group between training and test.</param>
public sealed record Example(string Label, string Text, string Group)
{
    /// <summary>The words of the text in order.</summary>
    public required ImmutableArray<Span> Words { get; init; }
}
