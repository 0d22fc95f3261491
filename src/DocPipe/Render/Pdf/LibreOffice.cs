using System.ComponentModel;
using System.Diagnostics;
using DocPipe.Model;

namespace DocPipe.Render.Pdf;

/// <summary>
/// LibreOffice on this machine, which turns a Word document into PDF. It helps where it is installed and is never needed otherwise. Its
/// bytes are its own: two runs differ in dates and identifiers.
/// </summary>
internal static class LibreOffice
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>The names it goes by, those on the search path first.</summary>
    private static readonly string[] Usual =
    [
        "soffice", "libreoffice", @"C:\Program Files\LibreOffice\program\soffice.exe", @"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    ];

    /// <exception cref="DataFileException">There is no LibreOffice (DP5040), or it made no PDF in two minutes (DP5041).</exception>
    public static byte[] ToPdf(byte[] docx, CancellationToken cancellation, IReadOnlyList<string>? programs = null)
    {
        var folder = Directory.CreateTempSubdirectory("docpipe-pdf-");
        try
        {
            var source = Path.Combine(folder.FullName, "briefing.docx");
            File.WriteAllBytes(source, docx);
            // A profile of its own, since a LibreOffice that is open keeps the user's locked.
            string[] arguments =
            [
                "-env:UserInstallation=" + new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri,
                "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder.FullName, source,
            ];
            using var process = Start(programs ?? Usual, arguments);
            // What it says is read, lest it wait for a full pipe.
            var said = process.StandardOutput.ReadToEndAsync(cancellation);
            var complained = process.StandardError.ReadToEndAsync(cancellation);
            var ended = Wait(process, cancellation);
            var pdf = Path.Combine(folder.FullName, "briefing.pdf");
            if (!ended || !File.Exists(pdf)) throw new DataFileException("DP5041", "LibreOffice 没能生成 PDF，请改为输出 docx，再用办公软件另存为 PDF");
            Task.WaitAll([said, complained], cancellation);
            return File.ReadAllBytes(pdf);
        }
        finally
        {
            Delete(folder);
        }
    }

    private static bool Wait(Process process, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            while (!process.WaitForExit(TimeSpan.FromMilliseconds(100)))
            {
                cancellation.ThrowIfCancellationRequested();
                if (clock.Elapsed > Limit) return false;
            }

            return true;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(IReadOnlyList<string> programs, string[] arguments)
    {
        foreach (var program in programs)
        {
            try
            {
                if (Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false }) is { } process)
                    return process;
            }
            catch (Win32Exception)
            {
                // Not under this name: the next may be.
            }
        }

        throw new DataFileException("DP5040", "这台电脑上没有 LibreOffice，不能直接生成 PDF。请输出 docx，再用办公软件另存为 PDF");
    }

    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that the program still holds is the system's to clear away.
        }
    }
}
