using DocPipe.Model;

namespace DocPipe;

/// <summary>
/// Writes a set of files so that a run killed at any moment leaves each either old or new, never half. All are written in full to a
/// staging folder first and then moved into place one after the other.
/// </summary>
public sealed class OutputSet : IDisposable
{
    private readonly string folder;
    private readonly string staging;
    private readonly List<string> names = [];

    /// <summary>Makes the folder and proves that it can be written to, before any work.</summary>
    /// <exception cref="DataFileException">It can't (DP9005).</exception>
    public OutputSet(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        // On the same volume as the target, so that moving is renaming.
        staging = Path.Combine(this.folder, $".docpipe-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(this.folder);
            foreach (var left in Directory.EnumerateDirectories(this.folder, ".docpipe-*")) Directory.Delete(left, recursive: true);
            Directory.CreateDirectory(staging);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP9005", $"输出文件夹写不进去：{folder}（{e.Message}）", e);
        }
    }

    public void Add(string name, ReadOnlySpan<byte> content)
    {
        Write(name, content);
        names.Add(name);
    }

    /// <summary>Moves everything into place.</summary>
    /// <exception cref="DataFileException">A target is open in another program or can't be replaced (DP9006); it keeps its old content.</exception>
    public void Commit()
    {
        foreach (var name in names)
        {
            try
            {
                File.Move(Path.Combine(staging, name), Path.Combine(folder, name), overwrite: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new DataFileException("DP9006", $"写不进“{name}”，请先关闭正在打开它的程序再试（{e.Message}）", e);
            }
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(staging, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A staging folder that can't be removed now is removed by the next run.
        }
    }

    private void Write(string name, ReadOnlySpan<byte> content)
    {
        try
        {
            using var file = new FileStream(Path.Combine(staging, name), FileMode.Create, FileAccess.Write, FileShare.None);
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFileException("DP9005", $"写“{name}”时出错：{e.Message}", e);
        }
    }
}
