using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Tests.Structure;

public sealed class DocumentFactsTests
{
    private static readonly Roster Roster = new([new RosterUnit("城东社区", ["城东社区居委会"], "社区", ""), new RosterUnit("区城市管理局", ["区城管局"], "部门", "")]);

    [Theory]
    [InlineData(DocumentType.Plan, "清河区创建文明城市实施方案\n一、指导思想\n以人为本。")]
    [InlineData(DocumentType.Plan, "为做好迎检工作，特制定本方案。\n一、工作目标\n全面达标。")]
    [InlineData(DocumentType.Weekly, "城东社区创文工作总结\n现将本周工作总结如下：\n一、本周工作开展情况\n1、清理垃圾。")]
    [InlineData(DocumentType.Weekly, "城东社区第47周工作周报\n一、工作情况\n清理垃圾。")]
    [InlineData(DocumentType.Summary, "关于创建方案落实情况的总结\n一、主要做法\n开展了宣传。")]
    [InlineData(DocumentType.Summary, "文明创建情况汇报\n一、基本情况\n我局共有8个科室。")]
    [InlineData(DocumentType.Speech, "在创建动员大会上的讲话\n同志们：\n今天召开会议。")]
    [InlineData(DocumentType.Speech, "动员会主持词\n同志们：\n现在开会。")]
    [InlineData(DocumentType.Other, "致全体市民的倡议书\n文明从我做起。")]
    [InlineData(DocumentType.Other, "天气晴好。")]
    [InlineData(DocumentType.Other, "为推动创建工作，区里组织了督导检查，现将督查情况报告如下：\n一、总体情况\n各单位重视。\n二、存在问题\n1.背街小巷有积存垃圾。")]
    [InlineData(DocumentType.Other, "全县召开文明创建部署会\n近日，县里召开会议。会议要求，各单位要对照标准整改。")]
    [InlineData(DocumentType.Other, "为迎接检查，我们向全体市民发出如下倡议：\n一、爱护环境\n不乱扔垃圾。")]
    [InlineData(DocumentType.Other, "关于清理楼道的通知全体居民同志们：请于周五前清理楼道杂物。")]
    [InlineData(DocumentType.Other, "几点看法\n一、存在的问题\n停车位不足。")]
    [InlineData(DocumentType.Other, "近日，督查组到小区检查。\n图①：活动板房占道。责任单位：区城管局。\n图②：楼道堆物。责任单位：河西街道。\n图③：路灯不亮。责任单位：区住建局。")]
    [InlineData(DocumentType.Plan, "各村委会：\n现将有关事宜如下：\n一、整治时间：6月1日至7日\n二、整治任务：\n1.清理杂草；\n三、责任分工：\n1.保洁公司负责清运。")]
    [InlineData(DocumentType.Plan, "关于开展卫生整治月活动的通知\n各村：\n现将有关事宜通知如下：\n一、指导思想\n以人为本。")]
    [InlineData(DocumentType.Plan, "镇文明创建工作意见镇属各单位：\n一、推进道德建设\n开展学习。")]
    [InlineData(DocumentType.Summary, "一、工作进展情况\n（一）加强组织领导，细化工作任务\n街道成立了领导小组。")]
    [InlineData(DocumentType.Plan, "为完成整治任务，现将各单位的任务作如下明确：\n区住建局负责老旧小区改造。")]
    [InlineData(DocumentType.Weekly, "志愿服务队工作总结\n本周，志愿者在路口劝导行人。")]
    [InlineData(DocumentType.Speech, "两年来，创建工作取得进展，特别是从刚才通报的情况看，还有不少短板。")]
    public void The_type_is_told_by_title_headings_and_opening(DocumentType expected, string text) =>
        Assert.Equal(expected, Structured.Read(text).First<TypeAnnotation>()!.Type);

    [Theory]
    [InlineData("城东社区创文周报\n一、本周工作\n清扫道路。", "城东社区创文周报")]
    [InlineData("扩展阅读:某医院创建方案\n一、指导思想\n以人为本。", "某医院创建方案")]
    [InlineData("附件1\n清河区任务分解表\n一、任务\n清扫。", "清河区任务分解表")]
    [InlineData("某某文秘网\n清河区创建工作总结\n今年以来，各项工作有序推进。", "清河区创建工作总结")]
    [InlineData("关于清理楼道的通知全体居民：请于周五前清理。", "关于清理楼道的通知")]
    [InlineData("根据上级通知各单位：要立即整改。", null)]
    [InlineData("一、指导思想\n以人为本。", null)]
    [InlineData("为做好迎检工作，特制定本方案。\n一、工作目标\n达标。", null)]
    public void The_title_is_the_first_line_that_is_no_sentence(string text, string? title)
    {
        var document = Structured.Read(text);
        Assert.Equal(title, document.First<TitleAnnotation>() is { } found ? document.TextOf(found) : null);
    }

    [Theory]
    [InlineData("周报.txt", "工作周报\n城东社区居委会现将本周工作汇报如下。", "城东社区", SenderEvidence.Roster)]
    [InlineData("w47/区城管局.docx", "工作周报\n本周工作如下。", "区城市管理局", SenderEvidence.Roster)]
    [InlineData("w47/南湖街道周报.docx", "工作周报\n本周工作如下。", "南湖街道", SenderEvidence.Path)]
    [InlineData("a.txt", "南湖街道创文工作周报\n本周工作如下。", "南湖街道", SenderEvidence.Title)]
    [InlineData("a.txt", "工作周报\n现报告如下。\n南湖街道办事处\n2026年11月20日", "南湖街道办事处", SenderEvidence.Text)]
    public void The_sender_is_found_where_it_is_most_to_be_trusted(string path, string text, string name, SenderEvidence from)
    {
        var sender = Structured.Read(text, path, Roster).First<SenderAnnotation>();
        Assert.Equal((name, from), (sender?.Name, sender!.Evidence));
    }

    [Fact]
    public void A_document_that_names_no_unit_has_no_sender() =>
        Assert.Null(Structured.Read("创建文明城市工作总结\n各项工作有序推进。").First<SenderAnnotation>());

    [Theory]
    [InlineData("a.txt", "第47周工作周报\n2026年11月20日", "2026-11-16/2026-11-22")]
    [InlineData("2026-W47/a.txt", "工作周报\n清扫道路。", "2026-11-16/2026-11-22")]
    [InlineData("a.txt", "创文周报（11月16日—22日）\n清扫道路。", "XXXX-11-16/XXXX-11-22")]
    [InlineData("a.txt", "创文周报（2026年12月28日至2027年1月3日）\n清扫道路。", "2026-12-28/2027-01-03")]
    [InlineData("a.txt", "创文周报\n现将11.16-11.22工作情况报告如下，2026年。", "2026-11-16/2026-11-22")]
    [InlineData("a.txt", "2026年2月份工作总结\n清扫道路。", "2026-02-01/2026-02-28")]
    public void The_period_is_read_from_weeks_days_and_months(string path, string text, string value) =>
        Assert.Equal(value, Structured.Read(text, path).First<PeriodAnnotation>()?.Value);

    [Fact]
    public void A_plan_reports_on_no_period() =>
        Assert.Null(Structured.Read("清河区实施方案\n第一阶段（4月1日—4月7日）\n动员。").First<PeriodAnnotation>());
}
