using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Evaluate;

/// <summary>
/// What is known of one document, from a person's answers or from an analysis: whole-document facts and the items of each kind.
/// </summary>
internal sealed record Answers(string Id, string File, Span Span, string Type)
{
    public ImmutableArray<string> Missing { get; init; } = [];

    public ImmutableArray<(string Name, bool Optional)> Units { get; init; } = [];

    /// <summary>By the names of the answer files: headings, tasks, phases, dates, figures, problems, placeholders, references, noise.</summary>
    public ImmutableDictionary<string, ImmutableArray<ScoredItem>> Items { get; init; } = ImmutableDictionary<string, ImmutableArray<ScoredItem>>.Empty;

    public ImmutableArray<ScoredItem> Of(string kind) => Items.GetValueOrDefault(kind, []);
}
