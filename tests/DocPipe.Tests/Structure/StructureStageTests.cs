using System.Diagnostics;
using System.Text;
using DocPipe.Model;

namespace DocPipe.Tests.Structure;

public sealed class StructureStageTests
{
    [Fact]
    public void Nesting_thirty_deep_and_contradictory_numbers_do_no_harm()
    {
        string[] marks = ["一、", "(一)", "1.", "(1)", "①", "第一阶段:", "1.1 ", "一是", "●", "A.", "(二)", "一、", "1.1.1 ", "9、", "第三部分 "];
        var text = new StringBuilder("杂乱方案\n");
        for (var i = 0; i < 30; i++) text.Append(marks[i % marks.Length]).Append("推进治理\n");
        var document = Structured.Read(text.ToString());
        Assert.All(document.Blocks, b => Assert.True(b.Span.Start >= 0 && b.Span.End <= document.Text.Length && !b.Span.IsEmpty));
        Assert.Equal(31, document.Blocks.Length);
    }

    [Fact]
    public void Empty_and_blank_texts_have_a_type_and_nothing_else()
    {
        foreach (var text in (string[])["", "\n\n", " \t\u3000\r\n"])
        {
            var document = Structured.Read(text);
            Assert.Empty(document.Blocks);
            Assert.Equal(DocumentType.Other, document.First<TypeAnnotation>()!.Type);
        }
    }

    [Fact]
    public void Tables_of_the_reader_are_kept_and_not_read_as_lines()
    {
        var text = "任务分解表\n一、清扫\n市城管局\n二、保障\n后面的话。";
        var source = Document.FromReading(new Source("a.docx", "0", "docx", null), text) with
        {
            Blocks =
            [
                new Block(BlockKind.Table, new Span(6, 15)),
                new Block(BlockKind.Row, new Span(6, 15)),
                new Block(BlockKind.Cell, new Span(6, 10)) { Row = 0, Column = 0 },
                new Block(BlockKind.Cell, new Span(11, 15)) { Row = 0, Column = 1 },
            ],
        };
        var document = new DocPipe.Structure.StructureStage(Roster.Empty, DataFolder.Default).Run(source, default);
        Assert.Equal(2, document.Blocks.Count(b => b.Kind == BlockKind.Cell));
        Assert.Equal(["二、保障"], document.Texts(BlockKind.Heading));
    }

    [Fact]
    public void Time_grows_with_the_text_and_not_with_its_square()
    {
        const string Part = "一、工作任务(一)整治环境。各社区每天清扫。1、清理垃圾；2、规范停车。责任单位:区城管局。一是宣传。二是督查。《通知》“双报到”(见附件)";
        Structured.Read(Part);
        var watch = Stopwatch.StartNew();
        var line = string.Concat(Enumerable.Repeat(Part, 20_000));
        Structured.Read(line);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"{line.Length} characters on one line took {watch.Elapsed}");
    }
}
