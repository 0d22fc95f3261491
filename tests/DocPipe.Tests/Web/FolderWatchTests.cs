using DocPipe.Model;

namespace DocPipe.Tests.Web;

public class FolderWatchTests
{
    private const string Report = "柳巷街道第47周创建工作总结\n（11月16日至11月22日）\n一、存在问题\n垃圾清运不及时。\n柳巷街道\n";

    [Fact]
    public async Task A_file_that_lies_still_in_the_folder_is_taken_in_and_a_newer_state_of_it_counts_instead()
    {
        var folder = Directory.CreateTempSubdirectory("docpipe-watch-").FullName;
        try
        {
            await using var site = await Site.StartAsync(o => o with { Watch = folder });
            Directory.CreateDirectory(Path.Combine(folder, "第47周"));
            var path = Path.Combine(folder, "第47周", "柳巷街道.txt");
            File.WriteAllText(path, Report);
            File.WriteAllText(Path.Combine(folder, "~$left.docx"), "left by a program");

            await Site.UntilAsync(() => site.Store.Files.All().Count == 1);
            File.WriteAllText(path, Report.Replace("垃圾", "污水", StringComparison.Ordinal));
            await Site.UntilAsync(() => site.Store.Files.All().Count == 2);
            await site.SettledAsync();

            Assert.All(site.Store.Files.All(), f => Assert.Equal("第47周/柳巷街道.txt", f.Path));
            Assert.Equal(1, site.Server.Workroom.View(null)!.Digest.Counts.Documents);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said_before_anything_is_served() =>
        Assert.Equal("DP7004", (await Assert.ThrowsAsync<DataFileException>(() => Site.StartAsync(o => o with { Watch = "/nowhere/at/all" }))).Code);
}
