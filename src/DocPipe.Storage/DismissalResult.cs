namespace DocPipe.Storage;

/// <summary>What was kept, or the word of somebody who was quicker: one of the two.</summary>
public sealed record DismissalResult(KeptDismissal? Kept, KeptDismissal? Before);
