namespace DocPipe.Storage;

/// <summary>Either the correction as it was kept, or why it was not.</summary>
public sealed record CorrectionResult(KeptCorrection? Kept, CorrectionConflict? Conflict);
