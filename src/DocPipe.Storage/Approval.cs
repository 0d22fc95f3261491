namespace DocPipe.Storage;

/// <summary>A briefing that was released: the template, and the digest as it was then.</summary>
public sealed record Approval(long Id, long DigestId, string Template, string By, DateTimeOffset At);
