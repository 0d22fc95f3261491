using System.Collections.Immutable;

namespace DocPipe.Storage;

/// <summary>What goes, or would go, with a file.</summary>
/// <param name="Documents">Titles of the documents read in it.</param>
/// <param name="Corrections">How many words of people on them.</param>
/// <param name="Digests">Titles of the digests that quote it, and their approvals with them.</param>
public sealed record Forgotten(KeptFile File, ImmutableArray<string> Documents, int Corrections, ImmutableArray<string> Digests);
