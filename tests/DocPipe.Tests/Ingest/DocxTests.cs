using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Tests.Ingest;

public class DocxTests
{
    private const string List = """
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>
        <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
        """;

    [Fact]
    public void Automatic_numbers_are_part_of_the_text()
    {
        var body = string.Concat(Numbered("总体要求", 0), Numbered("主要任务", 0), Numbered("清理楼道", 1), Numbered("规范停车", 1), Numbered("工作要求", 0), Numbered("明确责任", 1));
        var document = Read(DocxFile.Pack(body, ("numbering", List)));
        Assert.Equal("一、总体要求\n二、主要任务\n（1）清理楼道\n（2）规范停车\n三、工作要求\n（1）明确责任\n", document.Text);
        Assert.Equal("二、", document.Blocks[1].Label.In(document.Text));
        Assert.Equal("主要任务", document.Blocks[1].Content.In(document.Text));
    }

    [Fact]
    public void Styles_and_outline_levels_make_headings()
    {
        const string styles = """
            <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>
            <w:style w:type="paragraph" w:styleId="own"><w:name w:val="小标题"/><w:basedOn w:val="1"/></w:style>
            """;
        var body = DocxFile.Paragraph("一、总体要求", "<w:pStyle w:val=\"own\"/>") + DocxFile.Paragraph("（一）原则", "<w:outlineLvl w:val=\"1\"/>") + DocxFile.Paragraph("正文。");
        var document = Read(DocxFile.Pack(body, ("styles", styles)));
        Assert.Equal([(BlockKind.Heading, 1), (BlockKind.Heading, 2), (BlockKind.Paragraph, 0)], document.Blocks.Select(b => (b.Kind, b.Level)));
        Assert.Equal("小标题", document.Blocks[0].Style);
    }

    [Fact]
    public void Merged_and_nested_cells_keep_their_places()
    {
        var nested = "<w:tbl><w:tr><w:tc>" + DocxFile.Paragraph("甲") + "</w:tc><w:tc>" + DocxFile.Paragraph("乙") + "</w:tc></w:tr></w:tbl>" + DocxFile.Paragraph("");
        var body = "<w:tbl>"
            + "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + DocxFile.Paragraph("任务") + "</w:tc><w:tc>" + DocxFile.Paragraph("单位") + "</w:tc></w:tr>"
            + "<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + DocxFile.Paragraph("整治") + "</w:tc><w:tc>" + DocxFile.Paragraph("楼道") + "</w:tc><w:tc>" + nested + "</w:tc></w:tr>"
            + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + DocxFile.Paragraph("") + "</w:tc><w:tc>" + DocxFile.Paragraph("路面") + "</w:tc><w:tc>" + DocxFile.Paragraph("丙") + "</w:tc></w:tr>"
            + "</w:tbl>";
        var document = Read(DocxFile.Pack(body));
        Assert.Equal("任务\t单位\n整治\t楼道\t甲 乙\n\t路面\t丙\n", document.Text);
        var cells = document.Blocks.Where(b => b.Kind == BlockKind.Cell).Select(c => (c.Span.In(document.Text), c.Row, c.Column, c.RowSpan, c.ColumnSpan));
        Assert.Equal(
            [("任务", 0, 0, 1, 2), ("单位", 0, 2, 1, 1), ("整治", 1, 0, 2, 1), ("楼道", 1, 1, 1, 1), ("甲 乙", 1, 2, 1, 1), ("路面", 2, 1, 1, 1), ("丙", 2, 2, 1, 1)], cells);
    }

    [Fact]
    public void A_text_box_that_is_written_twice_is_read_once()
    {
        var box = "<w:txbxContent>" + DocxFile.Paragraph("城东街道办事处文件") + "</w:txbxContent>";
        var body = "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>" + Graphic("<wps:wsp><wps:txbx>" + box + "</wps:txbx></wps:wsp>") + "</w:drawing></mc:Choice>"
            + "<mc:Fallback><w:pict><v:shape><v:textbox>" + box + "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>" + DocxFile.Paragraph("正文。");
        Assert.Equal("城东街道办事处文件\n正文。\n", Read(DocxFile.Pack(body)).Text);
    }

    [Fact]
    public void Tracked_changes_are_read_as_accepted_and_hidden_text_is_left_out()
    {
        const string body = """
            <w:p><w:r><w:t>完成</w:t></w:r><w:del w:id="1"><w:r><w:delText>十</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>九</w:t></w:r></w:ins>
            <w:moveFrom w:id="3"><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:r><w:t>项整改。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>批注</w:t></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p><w:p><w:r><w:t>后半句。</w:t></w:r></w:p>
            """;
        Assert.Equal("完成九项整改。\n前半句，后半句。\n", Read(DocxFile.Pack(body)).Text);
    }

    [Fact]
    public void A_field_gives_its_result_and_not_its_instruction()
    {
        const string body = """
            <w:p><w:r><w:t>第</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>期</w:t></w:r></w:p>
            """;
        Assert.Equal("第3期\n", Read(DocxFile.Pack(body)).Text);
    }

    [Fact]
    public void Headers_footers_and_notes_stand_apart_after_the_body()
    {
        var notes = "<w:footnote w:type=\"separator\" w:id=\"0\">" + DocxFile.Paragraph("线") + "</w:footnote><w:footnote w:id=\"1\">" + DocxFile.Paragraph("数据截至十月底。") + "</w:footnote>";
        var document = Read(DocxFile.Pack(DocxFile.Paragraph("正文。"), ("footnotes", notes), ("header1", DocxFile.Paragraph("内部资料"))));
        Assert.Equal("正文。\n数据截至十月底。\n内部资料\n", document.Text);
        Assert.Equal([null, "footnote text", "header"], document.Blocks.Select(b => b.Style));
    }

    [Fact]
    public void A_package_with_a_broken_part_is_unreadable_and_nothing_is_thrown()
    {
        var result = new FileReader().Read("坏.docx", DocxFile.Pack("<w:p><w:r></w:p>"), CancellationToken.None);
        Assert.Equal("DP1006", Assert.Single(result.Unreadable).Code);
    }

    [Fact]
    public void A_package_that_unpacks_to_more_than_the_limit_is_refused()
    {
        var reader = new FileReader(DataFolder.Default, ReadLimits.Default with { UnpackedBytes = 1000 });
        Assert.Equal("DP1008", Assert.Single(reader.Read("大.docx", DocxFile.Pack(DocxFile.Paragraph(new string('一', 4000))), CancellationToken.None).Unreadable).Code);
    }

    private static string Graphic(string shape) =>
        "<wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
        + $"<a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">{shape}</a:graphicData></a:graphic></wp:inline>";

    private static string Numbered(string text, int level) =>
        DocxFile.Paragraph(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"5\"/></w:numPr>");

    private static Document Read(byte[] bytes)
    {
        var result = new FileReader().Read("方案.docx", bytes, CancellationToken.None);
        Assert.Empty(result.Unreadable);
        return Assert.Single(result.Documents);
    }
}
