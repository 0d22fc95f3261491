using DocPipe.Model;

namespace DocPipe.Tests.Structure;

public sealed class HeadingTests
{
    [Fact]
    public void A_heading_on_its_own_line_has_level_and_number()
    {
        var document = Structured.Read("清河区创城方案\n一、工作目标\n做好准备，迎接测评。\n二、工作任务\n（一）环境整治\n1. 清理垃圾。\n");
        var blocks = document.Blocks.Where(b => b.Kind == BlockKind.Heading).ToArray();
        Assert.Equal(["一、工作目标", "二、工作任务", "（一）环境整治"], document.Texts(BlockKind.Heading));
        Assert.Equal([1, 1, 2], blocks.Select(b => b.Level));
        Assert.Equal("（一）", blocks[2].Label.In(document.Text));
        Assert.Equal("环境整治", blocks[2].Content.In(document.Text));
        Assert.Equal(["清河区创城方案"], document.Texts(BlockKind.Title));
    }

    [Fact]
    public void A_heading_run_into_its_paragraph_ends_before_the_full_stop()
    {
        var document = Structured.Read("一、工作要求\n(一)抓紧部署,落到人头。各单位要讲清意义。\n(二)压实责任。主要负责人亲自抓。\n");
        Assert.Equal(["一、工作要求", "(一)抓紧部署,落到人头", "(二)压实责任"], document.Texts(BlockKind.Heading));
        Assert.Equal(["各单位要讲清意义。", "主要负责人亲自抓。"], document.Texts(BlockKind.Paragraph));
    }

    [Fact]
    public void A_numbered_sentence_of_content_is_an_item()
    {
        var document = Structured.Read("三、工作任务\n1、每天清扫背街小巷两次。\n2、对破损的井盖及时更换。\n");
        Assert.Equal(["三、工作任务"], document.Texts(BlockKind.Heading));
        Assert.Equal(["1、每天清扫背街小巷两次。", "2、对破损的井盖及时更换。"], document.Texts(BlockKind.Item));
    }

    [Fact]
    public void A_short_first_sentence_among_long_items_is_chance()
    {
        Assert.Equal(["一、本周工作"], Structured.Headings(
            "一、本周工作\n1、社区组织网格员每天到辖区主要路段开展卫生督导和文明劝导,确保路面整洁。\n"
            + "2、清理广告,清扫路面,保持整洁。引导商户文明经营。\n3、执法中队对夜市摊点进行了三次检查并规范了车辆停放秩序。\n"));
    }

    [Fact]
    public void A_sentence_with_a_full_stop_is_a_heading_when_paragraphs_follow_each()
    {
        Assert.Equal(["1、开展礼仪教育活动", "2、整治校园周边环境"], Structured.Headings(
            "1、开展礼仪教育活动。\n利用班会讲解礼仪常识。\n2、整治校园周边环境。\n每周清理一次流动摊点。\n"));
    }

    [Fact]
    public void Counting_inside_a_sentence_makes_items_never_headings()
    {
        var document = Structured.Read("五、下步打算\n一是加强巡查。二是抓好宣传；三是落实保洁。\n");
        Assert.Equal(["五、下步打算"], document.Texts(BlockKind.Heading));
        Assert.Equal(["一是加强巡查。", "二是抓好宣传；", "三是落实保洁。"], document.Texts(BlockKind.Item));
    }

    [Fact]
    public void A_whole_document_in_one_paragraph_is_cut_at_its_numbers()
    {
        Assert.Equal(["一、指导思想", "二、工作目标", "三、主要工作任务", "(一)营造氛围", "(二)整治环境", "四、组织机构"], Structured.Headings(
            "一、指导思想以创建为抓手,提升城市品质。二、工作目标全面达到测评标准。三、主要工作任务(一)营造氛围。各科室张贴海报。"
            + "(二)整治环境。后勤科清理死角。四、组织机构成立领导小组。"));
    }

