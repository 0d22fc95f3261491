using DocPipe.Model;

namespace DocPipe.Tests.Pipelines;

public sealed class FileListTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string name)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, name);
        return path;
    }

    [Fact]
    public void A_folder_gives_its_submissions_in_the_order_of_their_paths()
    {
        foreach (var name in new[] { "b.txt", "a.txt", "周报/丙.docx", "~$丙.docx", ".hidden", ".git/config", "周报/Thumbs.db" }) Put(name);

        Assert.Equal(["a.txt", "b.txt", "周报/丙.docx"], FileList.Of([folder]).Select(f => FileList.Shown(Path.GetRelativePath(folder, f))));
    }

    [Fact]
    public void A_file_named_twice_is_read_once_and_the_roster_is_left_out()
    {
        var (file, roster) = (Put("a.txt"), Put("roster.csv"));

        Assert.Equal([file], FileList.Of([file, folder], roster));
    }

    [Fact]
    public void A_path_that_is_not_there_is_said_before_any_work() =>
        Assert.Equal("DP9003", Assert.Throws<DataFileException>(() => FileList.Of([Path.Combine(folder, "没有")])).Code);
}
