using DocPipe.Extract;
using DocPipe.Model;
using DocPipe.Structure;

namespace DocPipe.Tests.Extract;

public sealed class UnitTests
{
    private static readonly Roster Roster = new([new RosterUnit("区城市管理局", ["区城管局", "城管局"], "部门", ""), new RosterUnit("城东社区", [], "社区", "")]);

    [Fact]
    public void An_alias_of_the_roster_stands_for_the_unit_and_its_mentions_are_counted_together()
    {
        var document = Read("区城管局牵头，区城市管理局执法大队参加，城管局汇总。", Roster);
        var unit = document.All<UnitAnnotation>().Single(u => u.Name == "区城市管理局");
        Assert.Equal("区城管局", document.TextOf(unit));
        Assert.Equal(3, unit.Mentions);
    }

    [Fact]
    public void A_fuller_name_takes_in_the_shorter_one_at_the_first_mention()
    {
        var document = Read("福彩中心召开会议，市福彩中心汇报，福彩中心整改。", Roster.Empty);
        var unit = Assert.Single(document.All<UnitAnnotation>());
        Assert.Equal("市福彩中心", unit.Name);
    }

    [Theory]
    [InlineData("各、、、社区区区局局局办办办市市市县县领导小组小组组组")]
    [InlineData("由由由由牵头牵头，负责负责，请请请，组织组织、、")]
    [InlineData("责任单位：责任单位：责任单位：牵头单位：、、、，，。。")]
    [InlineData("牵头部门责任部门重点任务。。。")]
    [InlineData("xxxXXX___***局委办")]
    public void Odd_text_does_no_harm(string odd)
    {
        var text = "工作方案\n一、工作任务\n1." + odd + "\n" + odd + "\n(一)" + odd;
        var document = Read(text, Roster);
        Assert.All(document.Annotations, a => Assert.InRange(a.Span.End, a.Span.Start, text.Length));
    }

    [Fact]
    public void Time_grows_with_the_text_and_not_with_its_square()
    {
        const string Part = "1.由区城管局牵头，各街道配合，对背街小巷进行整治，请区住建局修补路面。责任单位：区公安局、区教育局及城东社区。\n";
        var document = new StructureStage(Roster.Empty, DataFolder.Default)
            .Run(Document.FromReading(new Source("a.txt", "0", "txt", "utf-8"), "方案\n一、工作任务\n" + string.Concat(Enumerable.Repeat(Part, 10_000))), default);
        var extract = new ExtractStage(DataFolder.Default, Roster.Empty);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(10_000, extract.Run(document, default).All<TaskAnnotation>().Count());
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(40), $"took {watch.Elapsed}");
    }

    private static Document Read(string text, Roster roster)
    {
        IStage[] stages = [new StructureStage(roster, DataFolder.Default), new ExtractStage(DataFolder.Default, roster)];
        return stages.Aggregate(Document.FromReading(new Source("a.txt", "0", "txt", "utf-8"), text), (d, s) => s.Run(d, default));
    }
}
