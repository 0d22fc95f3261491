using DocPipe.Model;

namespace DocPipe.Tests.Pipelines;

public sealed class OutputSetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Read(string name) => File.ReadAllText(Path.Combine(folder, name));

    [Fact]
    public void Nothing_changes_before_the_set_is_whole()
    {
        File.WriteAllText(Path.Combine(folder, "a"), "old");
        using (var set = new OutputSet(folder)) set.Add("a", "new"u8);

        Assert.Equal("old", Read("a"));
        Assert.Equal(["a"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_committed_set_replaces_the_old_one()
    {
        File.WriteAllText(Path.Combine(folder, "a"), "old");
        using (var set = new OutputSet(folder))
        {
            set.Add("a", "new"u8);
            set.Add("b", "two"u8);
            set.Commit();
        }

        Assert.Equal(("new", "two"), (Read("a"), Read("b")));
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(folder).Count());
    }

    [Fact]
    public void What_a_killed_run_left_behind_is_cleared_away()
    {
        var left = Directory.CreateDirectory(Path.Combine(folder, ".docpipe-1"));
        File.WriteAllText(Path.Combine(left.FullName, "a"), "half");

        using (var set = new OutputSet(folder)) set.Commit();

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_said_at_once()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");

        Assert.Equal("DP9005", Assert.Throws<DataFileException>(() => new OutputSet(Path.Combine(file, "out"))).Code);
    }
}
