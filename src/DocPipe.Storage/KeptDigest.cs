using DocPipe.Model;

namespace DocPipe.Storage;

/// <param name="Period">EDTF interval of days, or null.</param>
/// <param name="Approvals">How many templates of it were approved.</param>
public sealed record KeptDigest(long Id, string Title, string? Period, DateTimeOffset MadeAt, DigestCounts Counts, int Approvals);
