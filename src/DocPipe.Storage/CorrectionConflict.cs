using System.Collections.Immutable;

namespace DocPipe.Storage;

/// <summary>Somebody else corrected the document meanwhile: nothing was kept.</summary>
/// <param name="Revision">The document's revision now.</param>
/// <param name="Meanwhile">What was said or taken back since, the latest last.</param>
public sealed record CorrectionConflict(int Revision, ImmutableArray<KeptCorrection> Meanwhile);
