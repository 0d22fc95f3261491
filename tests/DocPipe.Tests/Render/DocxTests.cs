using DocPipe.Model;
using DocPipe.Render;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace DocPipe.Tests.Render;

public sealed class DocxTests
{
    [Theory]
    [MemberData(nameof(BriefingTests.Digests), MemberType = typeof(BriefingTests))]
    public void The_validator_finds_nothing_in_what_any_template_makes(string name)
    {
        foreach (var template in Office.Renderer.List())
        foreach (var briefing in Office.Renderer.Compose(template.Name, BriefingTests.Of(name)))
            Office.AssertValid(briefing.Docx());
    }

    [Fact]
    public void The_page_is_that_of_GB_T_9704()
    {
        Open(SampleDigest.Rich, document =>
        {
            var section = document.MainDocumentPart!.Document.Body!.GetFirstChild<SectionProperties>()!;
            var size = section.GetFirstChild<PageSize>()!;
            var margin = section.GetFirstChild<PageMargin>()!;
            var grid = section.GetFirstChild<DocGrid>()!;
            Assert.Equal((11906U, 16838U), (size.Width!.Value, size.Height!.Value));
            Assert.Equal((2098, 1984, 1588U, 1474U), (margin.Top!.Value, margin.Bottom!.Value, margin.Left!.Value, margin.Right!.Value));
            Assert.Equal(DocGridValues.LinesAndChars, grid.Type!.Value);
            Assert.Equal(579, grid.LinePitch!.Value);
            // 22 lines and 28 characters fit, 23 and 29 don't.
            var (height, width) = (16838 - 2098 - 1984, 11906 - 1588 - 1474);
            Assert.InRange(height, 22 * grid.LinePitch.Value, (23 * grid.LinePitch.Value) - 1);
            var character = 16 + (grid.CharacterSpace!.Value / 4096.0);
            Assert.InRange(width / 20.0, 28 * character, 29 * character);
            // 35 mm below the text: 7 mm to the number, then the number itself.
            Assert.Equal(1984 - 397 - 280, (int)margin.Footer!.Value);
        });
    }

    [Theory]
    [InlineData("Normal", "仿宋_GB2312", "32", "579", null)]
    [InlineData("BodyText", "仿宋_GB2312", "32", "579", null)]
    [InlineData("Title", "方正小标宋简体", "44", "704", null)]
    [InlineData("Heading1", "黑体", "32", "579", 0)]
    [InlineData("Heading2", "楷体_GB2312", "32", "579", 1)]
    [InlineData("Heading3", "仿宋_GB2312", "32", "579", 2)]
    [InlineData("Heading4", "仿宋_GB2312", "32", "579", 3)]
    [InlineData("Footer", "宋体", "28", "280", null)]
    [InlineData("Imprint", "仿宋_GB2312", "28", "448", null)]
    public void Every_level_has_its_type_size_and_pitch(string id, string font, string halfPoints, string pitch, int? outline)
    {
        Open(SampleDigest.Rich, document =>
        {
            var styles = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!;
            var chain = Chain(styles, id).ToList();
            var run = chain.Select(s => s.StyleRunProperties).Append(null).First(r => r?.RunFonts is not null || r is null);
            var defaults = styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
            Assert.Equal(font, (run?.RunFonts ?? defaults.RunFonts)!.EastAsia);
            Assert.Equal(halfPoints, (run?.FontSize ?? defaults.FontSize)!.Val);
            var spacing = chain.Select(s => s.StyleParagraphProperties?.SpacingBetweenLines).First(s => s is not null)!;
            Assert.Equal((pitch, LineSpacingRuleValues.Exact), (spacing.Line?.Value, spacing.LineRule!.Value));
            Assert.Equal(outline, chain[0].StyleParagraphProperties?.OutlineLevel?.Val?.Value);
            Assert.All(chain, s => Assert.Null(s.StyleRunProperties?.Bold));
        });
    }

