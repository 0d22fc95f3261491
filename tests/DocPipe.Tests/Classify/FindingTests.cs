using DocPipe.Classify;
using DocPipe.Model;
using DocPipe.Tests.Specs;

namespace DocPipe.Tests.Classify;

/// <summary>What the tables of corpus/specs can't say of finding: places, reasons, and odd texts.</summary>
public sealed class FindingTests
{
    [Fact]
    public void A_finding_has_its_place_and_its_reasons()
    {
        var document = ProblemSpecs.Read("本周工作总结\n一、存在问题\n1、小区楼道飞线充电屡禁不止。\n");

        var problem = Assert.Single(document.All<ProblemAnnotation>());

        Assert.Equal("小区楼道飞线充电屡禁不止", document.TextOf(problem));
        Assert.Equal("classify", problem.By);
        Assert.InRange(problem.Confidence, 0.5, 1);
        Assert.NotEmpty(problem.Because);
        Assert.All(problem.Because, word => Assert.Contains(word, document.TextOf(problem), StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_words_count_less_where_a_plan_says_what_to_do()
    {
        const string words = "占道经营、乱停乱放现象";

        Assert.NotEmpty(ProblemSpecs.Read($"本周工作总结\n一、存在问题\n1、{words}较多。\n").All<ProblemAnnotation>());
        Assert.Empty(ProblemSpecs.Read($"创建工作实施方案\n一、重点任务\n1、整治{words}。\n").All<ProblemAnnotation>());
    }

    [Fact]
    public void A_list_of_many_matters_is_of_the_kind_of_its_heading_and_one_matter_of_its_own()
    {
        var document = ProblemSpecs.Read("本周工作总结\n一、存在问题\n（一）小区环境还要下功夫。杂物、乱停乱放、乱拉乱挂、污水依然存在。\n（二）小区物业管理薄弱。垃圾清运不及时。\n");

        var problems = document.All<ProblemAnnotation>().ToDictionary(document.TextOf, p => p.Category);

        Assert.Equal("community", problems["杂物、乱停乱放、乱拉乱挂、污水依然存在"]);
        Assert.Equal("sanitation", problems["垃圾清运不及时"]);
    }

    [Fact]
    public void A_heading_is_the_finding_where_nothing_under_it_says_one()
    {
        var document = ProblemSpecs.Read("本周工作总结\n一、存在问题\n（一）志愿者参与积极性不高。今后将多渠道招募，定期培训。\n（二）宣传形式单一。部分宣传栏内容陈旧，画面褪色。\n");

        Assert.Equal(["志愿者参与积极性不高", "部分宣传栏内容陈旧，画面褪色"], document.All<ProblemAnnotation>().Select(document.TextOf));
    }

    [Fact]
    public void Places_in_a_table_of_problems_are_none_and_entries_of_a_cell_lose_their_numbers()
    {
        var document = ProblemSpecs.Read("督查通报\n一、存在问题\n序号\t点位\t主要问题\n1\t东湖公园\t1.垃圾桶满溢，异味刺鼻；2.健身器材损坏无人维修。\n2\t桥西菜场\t1.熟食摊没有防蝇罩；2.摊位占道经营严重。\n");

        Assert.Equal(["垃圾桶满溢，异味刺鼻", "健身器材损坏无人维修", "熟食摊没有防蝇罩", "摊位占道经营严重"], document.All<ProblemAnnotation>().Select(document.TextOf));
    }

    [Fact]
    public void What_people_promise_not_to_do_is_no_problem()
    {
        var document = ProblemSpecs.Read("致全体居民的倡议书\n各位邻居：\n1.不乱扔垃圾，不随地吐痰；\n2.不闯红灯，不乱停车；\n3.不占用消防通道，不在楼道充电。\n");

        Assert.Empty(document.All<ProblemAnnotation>());
    }

    [Fact]
    public void Every_work_line_is_told_its_field()
    {
        var document = ProblemSpecs.Read("创建工作实施方案\n一、重点任务\n1.拆除违章搭建，取缔占道摊点。\n2.更换过期灭火器，清理消防通道。\n");

        var topics = document.All<TopicAnnotation>().ToArray();

        Assert.Equal(document.All<TaskAnnotation>().Select(t => t.Span), topics.Select(t => t.Span));
        Assert.Equal(["street_order", "safety"], topics.Select(t => t.Category));
        Assert.All(topics, t => Assert.InRange(t.Confidence, 0, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n，，。。；\t：\r\n")]
    [InlineData("一、存在问题\n（（（“‘垃圾无人清理\n1、")]
    [InlineData("一、存在问题\n\ud83d、\udc00、\u0000。😀乱停乱放")]
    public void Odd_texts_do_no_harm(string text)
    {
        var document = ProblemSpecs.Read(text);

        Assert.All(document.All<ProblemAnnotation>(), p => Assert.True(p.Span.Start >= 0 && p.Span.End <= text.Length && !p.Span.IsEmpty));
    }

    [Fact]
    public void A_long_sentence_takes_time_in_proportion()
    {
        var clause = "道路两侧车辆乱停乱放，";
        var text = "本周工作总结\n一、存在问题\n" + string.Concat(Enumerable.Repeat(clause, 500)) + "。\n";

        var problems = ProblemSpecs.Read(text).All<ProblemAnnotation>().ToArray();

        Assert.NotEmpty(problems);
        Assert.All(problems, p => Assert.True(p.Span.Length <= 8 * clause.Length));
    }

    [Theory]
    [InlineData("甲，乙：丙。丁；戊", "甲|乙:|丙 丁 戊")]
    [InlineData("他说“前脚走，后脚来”，没人管！", "他说“前脚走，后脚来”|没人管")]
    [InlineData("  甲 ,乙\n丙", "甲|乙 丙")]
    [InlineData("（没有合上，乙\n丙，丁", "（没有合上，乙 丙|丁")]
    public void Sentences_are_cut_into_clauses_outside_of_quotes(string text, string expected)
    {
        var sentences = Clauses.Sentences(text, new Span(0, text.Length)).Select(s => string.Join('|', s.Select(c => c.Span.In(text) + (c.Introduces ? ":" : ""))));

        Assert.Equal(expected, string.Join(' ', sentences));
    }

    [Fact]
    public void A_broken_table_of_contexts_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("docpipe-classify-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "classify"));
        File.WriteAllText(Path.Combine(folder, "classify", "context.tsv"), "problems\ttwo\n");

        Assert.Equal("DP4104", Assert.Throws<DataFileException>(() => new ContextTable(new DataFolder(folder))).Code);
        Directory.Delete(folder, recursive: true);
    }
}
