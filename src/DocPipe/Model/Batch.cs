using System.Collections.Immutable;

namespace DocPipe.Model;

/// <summary>What was read from the paths given: every document in order, and every file that gave none.</summary>
public sealed record Batch(ImmutableArray<Document> Documents, ImmutableArray<UnreadableFile> Unreadable, int Files)
{
    /// <summary>Documents of earlier periods that were not given now but are known from before: to compare with, never counted.</summary>
    public ImmutableArray<Document> History { get; init; } = [];
}
