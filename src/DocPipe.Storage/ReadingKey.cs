namespace DocPipe.Storage;

/// <summary>What the outcome of the stages depends on. The path counts: it may tell the unit and the period.</summary>
/// <param name="Sha256">Of the file's bytes.</param>
/// <param name="Path">With forward slashes.</param>
/// <param name="Fingerprint">Of the stages with all their tables (<see cref="PipelineFingerprint"/>).</param>
public sealed record ReadingKey(string Sha256, string Path, string Fingerprint);
