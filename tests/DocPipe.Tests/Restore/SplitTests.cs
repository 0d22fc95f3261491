using DocPipe.Model;
using DocPipe.Restore;

namespace DocPipe.Tests.Restore;

public class SplitTests
{
    private const string Body =
        "\n为做好今年的工作，结合本辖区实际，制定如下安排。\n一、总体要求\n坚持问题导向，补齐短板，提升群众满意度。\n二、工作措施\n组织人员每周清理楼道杂物，劝导车辆规范停放。\n";

    [Theory]
    [InlineData("街道环境整治工作方案1", "街道环境整治工作方案2", "街道环境整治工作方案3")]
    [InlineData("街道环境整治工作方案 1", "街道环境整治工作方案 4", "街道环境整治工作方案 6")]
    [InlineData("社区文明创建工作总结篇1", "社区文明创建工作总结篇2", "社区文明创建工作总结篇3")]
    [InlineData("社区文明创建工作总结（一）", "社区文明创建工作总结（二）", "社区文明创建工作总结（三）")]
    [InlineData("社区文明创建工作总结篇一", "社区文明创建工作总结篇二", "社区文明创建工作总结篇十一")]
    [InlineData("第一篇 城东街道工作方案", "第二篇 城西街道工作方案", "第三篇 城南街道工作方案")]
    [InlineData("篇1：城东街道工作方案", "篇2：城西街道工作方案", "篇3：城南街道工作方案")]
    [InlineData("【篇一】城东街道工作方案", "【篇二】城西街道工作方案", "【篇三】城南街道工作方案")]
    public void A_collection_gives_a_document_for_each_title_whatever_the_numbering(string first, string second, string third)
    {
        var text = "工作方案汇编\n这里收录了几份方案，供各单位参考。\n" + first + Body + second + Body + third + Body;
        var documents = CollectionSplitter.Split(Restored.Of(text));
        Assert.Equal([first, second, third], documents.Select(d => d.Text.Split('\n')[0]));
        Assert.Equal([1, 2, 3], documents.Select(d => d.Source.Document));
        Assert.All(documents, d => Assert.Equal(d.Text, d.SourceSpan.In(text)));
    }

    [Fact]
    public void A_document_with_numbered_sections_and_a_list_of_attachments_is_left_whole()
    {
        var text = "城东街道环境整治工作方案" + Body + "三、任务安排\n（一）第一阶段工作计划\n排查问题，建立台账。\n（二）第二阶段工作计划\n集中整治，逐项销号。\n附件：\n附件1：任务分解表\n附件2：责任人名单\n";
        Assert.Single(CollectionSplitter.Split(Restored.Of(text)));
    }

    [Fact]
    public void A_table_of_contents_does_not_cut()
    {
        var text = "目录\n街道整治工作方案1\n街道整治工作方案2\n街道整治工作方案1" + Body + "街道整治工作方案2" + Body;
        Assert.Equal(2, CollectionSplitter.Split(Restored.Of(text)).Length);
    }

    [Fact]
    public void Further_reading_begins_a_document_and_its_label_is_noise()
    {
        var text = "城东街道整治工作方案" + Body + "扩展阅读：城西街道志愿服务实施方案" + Body;
        var documents = CollectionSplitter.Split(Restored.Of(text));
        Assert.Equal(["城东街道整治工作方案", "城西街道志愿服务实施方案"], documents.Select(d => d.Text.Split('\n')[0]));
        Assert.Equal("扩展阅读：", Assert.Single(documents[1].All<NoiseAnnotation>()).SourceSpan.In(text));
        Assert.Empty(documents[0].All<NoiseAnnotation>());
    }

    [Fact]
    public void An_attachment_that_is_a_document_is_cut_off()
    {
        var text = "关于开展环境整治的通知" + Body + "附件2\n环境整治考核办法" + Body;
        Assert.Equal(2, CollectionSplitter.Split(Restored.Of(text)).Length);
    }

