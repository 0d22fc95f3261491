using DocPipe.Contract;

namespace DocPipe.Web.Api;

/// <param name="Done">Files read of those that were waiting when reading began.</param>
/// <param name="Busy">Something is being read or put together.</param>
internal sealed record BatchStatus(
    string User, int Revision, int Done, int Total, bool Busy, int Files, int Documents, int Waiting, IReadOnlyList<string> Periods);

/// <param name="State">waiting, read or unreadable.</param>
internal sealed record FileReport(
    long Id, string Path, string Sha256, long Size, DateTimeOffset ReceivedAt, string ReceivedBy, string State,
    IReadOnlyList<DocumentReport> Documents, IReadOnlyList<TroubleReport> Unreadable)
{
    public static FileReport Of(FileRow row) => new(
        row.File.Id, row.File.Path, row.File.Sha256, row.File.Size, row.File.ReceivedAt, row.File.ReceivedBy,
        row.Waiting ? "waiting" : row.Documents.IsEmpty ? "unreadable" : "read",
        [.. row.Documents.Select(d => new DocumentReport(d.Id, d.Path, d.Ordinal, ContractNames.Of(d.Type), d.Title, d.Unit, d.Period, d.Tasks, d.Problems))],
        [.. row.Unreadable.Select(u => new TroubleReport(u.Path, u.Code, u.Reason))]);
}

internal sealed record DocumentReport(long Id, string Path, int Document, string DocumentType, string Title, string? Unit, string? Period, int Tasks, int Problems);

internal sealed record TroubleReport(string Path, string Code, string Reason);

/// <summary>What went with a file.</summary>
internal sealed record ForgetReport(long Id, string Path, IReadOnlyList<string> Documents, int Corrections, IReadOnlyList<string> Digests);