    [Fact]
    public void Body_and_headings_are_set_in_by_two_characters_and_headings_are_in_the_navigation_pane()
    {
        Open(SampleDigest.Rich, document =>
        {
            var styles = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!;
            foreach (var id in new[] { "BodyText", "Heading1", "Heading2", "Heading3", "Heading4" })
                Assert.Equal(200, Chain(styles, id).First().StyleParagraphProperties!.Indentation!.FirstLineChars!.Value);
            var used = document.MainDocumentPart.Document.Descendants<ParagraphStyleId>().Select(s => s.Val!.Value).ToHashSet();
            Assert.Superset(new HashSet<string?> { "Title", "Heading1", "Heading2", "BodyText", "TableText", "TableHead", "SourceNote" }, used);
            Assert.All(used, id => Assert.Contains(styles.Elements<Style>(), s => s.StyleId == id));
            Assert.Equal(["heading 1", "heading 2", "heading 3", "heading 4"], styles.Elements<Style>().Select(s => s.StyleName!.Val!.Value).Where(n => n!.StartsWith("heading", StringComparison.Ordinal)));
        });
    }

    [Fact]
    public void Page_numbers_stand_outside()
    {
        Open(SampleDigest.Rich, document =>
        {
            var main = document.MainDocumentPart!;
            var references = main.Document.Body!.GetFirstChild<SectionProperties>()!.Elements<FooterReference>().ToList();
            Assert.NotNull(main.DocumentSettingsPart!.Settings.GetFirstChild<EvenAndOddHeaders>());
            Check(HeaderFooterValues.Default, JustificationValues.Right);
            Check(HeaderFooterValues.Even, JustificationValues.Left);

            void Check(HeaderFooterValues type, JustificationValues side)
            {
                var paragraph = ((FooterPart)main.GetPartById(references.Single(r => r.Type! == type).Id!)).Footer.GetFirstChild<Paragraph>()!;
                Assert.Equal(side, paragraph.ParagraphProperties!.Justification!.Val!.Value);
                Assert.Equal("— 1 —", paragraph.InnerText);
                Assert.Equal(" PAGE ", paragraph.GetFirstChild<SimpleField>()!.Instruction);
            }
        });
    }

    [Fact]
    public void Tables_are_as_wide_as_the_type_area_repeat_their_header_and_do_not_split_rows()
    {
        Open(SampleDigest.Rich, document =>
        {
            var tables = document.MainDocumentPart!.Document.Descendants<Table>().Where(t => t.Descendants<TableHeader>().Any()).ToList();
            Assert.True(tables.Count >= 5);
            foreach (var table in tables)
            {
                Assert.All(table.Elements<TableRow>(), r => Assert.NotNull(r.TableRowProperties!.GetFirstChild<CantSplit>()));
                Assert.NotNull(table.Elements<TableRow>().First().TableRowProperties!.GetFirstChild<TableHeader>());
                Assert.InRange(table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Sum(c => int.Parse(c.Width!, System.Globalization.CultureInfo.InvariantCulture)), 8600, 8844);
            }
        });
    }

    [Fact]
    public void Charts_are_native_and_carry_their_data()
    {
        Open(SampleDigest.Rich, document =>
        {
            var charts = document.MainDocumentPart!.ChartParts.ToList();
            Assert.Equal(2, charts.Count);
            var problems = charts[0].ChartSpace;
            Assert.Equal(["交通秩序", "环境卫生", "市容秩序", "社区管理", "市场管理"], problems.Descendants<C.CategoryAxisData>().First().Descendants<C.NumericValue>().Select(v => v.Text));
            Assert.Equal(["2", "1", "1", "1", "1"], problems.Descendants<C.Values>().First().Descendants<C.NumericValue>().Select(v => v.Text));
            // What is not known of the last period is not shown as none.
            Assert.Equal(["3", "1", "0", "2"], problems.Descendants<C.Values>().Last().Descendants<C.NumericValue>().Select(v => v.Text));
            foreach (var chart in charts)
            {
                using var data = SpreadsheetDocument.Open(chart.EmbeddedPackagePart!.GetStream(), isEditable: false);
                Assert.NotEmpty(data.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>());
            }
        });
    }

