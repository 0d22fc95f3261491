namespace DocPipe.Tests.Restore;

public class LineTests
{
    [Fact]
    public void The_tail_of_a_broken_line_is_joined()
    {
        const string text = "1、负责制定和完善整治方案，协调各科室有关\n工作；\n2、负责汇总信息。\n";
        Assert.Equal("1、负责制定和完善整治方案，协调各科室有关工作；\n2、负责汇总信息。\n", Restored.Text(text));
    }

    [Fact]
    public void Hard_wrapped_lines_become_paragraphs()
    {
        var paragraph = "为进一步改善人居环境提升群众满意度各社区要对照标准逐项排查建立问题台账明确责任人和整改时限每周通报进展对推进不力的单位约谈负责人并限期整改确保各项任务按时完成取得实效并把好的做法固定下来形成长效机制在全街道推广";
        var wrapped = string.Join('\n', paragraph.Chunk(20).Select(c => new string(c))) + "。\n";
        Assert.Equal(paragraph + "。\n", Restored.Text(wrapped));
    }

    [Theory]
    [InlineData("三、围绕创建目标扎实开展各类主题活动\n开展了以诚信为主题的教育活动，营造浓厚氛围。\n")]
    [InlineData("领导小组办公室设在街道党政综合办公室\n联系电话：\n组长：\n")]
    [InlineData("4、对辖区内小花园定期进行浇水除草管护\n二、存在问题\n群众参与度不高。\n")]
    public void Headings_labels_and_items_stay_lines(string text) => Assert.Equal(text, Restored.Text(text));

    [Fact]
    public void No_line_ends_inside_the_marks_of_a_title() =>
        Assert.Equal("按照《新桥街道环境整治工作实施方案》和《责任分解表》抓好落实。\n", Restored.Text("按照《新桥街道环境整治工作实\n施方案》和《责任分解表》抓好落实。\n"));

    [Fact]
    public void A_title_whose_mark_was_forgotten_joins_nothing()
    {
        const string text = "按照《新桥街道环境整治工作实施方案要求抓好落实\n《责任分解表》另行印发\n";
        Assert.Equal(text, Restored.Text(text));
    }
}
