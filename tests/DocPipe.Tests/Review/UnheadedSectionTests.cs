using DocPipe.Model;
using DocPipe.Review;
using DocPipe.Tests.Specs;

namespace DocPipe.Tests.Review;

/// <summary>Sections that a report has without a heading of their own are not missing.</summary>
public sealed class UnheadedSectionTests
{
    private const string Work = "新桥社区上半年创建工作总结\n一、工作开展情况\n1、组织志愿者清理楼道杂物，清运垃圾12车。\n2、更换宣传栏8处，入户发放倡议书600份。\n";

    private static readonly ReviewStage Stage = new(DataFolder.Default, Roster.Empty, Path.Combine(SharedData.Root, "templates", "checklists"));

    [Theory]
    [InlineData("二、存在的问题及整改措施\n1、部分楼道杂物清理后反弹，将安排专人巡查。\n", "")]
    [InlineData("二、存在的问题\n1、部分楼道杂物清理后反弹。\n", "next_steps")]
    [InlineData("虽然取得了一些进展，但仍存在不足：一是部分居民参与不积极；二是档案整理不及时。\n下一步，社区将分楼栋召开议事会，逐项整改。\n", "")]
    [InlineData("3、个别住户乱停车，社区已联系交警处理。\n", "next_steps problems")]
    [InlineData("3、协助解决居民出行困难与停车问题，增设车位20个。\n", "next_steps problems")]
    public void A_section_named_second_or_opened_in_running_text_is_there(string rest, string missing)
    {
        var document = Stage.Run(ProblemSpecs.Read(Work + rest), CancellationToken.None);

        Assert.Equal(missing, string.Join(' ', document.All<MissingAnnotation>().Select(m => m.Role == Role.NextSteps ? "next_steps" : m.Role.ToString().ToLowerInvariant()).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void An_account_of_results_tells_what_was_done()
    {
        var document = Stage.Run(ProblemSpecs.Read("新桥社区创建工作总结\n一、工作成效\n楼道环境明显改善，居民参与率由六成升到九成。\n二、存在问题\n停车秩序仍较混乱。\n三、下一步打算\n增设停车位20个。\n"), CancellationToken.None);

        Assert.Empty(document.All<MissingAnnotation>());
    }

    [Fact]
    public void Headings_under_announced_problems_tell_no_work()
    {
        var document = Stage.Run(ProblemSpecs.Read("关于创建卫生镇的自查报告\n对照标准开展了自查，发现以下问题：\n一、环境卫生方面\n镇区生活垃圾清运不及时，卫生死角较多。\n二、健康教育方面\n宣传栏内容陈旧，居民知晓率不高。\n"), CancellationToken.None);

        Assert.Equal([Role.WorkDone, Role.NextSteps], document.All<MissingAnnotation>().Select(m => m.Role));
    }
}
