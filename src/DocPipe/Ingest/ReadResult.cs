using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Ingest;

/// <summary>What came of one file: the documents that could be read and what could not, with a reason for the clerk.</summary>
public sealed record ReadResult(ImmutableArray<Document> Documents, ImmutableArray<UnreadableFile> Unreadable);
