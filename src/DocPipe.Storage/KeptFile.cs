namespace DocPipe.Storage;

/// <summary>A file that was submitted. The same path with other bytes is another file; the same again is the same.</summary>
/// <param name="Path">As it was given, with forward slashes.</param>
/// <param name="Sha256">Lower-case hexadecimal, of the file's bytes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ReceivedAt">When it was first given, in universal time.</param>
public sealed record KeptFile(long Id, string Path, string Sha256, long Size, DateTimeOffset ReceivedAt, string ReceivedBy);
