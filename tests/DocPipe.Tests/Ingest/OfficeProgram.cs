using System.Diagnostics;
using DocPipe.Ingest.Programs;

namespace DocPipe.Tests.Ingest;

/// <summary>LibreOffice, with which tests make files of other formats. Under CI it must be there; elsewhere a test without it says so and has nothing to check.</summary>
internal static class OfficeProgram
{
    private static readonly string? path = new HelperKind("soffice", "", "").Find();

    public static bool IsThere
    {
        get
        {
            Assert.True(path is not null || string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), "soffice is not on PATH, and under CI it must be");
            return path is not null;
        }
    }

    /// <summary>Converts text files in UTF-8; the results stand in <paramref name="folder"/> under their names with the new ending.</summary>
    public static void Convert(IEnumerable<string> files, string format, string folder)
    {
        var start = new ProcessStartInfo(path!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])
            ["-env:UserInstallation=" + new Uri(Path.Combine(folder, "profile")).AbsoluteUri, "--headless", "--infilter=Text (encoded):UTF8", "--convert-to", format, "--outdir", folder, .. files])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(TimeSpan.FromMinutes(4))) process.Kill(entireProcessTree: true);
        Assert.True(process.ExitCode == 0, errors.Result);
    }
}
