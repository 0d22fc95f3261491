using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>
/// One thing that only the comparison of documents shows, and that a person may therefore put aside nowhere but in the digest: a copy, a
/// contradiction between documents, or a finding such as sent twice. One of the three is there.
/// </summary>
/// <param name="Key">The same for the same thing said of the same bytes, whatever the files are called and wherever it stands in the digest.</param>
/// <param name="Sources">SHA-256 of the files that it speaks of.</param>
public sealed record DigestItem(string Key, ImmutableArray<string> Sources)
{
    public DigestCopy? Copy { get; init; }

    public DigestConflict? Conflict { get; init; }

    public DigestFinding? Finding { get; init; }

    public ImmutableArray<Evidence> Evidence => Copy?.Evidence ?? Conflict?.Evidence ?? Finding?.Evidence ?? [];

    internal object Subject => (object?)Copy ?? (object?)Conflict ?? Finding!;
}
