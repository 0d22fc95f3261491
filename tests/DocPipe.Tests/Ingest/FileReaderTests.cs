using System.Text;
using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Tests.Ingest;

public class FileReaderTests
{
    private static readonly FileReader reader = new();

    [Fact]
    public void Plain_text_keeps_its_line_ends_and_loses_its_byte_order_mark()
    {
        var document = One("任意.bin", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("一、总体要求\r\n二、工作措施\r\n")]);
        Assert.Equal("一、总体要求\r\n二、工作措施\r\n", document.Text);
        Assert.Equal("txt", document.Source.Format);
        Assert.Equal("utf-8", document.Source.Encoding);
    }

    [Fact]
    public void A_web_page_gives_its_article_without_the_site()
    {
        const string page = """
            <!DOCTYPE html><html><head><meta charset="gb2312"><title>工作方案</title><script>var a = 1;</script></head><body>
            <div class="nav"><a href="/">首页</a><a href="/list">方案</a></div>
            <div id="content"><h1>城东街道环境整治工作方案</h1><p>为改善人居环境，制定
            本方案。</p><h2>一、主要任务</h2><ol><li>清理楼道杂物，建立巡查制度，落实责任人员。</li><li>规范车辆停放。</li></ol>
            <table><tr><th>任务</th><th>责任单位</th></tr><tr><td rowspan="2">楼道整治</td><td>城东社区</td></tr><tr><td>城西社区</td></tr></table></div>
            <div class="footer">版权所有 联系我们</div></body></html>
            """;
        var document = One("页面.txt", Encoding.UTF8.GetBytes(page));
        Assert.Equal("html", document.Source.Format);
        Assert.Equal("utf-8", document.Source.Encoding);
        Assert.Equal(
            "城东街道环境整治工作方案\n为改善人居环境，制定本方案。\n一、主要任务\n1. 清理楼道杂物，建立巡查制度，落实责任人员。\n2. 规范车辆停放。\n任务\t责任单位\n楼道整治\t城东社区\n\t城西社区\n",
            document.Text);
        Assert.Equal([1, 2], document.Blocks.Where(b => b.Kind == BlockKind.Heading).Select(b => b.Level));
        var cells = document.Blocks.Where(b => b.Kind == BlockKind.Cell).ToList();
        Assert.Equal([(0, 0, 1), (0, 1, 1), (1, 0, 2), (1, 1, 1), (2, 1, 1)], cells.Select(c => (c.Row, c.Column, c.RowSpan)));
    }

    [Fact]
    public void Markdown_is_read_without_its_marks()
    {
        const string text = "# 周报\n\n**本周**完成巡查。\n\n## 存在问题\n\n1. 楼道堆物\n2. 车辆乱停\n\n| 任务 | 时限 |\n| --- | --- |\n| 清理 | 9月 |\n";
        var document = One("周报.md", Encoding.UTF8.GetBytes(text));
        Assert.Equal("md", document.Source.Format);
        Assert.Equal("周报\n本周完成巡查。\n存在问题\n1. 楼道堆物\n2. 车辆乱停\n任务\t时限\n清理\t9月\n", document.Text);
    }

    [Theory]
    [InlineData("", "DP1001")]
    [InlineData("%PDF-1.7\n%x", "DP1006")]
    [InlineData("Rar!\u001A\u0007\u0000xx", "DP1007")]
    [InlineData("{\\rtf1 x}", "DP1007")]
    [InlineData("PK\u0003\u0004broken", "DP1006")]
    [InlineData("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0001\u0002\u0003\u0004", "DP1002")]
    public void What_can_t_be_read_is_told_with_a_reason(string content, string code)
    {
        var result = reader.Read("上报.txt", Encoding.Latin1.GetBytes(content), CancellationToken.None);
        Assert.Empty(result.Documents);
        var failure = Assert.Single(result.Unreadable);
        Assert.Equal(code, failure.Code);
        Assert.EndsWith("。", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_before_it_is_looked_at()
    {
        var small = new FileReader(DataFolder.Default, ReadLimits.Default with { FileBytes = 10 });
        Assert.Equal("DP1005", Assert.Single(small.Read("大.txt", new byte[11], CancellationToken.None).Unreadable).Code);
    }

    [Fact]
    public void An_encrypted_office_file_is_named_as_such()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptedPackage\0")];
        Assert.Equal("DP1003", Assert.Single(reader.Read("加密.docx", ole, CancellationToken.None).Unreadable).Code);
    }

    [Fact]
    public void The_sample_with_a_password_is_named_as_encrypted()
    {
        var path = SharedData.Corpus("samples", "第47周", "区三中整改清单(密码见微信).docx");
        Assert.Equal("DP1003", Assert.Single(reader.ReadFile(path, CancellationToken.None).Unreadable).Code);
    }

    [Fact]
    public void A_reading_that_takes_too_long_is_ended_with_a_reason()
    {
        var hurried = new FileReader(DataFolder.Default, ReadLimits.Default with { Time = TimeSpan.Zero });
        var page = Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<p>正文内容</p>", 2000)) + "</body></html>");
        Assert.Equal("DP1010", Assert.Single(hurried.Read("慢.html", page, CancellationToken.None).Unreadable).Code);
    }

    private static Document One(string path, byte[] bytes)
    {
        var result = reader.Read(path, bytes, CancellationToken.None);
        Assert.Empty(result.Unreadable);
        return Assert.Single(result.Documents);
    }
}
