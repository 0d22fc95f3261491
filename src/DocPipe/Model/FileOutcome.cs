using System.Collections.Immutable;

namespace DocPipe.Model;

/// <summary>What one file gave: its documents, or the reasons why it, or a file packed inside it, could not be read.</summary>
public sealed record FileOutcome(string Path, ImmutableArray<Document> Documents, ImmutableArray<UnreadableFile> Unreadable);
