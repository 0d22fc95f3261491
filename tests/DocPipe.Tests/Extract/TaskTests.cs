using DocPipe.Extract;
using DocPipe.Model;
using DocPipe.Structure;

namespace DocPipe.Tests.Extract;

public sealed class TaskTests
{
    private static readonly IStage[] Stages = [new StructureStage(Roster.Empty, DataFolder.Default), new ExtractStage(DataFolder.Default, Roster.Empty)];

    [Fact]
    public void A_line_after_several_items_gives_its_units_and_time_to_each()
    {
        var tasks = Read("某区实施方案\n二、主要任务\n(一)环境整治\n1.清理背街小巷的积存垃圾。\n2.修补破损的路面。\n牵头单位：区城管局\n责任单位：区住建局、各街道\n完成时限：2026年9月底前\n(二)秩序整治\n1.规范停车。\n");
        Assert.Equal(3, tasks.Length);
        Assert.All(tasks[..2], t => Assert.Equal("区城管局", Assert.Single(t.Lead)));
        Assert.All(tasks[..2], t => Assert.Equal("区住建局|各街道", string.Join('|', t.Responsible)));
        Assert.All(tasks[..2], t => Assert.Equal("../2026-09-30", t.Due?.Value));
        Assert.Empty(tasks[2].Lead);
    }

    [Fact]
    public void A_line_under_a_section_heading_governs_the_section()
    {
        var tasks = Read("某区实施方案\n二、主要任务\n(一)环境整治\n责任单位：区城管局\n1.清理背街小巷的积存垃圾。\n2.修补破损的路面。责任单位:区住建局。\n");
        Assert.Equal("区城管局", Assert.Single(tasks[0].Responsible));
        Assert.Equal("区住建局", Assert.Single(tasks[1].Responsible));
    }

    [Fact]
    public void A_table_is_read_as_records_and_a_spanning_cell_speaks_for_each_row()
    {
        var text = "任务分解表\n工作任务\n牵头单位\n责任单位\n完成时限\n清理小广告\n区城管局\n各街道、区公安分局\n9月底前\n规范停车\n区交警大队\n10月15日前\n";
        int At(string words) => text.IndexOf(words, StringComparison.Ordinal);
        Block Cell(string words, int row, int column, int rows = 1) =>
            new(BlockKind.Cell, new Span(At(words), At(words) + words.Length)) { Row = row, Column = column, RowSpan = rows };
        var source = Document.FromReading(new Source("a.docx", "0", "docx", null), text) with
        {
            Blocks =
            [
                new Block(BlockKind.Table, new Span(6, text.Length - 1)),
                Cell("工作任务", 0, 0), Cell("牵头单位", 0, 1), Cell("责任单位", 0, 2), Cell("完成时限", 0, 3),
                Cell("清理小广告", 1, 0), Cell("区城管局", 1, 1, 2), Cell("各街道、区公安分局", 1, 2), Cell("9月底前", 1, 3),
                Cell("规范停车", 2, 0), Cell("区交警大队", 2, 2), Cell("10月15日前", 2, 3),
            ],
        };
        var document = Stages.Aggregate(source, (d, s) => s.Run(d, default));
        var tasks = document.All<TaskAnnotation>().ToArray();
        Assert.Equal(["清理小广告", "规范停车"], tasks.Select(document.TextOf));
        Assert.All(tasks, t => Assert.Equal("区城管局", Assert.Single(t.Lead)));
        Assert.Equal("各街道|区公安分局", string.Join('|', tasks[0].Responsible));
        Assert.Equal(["../XXXX-09-30", "../XXXX-10-15"], tasks.Select(t => t.Due?.Value));
    }

    [Fact]
    public void A_table_whose_cells_were_lost_is_taken_apart_by_columns()
    {
        var document = Run("医院实施方案\n三、工作任务\n牵头部门院办后勤科党办责任部门院办后勤科党办重点任务加强禁烟宣传，落实禁烟规定。做好水质监管。开办道德讲堂。\n");
        var tasks = document.All<TaskAnnotation>().ToArray();
        Assert.Equal(["加强禁烟宣传，落实禁烟规定。", "做好水质监管。", "开办道德讲堂。"], tasks.Select(document.TextOf));
        Assert.Equal(["院办", "后勤科", "党办"], tasks.Select(t => Assert.Single(t.Lead)));
    }

    private static TaskAnnotation[] Read(string text) => [.. Run(text).All<TaskAnnotation>()];

    private static Document Run(string text) =>
        Stages.Aggregate(Document.FromReading(new Source("a.txt", "0", "txt", "utf-8"), text), (d, s) => s.Run(d, default));
}