    [Fact]
    public void Source_notes_lead_to_the_list_of_sources_and_back()
    {
        Open(SampleDigest.Rich, document =>
        {
            var body = document.MainDocumentPart!.Document.Body!;
            var bookmarks = body.Descendants<BookmarkStart>().Select(b => b.Name!.Value!).ToList();
            Assert.Equal(bookmarks.Count, bookmarks.Distinct().Count());
            var links = body.Descendants<Hyperlink>().Select(h => h.Anchor!.Value!).ToList();
            Assert.True(links.Count > 40);
            Assert.All(links, link => Assert.Contains(link, bookmarks));
            Assert.Contains("内容来源", body.InnerText, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Switches_of_the_style_turn_off_notes_charts_and_page_numbers_and_make_headings_bold()
    {
        var renderer = Office.With(File.ReadAllText(Path.Combine(Office.Templates, "简报.md.sbn")), style: s => s
            .Replace("sourceNotes: true", "sourceNotes: false", StringComparison.Ordinal).Replace("charts: true", "charts: false", StringComparison.Ordinal)
            .Replace("pageNumbers: true", "pageNumbers: false", StringComparison.Ordinal).Replace("boldHeadings: false", "boldHeadings: true", StringComparison.Ordinal)
            .Replace("linePitch: 28.95", "linePitch: 28", StringComparison.Ordinal));
        var docx = Assert.Single(renderer.Compose("试", SampleDigest.Rich)).Docx();
        Office.AssertValid(docx);
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var main = document.MainDocumentPart!;
        Assert.Empty(main.Document.Descendants<Hyperlink>());
        Assert.DoesNotContain("内容来源", main.Document.InnerText, StringComparison.Ordinal);
        Assert.Empty(main.ChartParts);
        Assert.Empty(main.FooterParts);
        Assert.NotNull(Chain(main.StyleDefinitionsPart!.Styles!, "Heading2").First().StyleRunProperties!.Bold);
        Assert.Null(Chain(main.StyleDefinitionsPart!.Styles!, "Heading1").First().StyleRunProperties!.Bold);
        Assert.Equal(560, main.Document.Descendants<DocGrid>().Single().LinePitch!.Value);
    }

    [Fact]
    public void The_parts_of_an_official_document_have_their_places()
    {
        const string template = """
            ::: 红头
            云溪区精神文明建设委员会办公室文件
            云文明办〔2026〕47号
            :::
            # 关于报送材料的通知
            各单位：
            请于本周内报送。
            ::: 附件
            报送格式。
            单位名单
            :::
            ::: 落款
            云溪区文明办
            2026年11月23日
            :::
            ::: 版记
            抄送：区委办公室。
            云溪区文明办｜2026年11月23日印发
            :::
            """;
        var docx = Assert.Single(Office.With(template).Compose("试", SampleDigest.Empty)).Docx();
        Office.AssertValid(docx);
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;
        var texts = body.Elements<Paragraph>().Select(p => p.InnerText).ToList();
        Assert.Contains("附件：1. 报送格式", texts);
        Assert.Contains("2. 单位名单", texts);
        var rule = body.Descendants<BottomBorder>().First();
        Assert.Equal("FF0000", rule.Color);
        var date = body.Elements<Paragraph>().Single(p => p.InnerText == "2026年11月23日");
        Assert.Equal(400, date.ParagraphProperties!.Indentation!.RightChars!.Value);
        var head = body.Elements<Paragraph>().First().Descendants<FontSize>().Single();
        // Seventeen characters as wide as the type area.
        Assert.Equal("52", head.Val);
        var imprint = body.Descendants<Table>().Single();
        Assert.Equal(VerticalAlignmentValues.Bottom, imprint.Descendants<TablePositionProperties>().Single().TablePositionYAlignment!.Value);
        Assert.Equal(["抄送：区委办公室。", "云溪区文明办2026年11月23日印发"], imprint.Elements<TableRow>().Select(r => r.InnerText));
    }

    private static IEnumerable<Style> Chain(Styles styles, string id)
    {
        for (string? next = id; next is not null;)
        {
            var style = styles.Elements<Style>().Single(s => s.StyleId == next);
            yield return style;
            next = style.BasedOn?.Val?.Value;
        }
    }

    private static void Open(Digest digest, Action<WordprocessingDocument> check)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Office.Briefing(digest).Docx()), isEditable: false);
        check(document);
    }
}
