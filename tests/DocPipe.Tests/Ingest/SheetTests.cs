using System.Text;
using DocPipe.Ingest;
using DocPipe.Ingest.Sheets;
using DocPipe.Model;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NPOI.HSSF.UserModel;
using NPOI.SS.Util;

namespace DocPipe.Tests.Ingest;

public class SheetTests
{
    private const string Ledger =
        "城东街道创建工作台账\n序号\t任务\t牵头单位\t完成时限\t进度\n1\t整治占道经营\t城管局\t2026年9月30日\t85%\n2\t清理小广告\t\t2026年10月1日\t7.5%\n填报人：王敏\n";

    [Theory]
    [InlineData(45930, "yyyy\"年\"m\"月\"d\"日\"", "2025年9月30日")]
    [InlineData(45930, "yyyy/m/d", "2025/9/30")]
    [InlineData(45930.5, "[$-804]yyyy-mm-dd hh:mm", "2025-09-30 12:00")]
    [InlineData(0.75, "h:mm AM/PM", "6:00 PM")]
    [InlineData(0.856, "0%", "86%")]
    [InlineData(0.8564, "0.00%", "85.64%")]
    [InlineData(12345.6, "#,##0.00", "12,345.60")]
    [InlineData(-5, "0;(0)", "(5)")]
    [InlineData(3, "0\"户\"", "3户")]
    [InlineData(7, "000", "007")]
    [InlineData(0.1, null, "0.1")]
    [InlineData(1e20, "General", "1E+20")]
    [InlineData(60, "m/d", "2/28")]
    [InlineData(9e9, "yyyy", "9000000000")]
    public void A_number_is_shown_as_its_cell_shows_it(double value, string? format, string shown) =>
        Assert.Equal(shown, NumberFormat.Show(value, format, from1904: false));

    [Fact]
    public void An_xlsx_ledger_gives_its_title_its_table_and_its_signature()
    {
        var document = One("台账.txt", Xlsx());
        Assert.Equal("xlsx", document.Source.Format);
        CheckLedger(document);
    }

    [Fact]
    public void An_xls_ledger_reads_like_the_xlsx_one()
    {
        var document = One("台账", Xls());
        Assert.Equal("xls", document.Source.Format);
        CheckLedger(document);
    }

    [Fact]
    public void A_ledger_becomes_tasks_and_a_merged_unit_speaks_for_each_row()
    {
        var pipeline = StandardPipeline.Create(DataFolder.Default, TemplateFolder.Default, Roster.Empty);
        var tasks = pipeline.Run(One("台账.xlsx", Xlsx()), CancellationToken.None).SelectMany(d => d.All<TaskAnnotation>().Select(t => (d.TextOf(t), string.Join('、', t.Lead))));
        Assert.Equal([("整治占道经营", "城管局"), ("清理小广告", "城管局")], tasks);
    }

    [Fact]
    public void Comma_separated_values_are_a_table_and_sentences_with_commas_are_not()
    {
        var table = One("表.txt", Encoding.UTF8.GetBytes("任务,单位\r\n\"清扫,保洁\",环卫所\r\n绿化,园林中心\r\n"));
        Assert.Equal("csv", table.Source.Format);
        Assert.Equal("任务\t单位\n清扫,保洁\t环卫所\n绿化\t园林中心\n", table.Text);
        Assert.Equal(6, table.Blocks.Count(b => b.Kind == BlockKind.Cell));
        Assert.Equal("txt", One("文.csv", Encoding.UTF8.GetBytes("本周工作有序推进,成效明显。\n下周继续推进,抓好落实。\n")).Source.Format);
    }

    [Fact]
    public void Cells_beyond_the_limit_end_the_reading_with_a_reason()
    {
        var small = new FileReader(DataFolder.Default, ReadLimits.Default with { Cells = 10 });
        Assert.Equal("DP1014", Assert.Single(small.Read("大.xlsx", Xlsx(), CancellationToken.None).Unreadable).Code);
    }

