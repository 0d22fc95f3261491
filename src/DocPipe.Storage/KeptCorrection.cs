using DocPipe.Model;

namespace DocPipe.Storage;

/// <param name="UndoneBy">Who took it back; it then counts no more, but stays.</param>
public sealed record KeptCorrection(long Id, Correction Correction, string? UndoneBy, DateTimeOffset? UndoneAt);
