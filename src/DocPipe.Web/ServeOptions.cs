using System.Net;
using DocPipe.Ingest;

namespace DocPipe.Web;

/// <summary>How the pages are served.</summary>
/// <param name="Store">A file, or postgres://…</param>
/// <param name="Roster">The units that owe a submission; <see cref="Model.Roster.Empty"/> where there is no list.</param>
public sealed record ServeOptions(string Store, Roster Roster)
{
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>0 for any that is free.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>Serves https; null for plain http.</summary>
    public ServerCertificate? Certificate { get; init; }

    /// <summary>A folder whose files are submissions as they appear; null for none.</summary>
    public string? Watch { get; init; }

    /// <summary>What reading a file may cost.</summary>
    public ReadLimits Reading { get; init; } = ReadLimits.Default;

    /// <summary>Bytes of one uploaded file.</summary>
    public long UploadBytes { get; init; } = 100L << 20;

    /// <summary>Files of one upload.</summary>
    public int UploadFiles { get; init; } = 500;

    /// <summary>Bytes of one upload with all its files.</summary>
    public long UploadTotalBytes { get; init; } = 2L << 30;

    /// <summary>Opens the store in another way than by its address, such as one whose disk is full.</summary>
    internal Func<Store>? OpenStore { get; init; }

    /// <summary>Is told, in one line each, what an administrator should know: an error of the program, a folder that can't be watched.</summary>
    public Action<string, string> Report { get; init; } = static (_, _) => { };
}
