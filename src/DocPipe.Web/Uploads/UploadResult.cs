namespace DocPipe.Web.Uploads;

/// <summary>What came of one upload.</summary>
/// <param name="Kept">Files that are now in the store and will be read.</param>
/// <param name="Known">Files that were there already, byte for byte under the same name.</param>
/// <param name="Refused">Files that were not kept, with the reason.</param>
internal sealed record UploadResult(IReadOnlyList<ReceivedFile> Kept, IReadOnlyList<ReceivedFile> Known, IReadOnlyList<RefusedFile> Refused);

internal sealed record ReceivedFile(long Id, string Path, long Size);

internal sealed record RefusedFile(string Path, string Code, string Reason);
