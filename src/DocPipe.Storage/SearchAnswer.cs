using System.Collections.Immutable;

namespace DocPipe.Storage;

/// <param name="Total">How many documents have it all.</param>
/// <param name="Hits">The first of them: the latest period first, and of one period what came last.</param>
public sealed record SearchAnswer(int Total, ImmutableArray<SearchHit> Hits);