    private static void CheckLedger(Document document)
    {
        Assert.Equal(Ledger, document.Text);
        var cells = document.Blocks.Where(b => b.Kind == BlockKind.Cell).ToList();
        Assert.Equal(2, Assert.Single(cells, c => document.Text[c.Span.Start..c.Span.End] == "城管局").RowSpan);
        Assert.Equal([0, 1, 3, 4], cells.Where(c => c.Row == 2).Select(c => c.Column));
    }

    private static IEnumerable<object?[]> Rows() =>
    [
        ["城东街道创建工作台账"],
        ["序号", "任务", "牵头单位", "完成时限", "进度"],
        [1.0, "整治占道经营", "城管局", new DateTime(2026, 9, 30), 0.85],
        [2.0, "清理小广告", null, new DateTime(2026, 10, 1), 0.075],
        ["填报人：王敏"],
    ];

    internal static byte[] Xlsx()
    {
        using var stream = new MemoryStream();
        using (var package = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = package.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            var data = new SheetData(Rows().Select((row, r) => new Row(row.Select((value, c) => MakeCell(value, r, c)).OfType<OpenXmlElement>()) { RowIndex = (uint)r + 1 }));
            var merges = new MergeCells(new MergeCell { Reference = "A1:E1" }, new MergeCell { Reference = "C3:C4" }, new MergeCell { Reference = "A5:E5" });
            part.Worksheet = new Worksheet(data, merges);
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new NumberingFormats(new NumberingFormat { NumberFormatId = 170, FormatCode = "0.##%" }),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 31 }, new CellFormat { NumberFormatId = 170 }));
            book.Workbook = new Workbook(new Sheets(
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = "Sheet1", SheetId = 1, Id = book.GetIdOfPart(part) }));
        }

        return stream.ToArray();
    }

    internal static byte[] Xls()
    {
        var book = new HSSFWorkbook();
        var sheet = book.CreateSheet("Sheet1");
        var style = book.CreateCellStyle();
        style.DataFormat = book.CreateDataFormat().GetFormat("yyyy\"年\"m\"月\"d\"日\"");
        var percent = book.CreateCellStyle();
        percent.DataFormat = book.CreateDataFormat().GetFormat("0.##%");
        var rows = Rows().ToList();
        for (var r = 0; r < rows.Count; r++)
        {
            var row = sheet.CreateRow(r);
            for (var c = 0; c < rows[r].Length; c++)
                switch (rows[r][c])
                {
                    case string text: row.CreateCell(c).SetCellValue(text); break;
                    case DateTime date:
                        row.CreateCell(c).SetCellValue(date);
                        row.GetCell(c).CellStyle = style;
                        break;
                    case double number:
                        row.CreateCell(c).SetCellValue(number);
                        if (c == 4) row.GetCell(c).CellStyle = percent;
                        break;
                }
        }

        sheet.AddMergedRegion(new CellRangeAddress(0, 0, 0, 4));
        sheet.AddMergedRegion(new CellRangeAddress(2, 3, 2, 2));
        sheet.AddMergedRegion(new CellRangeAddress(4, 4, 0, 4));
        using var stream = new MemoryStream();
        book.Write(stream);
        return stream.ToArray();
    }

    private static Cell? MakeCell(object? value, int row, int column)
    {
        var reference = $"{(char)('A' + column)}{row + 1}";
        return value switch
        {
            string text => new Cell { CellReference = reference, DataType = CellValues.InlineString, InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(text)) },
            DateTime date => new Cell { CellReference = reference, StyleIndex = 1, CellValue = new CellValue(date.ToOADate()) },
            double number => new Cell { CellReference = reference, StyleIndex = column == 4 ? 2u : 0u, CellValue = new CellValue(number) },
            _ => null,
        };
    }

    private static Document One(string path, byte[] bytes)
    {
        var result = new FileReader().Read(path, bytes, CancellationToken.None);
        Assert.Empty(result.Unreadable);
        return Assert.Single(result.Documents);
    }
}
