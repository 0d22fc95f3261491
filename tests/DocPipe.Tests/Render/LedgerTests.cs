using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace DocPipe.Tests.Render;

public sealed class LedgerTests
{
    [Theory]
    [MemberData(nameof(BriefingTests.Digests), MemberType = typeof(BriefingTests))]
    public void The_validator_finds_nothing(string name) => Office.AssertValidXlsx(Office.Renderer.LedgerXlsx(BriefingTests.Of(name)));

    [Fact]
    public void There_are_five_sheets_each_with_a_frozen_header_a_filter_and_widths()
    {
        using var book = Open();
        Assert.Equal(["任务台账", "问题清单", "数据", "单位", "来源"], book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value));
        foreach (var name in book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value!))
        {
            var sheet = SheetOf(book, name);
            var pane = sheet.Descendants<Pane>().Single();
            Assert.Equal((1.0, PaneStateValues.Frozen), (pane.VerticalSplit!.Value, pane.State!.Value));
            Assert.StartsWith("A1:", sheet.GetFirstChild<AutoFilter>()!.Reference, StringComparison.Ordinal);
            Assert.Equal(sheet.Descendants<Row>().First().Elements<Cell>().Count(), sheet.Descendants<Column>().Count());
            Assert.Null(sheet.GetFirstChild<SheetProtection>());
        }
    }

    [Fact]
    public void Due_days_are_dates_and_lights_have_colours()
    {
        using var book = Open();
        var sheet = SheetOf(book, "任务台账");
        var due = CellOf(sheet, "F2");
        Assert.Null(due.DataType);
        Assert.Equal(new DateTime(2026, 11, 20), DateTime.FromOADate(double.Parse(due.CellValue!.Text, CultureInfo.InvariantCulture)));
        var format = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ElementAt((int)due.StyleIndex!.Value);
        Assert.Equal("yyyy\\-mm\\-dd", book.WorkbookPart.WorkbookStylesPart.Stylesheet.NumberingFormats!.Elements<NumberingFormat>().Single(n => n.NumberFormatId! == format.NumberFormatId!.Value).FormatCode);
        Assert.Equal(new DateTime(2026, 11, 30), DateTime.FromOADate(double.Parse(CellOf(sheet, "F5").CellValue!.Text, CultureInfo.InvariantCulture)));
        Assert.Equal("11月底前", Words(book, CellOf(sheet, "G5")));
        var rules = sheet.Descendants<ConditionalFormattingRule>().Select(r => r.InnerText).ToList();
        foreach (var light in new[] { "J2=\"红\"", "J2=\"黄\"", "J2=\"绿\"" }) Assert.Contains(light, rules);
        Assert.Equal("红", Words(book, CellOf(sheet, "J2")));
    }

    [Fact]
    public void What_may_be_about_a_task_stands_beside_it_with_its_source_and_apart_from_its_progress()
    {
        var digest = SampleDigest.Rich;
        var at = digest.Tasks[0].Evidence;
        digest = digest with { Tasks = [digest.Tasks[0] with { Unsure = [new("已到现场勘查", "交警大队", 0.3, at), new("另有安排", null, 0.2, at)] }, .. digest.Tasks.Skip(1)] };
        using var book = SpreadsheetDocument.Open(new MemoryStream(Office.Renderer.TasksXlsx(digest)), false);
        var sheet = SheetOf(book, "任务台账");

        Assert.Equal(["待核的进展", "待核来源"], [Words(book, CellOf(sheet, "O1")), Words(book, CellOf(sheet, "P1"))]);
        Assert.Equal("交警大队：已到现场勘查；另有安排", Words(book, CellOf(sheet, "O2")));
        Assert.False(string.IsNullOrEmpty(CellOf(sheet, "P2").CellValue!.Text));
        Assert.DoesNotContain("已到现场勘查", Words(book, CellOf(sheet, "K2")), StringComparison.Ordinal);
    }

    [Fact]
    public void Totals_are_formulas_that_hold_what_they_come_to()
    {
        using var book = Open();
        var figures = SheetOf(book, "数据");
        var total = CellOf(figures, "F2");
        Assert.Equal("SUMPRODUCT(($A$2:$A$6=A2)*($B$2:$B$6=B2)*$D$2:$D$6)", total.CellFormula!.Text);
        Assert.Equal("20500", total.CellValue!.Text);
        var tasks = SheetOf(book, "任务台账").Descendants<Row>().Last();
        Assert.Equal(["SUBTOTAL(103,$B$2:$B$5)"], tasks.Descendants<CellFormula>().Select(f => f.Text));
        Assert.Equal("4", tasks.Descendants<CellFormula>().Single().Parent!.GetFirstChild<CellValue>()!.Text);
        var units = SheetOf(book, "单位");
        Assert.Equal("SUMPRODUCT(('任务台账'!$C$2:$C$5=$A4)*1)", CellOf(units, "D4").CellFormula!.Text);
        Assert.True(book.WorkbookPart!.Workbook.CalculationProperties!.FullCalculationOnLoad!.Value);
    }

    [Fact]
    public void Every_row_leads_to_its_sentence_among_the_sources()
    {
        using var book = Open();
        var sheet = SheetOf(book, "问题清单");
        var link = sheet.Descendants<Hyperlink>().First();
        Assert.Equal("G2", link.Reference);
        var target = link.Location!.Value!.Split('!');
        Assert.Equal("'来源'", target[0]);
        var row = target[1][1..];
        var sources = SheetOf(book, "来源");
        Assert.Equal(CellOf(sheet, "G2").CellValue!.Text, CellOf(sources, "A" + row).CellValue!.Text);
        Assert.Equal(Words(book, CellOf(sheet, "C2")), Words(book, CellOf(sources, "F" + row)));
        Assert.Equal("周报/城东街道.docx", Words(book, CellOf(sources, "B" + row)));
    }

    [Fact]
    public void What_looks_like_a_formula_is_text()
    {
        using var book = Open(hostile: true);
        var formats = book.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
        var seen = 0;
        foreach (var part in book.WorkbookPart.WorksheetParts)
        foreach (var cell in part.Worksheet.Descendants<Cell>().Where(c => c.DataType?.Value == CellValues.SharedString))
        {
            Assert.Null(cell.CellFormula);
            if (Words(book, cell) is not ['=' or '+' or '-' or '@', ..]) continue;
            seen++;
            Assert.True(formats[(int)cell.StyleIndex!.Value].QuotePrefix!.Value);
        }

        Assert.True(seen > 50);
    }

    [Fact]
    public void Words_that_mean_something_to_Excel_come_back_as_they_were()
    {
        using var book = Open(hostile: true);
        var words = Words(book, CellOf(SheetOf(book, "任务台账"), "B2"));
        Assert.Contains("_x005F_x0041_", words, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", words, StringComparison.Ordinal);
    }

    private static SpreadsheetDocument Open(bool hostile = false) =>
        SpreadsheetDocument.Open(new MemoryStream(Office.Renderer.LedgerXlsx(hostile ? SampleDigest.Hostile(100) : SampleDigest.Rich)), isEditable: false);

    private static Worksheet SheetOf(SpreadsheetDocument book, string name) =>
        ((WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook.Descendants<Sheet>().Single(s => s.Name! == name).Id!)).Worksheet;

    private static Cell CellOf(Worksheet sheet, string at) => sheet.Descendants<Cell>().Single(c => c.CellReference! == at);

    private static string Words(SpreadsheetDocument book, Cell cell) =>
        book.WorkbookPart!.SharedStringTablePart!.SharedStringTable.ElementAt(int.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)).InnerText;
}
