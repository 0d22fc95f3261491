namespace DocPipe.Storage;

/// <summary>What a digest depends on: documents with their corrections, the history beside them, options, edits and tables, as one hash.</summary>
public sealed record DigestKey(string Hash);
