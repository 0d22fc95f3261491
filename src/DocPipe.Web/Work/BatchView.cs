namespace DocPipe.Web.Work;

/// <summary>What the documents of one period say together.</summary>
/// <param name="DigestId">Under which the store keeps the digest.</param>
/// <param name="Items">What of the digest can be dismissed.</param>
internal sealed record BatchView(Snapshot Snapshot, Digest Digest, long DigestId, DigestItems Items);
