using System.ComponentModel;
using System.Diagnostics;

namespace DocPipe.Ingest.Programs;

/// <summary>
/// Runs a program of the machine that helps where our own reading ends: no shell, a limit of time and of memory, and nothing of it is kept
/// but what it writes to standard output.
/// </summary>
internal static class HelperProgram
{
    private const int MostOutput = 256 << 20;

    private static readonly TimeSpan look = TimeSpan.FromMilliseconds(20);

    /// <summary>The full path of a program on PATH; null where there is none.</summary>
    public static string? Find(string name)
    {
        var endings = OperatingSystem.IsWindows() ? (string[])[".exe"] : [""];
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            foreach (var ending in endings)
                if (Path.IsPathFullyQualified(folder) && Path.Combine(folder, name + ending) is var path && File.Exists(path)) return path;
        return null;
    }

    /// <summary>What the program wrote; null where it failed, took too long or wanted too much.</summary>
    /// <param name="path">As <see cref="Find"/> gave it.</param>
    public static byte[]? Run(string path, IEnumerable<string> arguments, byte[]? input, ReadLimits limits, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(path)
        {
            UseShellExecute = false, CreateNoWindow = true, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        try
        {
            using var process = Process.Start(start);
            return process is null ? null : Collect(process, input, limits, cancellation);
        }
        catch (Exception e) when (e is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[]? Collect(Process process, byte[]? input, ReadLimits limits, CancellationToken cancellation)
    {
        using var output = new MemoryStream();
        var reading = Task.Run(() => CopyLimited(process.StandardOutput.BaseStream, output), CancellationToken.None);
        var errors = Task.Run(() => process.StandardError.BaseStream.CopyTo(Stream.Null), CancellationToken.None);
        var writing = Task.Run(() => Feed(process, input), CancellationToken.None);
        var clock = Stopwatch.StartNew();
        try
        {
            while (!process.WaitForExit(look))
            {
                cancellation.ThrowIfCancellationRequested();
                process.Refresh();
                if (clock.Elapsed > limits.HelperTime || !process.HasExited && process.WorkingSet64 > limits.HelperMemory || reading.IsCompletedSuccessfully && !reading.Result) return null;
            }

            return Task.WaitAll([reading, errors, writing], TimeSpan.FromSeconds(5)) && reading.Result && process.ExitCode == 0 ? output.ToArray() : null;
        }
        catch (AggregateException)
        {
            return null;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static void Feed(Process process, byte[]? input)
    {
        try
        {
            using var stream = process.StandardInput.BaseStream;
            if (input is not null) stream.Write(input);
        }
        catch (IOException)
        {
            // It has seen enough.
        }
    }

    private static bool CopyLimited(Stream from, MemoryStream to)
    {
        var buffer = new byte[65536];
        for (int count; (count = from.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (to.Length + count > MostOutput) return false;
            to.Write(buffer, 0, count);
        }

        return true;
    }
}
