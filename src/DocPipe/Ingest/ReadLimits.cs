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

    /// <summary>Times that a packed part may grow when it is unpacked, beyond its first megabytes.</summary>
    public int Ratio { get; init; } = 400;

    /// <summary>Archives inside archives that are opened, the outermost counted.</summary>
    public int ArchiveDepth { get; init; } = 3;

    /// <summary>Files of one archive with all that are packed in it.</summary>
    public int ArchiveFiles { get; init; } = 20_000;

    /// <summary>Cells of one sheet, empty ones between others counted.</summary>
    public int Cells { get; init; } = 4_000_000;

    /// <summary>Pages of a fixed-layout document; those after are left out with a warning.</summary>
    public int Pages { get; init; } = 3000;

    /// <summary>Time for one file.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether programs of the machine may help with what can't be read otherwise.</summary>
    public bool Helpers { get; init; } = true;

    /// <summary>Time for one run of a helper program.</summary>
    public TimeSpan HelperTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Memory that a helper program may take (bytes).</summary>
    public long HelperMemory { get; init; } = 1L << 30;

    /// <summary>How deep tables, boxes and elements may be nested before the rest is left out.</summary>
    public int Depth { get; init; } = 200;
}
