using System.IO.Compression;

namespace DocPipe.Web.Briefings;

/// <summary>Briefings as files to take away.</summary>
internal static class BriefingFiles
{
    public static string TypeOf(string format) => format switch
    {
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pdf" => "application/pdf",
        "html" => "text/html; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        _ => "application/zip",
    };

    /// <summary>All of them in one archive, each under its own name.</summary>
    public static byte[] Zip(IReadOnlyList<Briefing> briefings, string format, DateTimeOffset at, CancellationToken cancellation)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var briefing in briefings)
            {
                var entry = zip.CreateEntry($"{briefing.Name}.{format}");
                entry.LastWriteTime = at;
                using var to = entry.Open();
                to.Write(briefing.Write(format, cancellation));
            }

        return stream.ToArray();
    }
}