    [Fact]
    public void Lost_bullets_are_read_as_numbers()
    {
        Assert.Equal(["一、强化组织,夯实基础", "??确保领导到位", "??确保认识到位"], Structured.Headings(
            "一、强化组织,夯实基础\n??确保领导到位。成立了专班。\n??确保认识到位。多次召开会议。\n"));
    }

    [Theory]
    [InlineData("第一阶段:宣传发动(20xx年5月)", "第一阶段:宣传发动(20xx年5月)主要任务:召开动员会。\n")]
    [InlineData("(一)动员部署阶段(4月1日—4月7日)", "(一)动员部署阶段(4月1日—4月7日)\n召开会议。\n")]
    [InlineData("第二阶段 集中整治（5月至8月）", "第二阶段 集中整治（5月至8月）。各单位对照标准整改。\n")]
    public void A_phase_heading_reaches_to_the_bracket_behind_its_time(string heading, string text) =>
        Assert.Equal([heading], Structured.Headings(text));

    [Theory]
    [InlineData("㈠强化宣传\n各村悬挂横幅。")]
    [InlineData("⒈强化宣传\n各村悬挂横幅。")]
    [InlineData("①强化宣传\n各村悬挂横幅。")]
    [InlineData("⑴强化宣传\n各村悬挂横幅。")]
    [InlineData("（ 一 ）强化宣传\n各村悬挂横幅。")]
    [InlineData("１．强化宣传\n各村悬挂横幅。")]
    [InlineData("1)强化宣传\n各村悬挂横幅。")]
    [InlineData("(一)、强化宣传\n各村悬挂横幅。")]
    [InlineData("1.1 强化宣传\n各村悬挂横幅。")]
    [InlineData("第一部分 强化宣传\n各村悬挂横幅。")]
    [InlineData("一 强化宣传\n各村悬挂横幅。")]
    public void Every_style_of_number_is_known(string text)
    {
        var document = Structured.Read(text);
        Assert.Equal("强化宣传", document.Blocks.First(b => b.Kind == BlockKind.Heading).Content.In(document.Text));
    }

    [Theory]
    [InlineData("3.5万人参加了活动，氛围很好。")]
    [InlineData("一、二、三等奖各取两名。")]
    [InlineData("2026年11月16日，街道召开会议。")]
    [InlineData("第一阶段取得了良好的效果，群众反映很好，下面继续努力推进各项创建工作。")]
    public void What_only_looks_like_a_number_is_none(string text) => Assert.Empty(Structured.Headings(text));

    [Fact]
    public void Missing_and_repeated_numbers_keep_their_level()
    {
        Assert.Equal(
            ["1 Goals 工作目标", "1 Tasks 工作任务", "2 Tasks 治理占道", "2 Tasks 治理扬尘", "1 Requirements 工作要求"],
            Structured.Outline("一、工作目标\n达标。\n三、工作任务\n(一)治理占道\n每天巡查。\n(一)治理扬尘\n洒水降尘。\n三、工作要求\n按时报送。\n"));
    }

    [Fact]
    public void A_line_without_number_that_is_a_section_name_is_a_heading() =>
        Assert.Equal(["工作目标", "保障措施"], Structured.Headings("某区行动方案\n工作目标\n全面达标。\n保障措施：\n加强领导。\n"));

    [Fact]
    public void A_style_of_the_source_makes_a_heading()
    {
        var text = "环境秩序提升\n各社区每天巡查。\n";
        var source = Document.FromReading(new Source("a.docx", "0", "docx", null), text) with
        {
            Blocks = [new Block(BlockKind.Paragraph, new Span(0, 6), 2) { Style = "heading 2" }, new Block(BlockKind.Paragraph, new Span(7, 15))],
        };
        var document = new DocPipe.Structure.StructureStage(Roster.Empty, DataFolder.Default).Run(source, default);
        Assert.Equal(["环境秩序提升"], document.Texts(BlockKind.Heading));
        Assert.Equal(2, document.Blocks.First(b => b.Kind == BlockKind.Heading).Level);
    }
}
