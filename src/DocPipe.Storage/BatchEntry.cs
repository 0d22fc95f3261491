using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>One file of a batch: where it is kept, or what the stages made of it just now.</summary>
/// <param name="Path">With forward slashes.</param>
/// <param name="Sha256">Null for a file whose bytes could not be read.</param>
/// <param name="Bytes">Reads it again, for a reading that went away meanwhile.</param>
internal sealed record BatchEntry(string Path, string? Sha256, long Size, Func<byte[]>? Bytes)
{
    /// <summary>Null where it is not kept: what came of it may be otherwise the next time.</summary>
    public long? FileId { get; init; }

    public ReadingNotes? Notes { get; init; }

    /// <summary>Null where it is kept from an earlier run.</summary>
    public FileOutcome? Outcome { get; init; }
}
