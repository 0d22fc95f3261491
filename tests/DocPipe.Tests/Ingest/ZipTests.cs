using System.IO.Compression;
using System.Text;
using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Tests.Ingest;

public class ZipTests
{
    private static readonly byte[] note = Encoding.UTF8.GetBytes("本周开展巡查三次。");

    [Fact]
    public void Every_file_in_an_archive_becomes_a_document_with_its_own_path()
    {
        var inner = Zip(("社区/周报.txt", note), ("__MACOSX/x.txt", note), ("~$锁.docx", note));
        var result = Read("报送.zip", Zip(("台账.xlsx", SheetTests.Xlsx()), ("内.zip", inner)));
        Assert.Empty(result.Unreadable);
        Assert.Equal(["报送.zip/台账.xlsx", "报送.zip/内.zip/社区/周报.txt"], result.Documents.Select(d => d.Source.Path));
    }

    [Fact]
    public void Names_are_read_in_gbk_and_in_utf_8_without_their_mark()
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;
        foreach (var encoding in new[] { gbk, Encoding.UTF8 })
            Assert.Equal("a.zip/望河社区周报.txt", Assert.Single(Read("a.zip", Zip(encoding, ("望河社区周报.txt", note))).Documents).Source.Path);
    }

    [Theory]
    [InlineData("../周报.txt")]
    [InlineData("/etc/周报.txt")]
    [InlineData("C:\\周报.txt")]
    [InlineData("a\\..\\..\\周报.txt")]
    public void A_name_that_leads_out_of_the_archive_is_refused_and_the_rest_is_read(string name)
    {
        var result = Read("a.zip", Zip((name, note), ("好.txt", note)));
        Assert.Equal("DP1011", Assert.Single(result.Unreadable).Code);
        Assert.Equal("a.zip/好.txt", Assert.Single(result.Documents).Source.Path);
    }

    [Fact]
    public void A_link_is_refused()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("链接.txt");
            entry.ExternalAttributes = unchecked((int)0xA1FF0000);
            using var content = entry.Open();
            content.Write("/etc/passwd"u8);
        }

        Assert.Equal("DP1011", Assert.Single(Read("a.zip", stream.ToArray()).Unreadable).Code);
    }

    [Fact]
    public void The_fourth_archive_inside_another_is_not_opened()
    {
        var third = Zip(("c.txt", note));
        Assert.Single(Read("a.zip", Zip(("b.zip", Zip(("c.zip", third))))).Documents);
        var failure = Assert.Single(Read("a.zip", Zip(("b.zip", Zip(("c.zip", Zip(("d.zip", third))))))).Unreadable);
        Assert.Equal(("DP1012", "a.zip/b.zip/c.zip/d.zip"), (failure.Code, failure.Path));
    }

    [Fact]
    public void A_bomb_is_not_unpacked_to_its_end()
    {
        var bomb = Zip(("零.txt", new byte[64 << 20]));
        Assert.Equal("DP1008", Assert.Single(Read("a.zip", bomb).Unreadable).Code);
        var many = Zip([.. Enumerable.Range(0, 30).Select(i => ($"{i}.txt", new byte[1 << 20]))]);
        var small = new FileReader(DataFolder.Default, ReadLimits.Default with { UnpackedBytes = 10 << 20 });
        Assert.Contains(small.Read("a.zip", many, CancellationToken.None).Unreadable, u => u.Code == "DP1008");
    }

    [Fact]
    public void An_office_file_that_unpacks_to_more_than_it_promises_is_refused()
    {
        var bomb = Zip(("[Content_Types].xml", note), ("word/document.xml", new byte[80 << 20]));
        Assert.Equal("DP1008", Assert.Single(Read("a.docx", bomb).Unreadable).Code);
    }

    [Fact]
    public void Files_beyond_the_limit_are_left_and_told()
    {
        var small = new FileReader(DataFolder.Default, ReadLimits.Default with { ArchiveFiles = 2 });
        var result = small.Read("a.zip", Zip(("1.txt", note), ("2.txt", note), ("3.txt", note)), CancellationToken.None);
        Assert.Equal(2, result.Documents.Length);
        Assert.Equal("DP1013", Assert.Single(result.Unreadable).Code);
    }

    [Fact]
    public void A_file_that_fails_does_not_keep_the_others_from_being_read()
    {
        var result = Read("a.zip", Zip(("坏.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 1, 2, 3]), ("空.txt", []), ("好.txt", note), ("包.rar", "Rar!\u001A\u0007\0"u8.ToArray())));
        Assert.Equal(["DP1006", "DP1001", "DP1007"], result.Unreadable.Select(u => u.Code));
        Assert.Contains("解压", result.Unreadable[2].Reason, StringComparison.Ordinal);
        Assert.Single(result.Documents);
    }

    [Fact]
    public void An_archive_cut_off_anywhere_never_throws()
    {
        var whole = Zip(("甲.txt", note), ("乙.xlsx", SheetTests.Xlsx()));
        for (var length = 0; length < whole.Length; length += 7)
        {
            var result = Read("a.zip", whole[..length]);
            Assert.True(result.Documents.Length + result.Unreadable.Length > 0);
        }
    }

    private static ReadResult Read(string path, byte[] bytes) => new FileReader().Read(path, bytes, CancellationToken.None);

    private static byte[] Zip(params (string Name, byte[] Content)[] files) => Zip(Encoding.UTF8, files);

    private static byte[] Zip(Encoding names, params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, names))
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }

        return stream.ToArray();
    }
}
