namespace DocPipe.Storage;

/// <summary>A kept document that may serve as history.</summary>
/// <param name="FileSha256">Of the file it stands in as it was submitted; the document's own differs inside an archive.</param>
/// <param name="GivenAt">When its file was last given, as it is kept.</param>
/// <param name="Fingerprint">Of the stages that read it.</param>
internal sealed record HistoryRow(KeptDocument Document, string FileSha256, string GivenAt, string Fingerprint);
