using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Evaluate;

/// <summary>One item of an answer or of an analysis, with what the comparison looks at; what a kind doesn't have stays empty.</summary>
/// <param name="Span">In the source text.</param>
/// <param name="Quote">What stands there.</param>
internal sealed record ScoredItem(Span Span, string Quote)
{
    public bool Optional { get; init; }

    public string? Role { get; init; }

    public string? Kind { get; init; }

    public string? Value { get; init; }

    public string? Start { get; init; }

    public string? End { get; init; }

    public decimal? Number { get; init; }

    public string? Unit { get; init; }

    public bool Masked { get; init; }

    public string? Qualifier { get; init; }

    public string? Category { get; init; }

    public string? Repaired { get; init; }

    public ImmutableArray<string> Lead { get; init; } = [];

    public ImmutableArray<string> Responsible { get; init; } = [];
}