    [Fact]
    public void Links_after_the_last_document_belong_to_none()
    {
        var text = "街道整治工作方案1" + Body + "街道整治工作方案2" + Body + "\n【街道整治工作方案】相关文章：\n社区整治方案11-06\n乡镇整治计划12-01\n";
        var documents = CollectionSplitter.Split(Restored.Of(text));
        Assert.Equal(2, documents.Length);
        Assert.All(documents, d => Assert.Empty(d.All<NoiseAnnotation>()));
        Assert.DoesNotContain("社区整治方案", documents[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Blocks_and_annotations_are_carried_into_their_document()
    {
        var text = "街道整治工作方案1" + Body + "街道整治工作方案2" + Body;
        var second = text.IndexOf("街道整治工作方案2", StringComparison.Ordinal);
        var read = Restored.Read(text) with { Blocks = [new Block(BlockKind.Title, new Span(second, second + 9))] };
        var documents = CollectionSplitter.Split(Restored.Again(read));
        Assert.Empty(documents[0].Blocks);
        Assert.Equal("街道整治工作方案2", Assert.Single(documents[1].Blocks).Span.In(documents[1].Text));
    }

    [Theory]
    [InlineData("社区创建工作汇报（精选6篇）\n这里收录了几份汇报，供各单位参考。\n", "社区创建工作汇报1")]
    [InlineData("社区创建工作汇报\n这里收录了几份汇报，供各单位参考。\n", "社区创建工作汇报 篇1")]
    [InlineData("", "第1篇 社区创建年终工作总结")]
    public void The_first_piece_of_a_collection_begins_at_its_title_though_no_other_follows(string above, string title)
    {
        var document = Assert.Single(CollectionSplitter.Split(Restored.Of(above + title + Body)));
        Assert.Equal(title, document.Text.Split('\n')[0]);
    }

    [Theory]
    [InlineData("河西镇先锋网\n镇村入口\n河西镇召开创建部署会\n发布时间：2026-05-13 作者：某某\n", "河西镇召开创建部署会")]
    [InlineData("文秘素材\n河西镇创建工作督查通报\n", "河西镇创建工作督查通报", "河西镇创建工作督查通报（第9期）")]
    [InlineData("河西镇先锋网\n-\n河西镇召开创建部署会\n-\n日期：2026-05-13\n发布时间：2026-05-13\n", "河西镇召开创建部署会")]
    [InlineData("河西镇先锋网\n河西镇召开创建部署会\n日期：2026-05-13\n来源：\n", "河西镇召开创建部署会")]
    [InlineData("索引号：GZ01\n名称：河西镇关于环境整治的通知\n文号：河府〔2026〕7号\n", "河西镇关于环境整治的通知")]
    [InlineData("河西镇创建工作安排方案\n目录：\n一、总体要求\n", "河西镇创建工作安排方案")]
    public void What_a_site_puts_above_its_one_document_is_left_off(string above, string shown, string? title = null)
    {
        var text = (above.Contains("发布时间", StringComparison.Ordinal) || above.Contains("来源", StringComparison.Ordinal)) ? above + Body : above + shown + "\n" + (title ?? shown) + Body;
        var document = Assert.Single(CollectionSplitter.Split(Restored.Of(text)));
        Assert.Equal(title ?? shown, document.Text.Split('\n')[0]);
    }

    [Fact]
    public void What_a_site_puts_below_its_one_document_is_left_off()
    {
        var text = "河西镇创建工作总结" + Body + "\n本文标题：河西镇创建工作总结\n版权所有：某某网\n\n相关文章\n";
        var document = Assert.Single(CollectionSplitter.Split(Restored.Of(text)));
        Assert.EndsWith("劝导车辆规范停放。", document.SourceSpan.In(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_covering_letter_above_the_plan_it_sends_stays()
    {
        var text = "关于印发河西镇创建工作方案的通知\n各村：\n现将方案印发给你们，请遵照执行。\n河西镇创建工作方案" + Body;
        Assert.Equal(text.TrimEnd(), Assert.Single(CollectionSplitter.Split(Restored.Of(text))).Text.TrimEnd());
    }
}
