using Microsoft.Extensions.Hosting;

namespace DocPipe.Web.Work;

/// <summary>
/// Takes in what people put into a folder. The system's own notices are only a hint to look at once, since shares on other machines
/// give none: the folder is looked through every few seconds, and a file counts when it lay unchanged from one look to the next.
/// </summary>
internal sealed class FolderWatch(ServeOptions options, Workroom workroom, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private static readonly Person Folder = new("文件夹", AccountRole.Submit);

    private readonly Dictionary<string, Stamp> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Stamp> taken = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim hint = new(0, 1);

    private readonly record struct Stamp(long Length, DateTime Written);

    /// <exception cref="DataFileException">There is no such folder (DP7004).</exception>
    public static void Check(ServeOptions options)
    {
        if (options.Watch is { } folder && !Directory.Exists(folder)) throw new DataFileException("DP7004", $"找不到要看着的文件夹：{folder}");
    }

    /// <summary>Looks once through the folder; what changed since the last look is left for the next.</summary>
    /// <returns>Files taken in.</returns>
    internal int Look()
    {
        var count = 0;
        try
        {
            foreach (var file in FileList.Of([options.Watch!]))
            {
                var info = new FileInfo(file);
                var stamp = new Stamp(info.Length, info.LastWriteTimeUtc);
                var settled = seen.TryGetValue(file, out var before) && before == stamp;
                seen[file] = stamp;
                if (!settled || (taken.TryGetValue(file, out var kept) && kept == stamp) || !Take(file, stamp.Length)) continue;
                taken[file] = stamp;
                count++;
            }
        }
        catch (Exception e) when (e is DataFileException or IOException or UnauthorizedAccessException)
        {
            // A share that is away, a full disk: told once a look, tried again at the next.
            options.Report("DP7008", $"文件夹 {options.Watch} 现在收不了：{e.Message}");
        }

        return count;
    }

    public override void Dispose()
    {
        hint.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Watch is not { } folder) return;
        using var notices = Notices(folder);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Run(Look, stoppingToken);
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(Task.Delay(Period, time, wait.Token), hint.WaitAsync(wait.Token));
            await wait.CancelAsync();
            // A file that is being copied gives a notice a block.
            await Task.Delay(TimeSpan.FromMilliseconds(500), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Whether it is done with; a file that somebody holds open is tried again.</returns>
    private bool Take(string file, long length)
    {
        var path = FileList.Shown(Path.GetRelativePath(options.Watch!, file));
        if (length > options.UploadBytes)
        {
            options.Report("DP7201", $"{path} 超过单个文件的上限（{options.UploadBytes >> 20}MB），没有收");
            return true;
        }

        if (length == 0) return true;
        byte[] content;
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            content = new byte[stream.Length];
            stream.ReadExactly(content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        workroom.Receive(Folder, path, content, replaces: true);
        return true;
    }

    private FileSystemWatcher? Notices(string folder)
    {
        try
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            FileSystemEventHandler look = (_, _) => Hint();
            watcher.Created += look;
            watcher.Changed += look;
            watcher.Renamed += (_, _) => Hint();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or PlatformNotSupportedException)
        {
            // Looking every few seconds does it too.
            return null;
        }
    }

    private void Hint()
    {
        try
        {
            hint.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // One hint is as good as many.
        }
    }
}
