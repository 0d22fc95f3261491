namespace DocPipe.Ingest;

/// <summary>What a file may cost before it is refused with a reason, so that one hostile or broken file can't hold up a folder.</summary>
public sealed record ReadLimits
{
    public static ReadLimits Default { get; } = new();

    /// <summary>Bytes of a file as it lies on disk.</summary>
    public long FileBytes { get; init; } = 512L << 20;

    /// <summary>Bytes of all parts of a compressed file together, unpacked.</summary>
    public long UnpackedBytes { get; init; } = 1L << 30;

    /// <summary>UTF-16 units of reading text.</summary>
    public int Characters { get; init; } = 256 << 20;

    /// <summary>How deep tables, boxes and elements may be nested before the rest is left out.</summary>
    public int Depth { get; init; } = 200;
}
