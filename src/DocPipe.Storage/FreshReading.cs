using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>What the stages have just made of a file.</summary>
/// <param name="Size">Bytes of the file.</param>
/// <param name="By">Who submitted it.</param>
public sealed record FreshReading(ReadingKey Key, long Size, string By, FileOutcome Outcome);
