using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocPipe.Ingest;
using DocPipe.Ingest.Ofd;
using DocPipe.Model;

namespace DocPipe.Tests.Ingest;

public class OfdTests
{
    [Fact]
    public void Text_is_put_into_paragraphs_and_tables_and_every_document_is_read()
    {
        var document = Assert.Single(Read(Sample()).Documents);
        Assert.Equal("ofd", document.Source.Format);
        Assert.Equal(
            "关于开展环境整治的通知\n各社区要按照街道统一部署，从八月起对背街小巷开展集中整治，做到任务到人、责任到岗、限时办结、逐项销号，确保取得实效。\n任务\t时限\n清运垃圾\t9月底\n第二份文件\n",
            document.Text);
        Assert.Equal(4, document.Blocks.Count(b => b.Kind == BlockKind.Cell));
    }

    [Theory]
    [InlineData("3 4.5", new[] { 3, 4.5 })]
    [InlineData("g 3 2 1", new[] { 2.0, 2, 2, 1 })]
    [InlineData("g 99999999999 1 g", null)]
    public void Steps_between_characters_may_be_counted(string text, double[]? steps)
    {
        var read = OfdPage.Deltas(text);
        if (steps is null) Assert.True(read.Count <= 100_000);
        else Assert.Equal(steps, read);
    }

    [Fact]
    public void A_page_that_is_a_picture_needs_recognition()
    {
        var bytes = Zip(("OFD.xml", Root("Doc_0")), ("Doc_0/Document.xml", Document("Pages/P.xml")),
            ("Doc_0/Pages/P.xml", "<ofd:Page xmlns:ofd='x'><ofd:Content><ofd:Layer><ofd:ImageObject Boundary='0 0 210 297'/></ofd:Layer></ofd:Content></ofd:Page>"));
        Assert.Equal("DP1015", Assert.Single(Read(bytes).Unreadable).Code);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><ofd:OFD xmlns:ofd='x'>&x;</ofd:OFD>")]
    [InlineData("<ofd:OFD xmlns:ofd='x'><ofd:DocBody>")]
    [InlineData("no xml")]
    public void Entities_and_broken_parts_are_refused(string root) => Assert.Equal("DP1006", Assert.Single(Read(Zip(("OFD.xml", root))).Unreadable).Code);

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Assert.Equal("DP1006", Assert.Single(Read(Zip(("OFD.xml", deep))).Unreadable).Code);
    }

    internal static byte[] Sample()
    {
        const string body = "各社区要按照街道统一部署，从八月起对背街小巷开展集中整治，做到任务到人、责任到岗、限时办结、逐项销号，确保取得实效。";
        var first = new StringBuilder("<ofd:Page xmlns:ofd='http://www.ofdspec.org/2016'><ofd:Content><ofd:Layer>");
        first.Append(Text("关于开展环境整治的通知", 70, 30));
        first.Append(Text(body[..26], 40, 45)).Append(Text(body[26..54], 30, 53)).Append(Text(body[54..], 30, 61));
        foreach (var y in new[] { 80, 90, 100 }) first.Append(Line(30, y, 130, y));
        foreach (var x in new[] { 30, 80, 130 }) first.Append(Line(x, 80, x, 100));
        first.Append(Text("任务", 35, 87)).Append(Text("时限", 85, 87)).Append(Text("清运垃圾", 35, 97)).Append(Text("9月底", 85, 97));
        first.Append("</ofd:Layer></ofd:Content></ofd:Page>");
        return Zip(
            ("OFD.xml", Root("Doc_0", "Doc_1")),
            ("Doc_0/Document.xml", Document("Pages/Page_0/Content.xml")), ("Doc_0/Pages/Page_0/Content.xml", first.ToString()),
            ("Doc_1/Document.xml", Document("/Doc_1/P.xml")),
            ("Doc_1/P.xml", $"<ofd:Page xmlns:ofd='http://www.ofdspec.org/2016'><ofd:Content><ofd:Layer>{Text("第二份文件", 30, 30)}</ofd:Layer></ofd:Content></ofd:Page>"),
            ("Doc_0/Signs/Sign_0/Signature.xml", "<Signature>印章</Signature>"));
    }

    private static string Root(params string[] documents) =>
        $"<ofd:OFD xmlns:ofd='http://www.ofdspec.org/2016'>{string.Concat(documents.Select(d => $"<ofd:DocBody><ofd:DocRoot>{d}/Document.xml</ofd:DocRoot></ofd:DocBody>"))}</ofd:OFD>";

    private static string Document(string page) =>
        $"<ofd:Document xmlns:ofd='http://www.ofdspec.org/2016'><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID='1' BaseLoc='{page}'/></ofd:Pages></ofd:Document>";

    private static string Text(string text, int x, int y) => string.Create(CultureInfo.InvariantCulture,
        $"<ofd:TextObject Boundary='{x} {y - 5} 170 6' Font='1' Size='5'><ofd:TextCode X='0' Y='4.4' DeltaX='g {text.Length - 1} 5'>{text}</ofd:TextCode></ofd:TextObject>");

    private static string Line(int x1, int y1, int x2, int y2) => string.Create(CultureInfo.InvariantCulture,
        $"<ofd:PathObject Boundary='{x1} {y1} {x2 - x1} {y2 - y1}'><ofd:AbbreviatedData>M 0 0 L {x2 - x1} {y2 - y1}</ofd:AbbreviatedData></ofd:PathObject>");

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }

        return stream.ToArray();
    }

    private static ReadResult Read(byte[] bytes) => new FileReader().Read("公文.ofd", bytes, CancellationToken.None);
}
