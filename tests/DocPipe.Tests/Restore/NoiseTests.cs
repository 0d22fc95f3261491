using DocPipe.Model;

namespace DocPipe.Tests.Restore;

public class NoiseTests
{
    private const string Before = "各社区要加强巡查，发现问题立即整改。\n", After = "\n下一步将继续做好宣传发动工作。\n";

    [Theory]
    [InlineData("免责声明：本站内容仅供学习交流，如有侵权请联系我们及时删除。", NoiseKind.Ad)]
    [InlineData("来源：网络整理 转载请注明出处", NoiseKind.Ad)]
    [InlineData("更多精彩范文请关注微信公众号", NoiseKind.Ad)]
    [InlineData("上一篇：春季绿化方案 下一篇：夏季防汛方案", NoiseKind.Navigation)]
    [InlineData("当前位置：首页 > 方案 > 正文", NoiseKind.Navigation)]
    [InlineData("— 12 —", NoiseKind.Navigation)]
    [InlineData("第 3 页 共 10 页", NoiseKind.Navigation)]
    [InlineData("点击查看全文", NoiseKind.Truncation)]
    [InlineData("IMG_0312.jpg", NoiseKind.Navigation)]
    [InlineData("社区环境整治方案_第2页", NoiseKind.Navigation)]
    [InlineData("关键词：", NoiseKind.Navigation)]
    [InlineData("| 责任编辑：柳青", NoiseKind.Navigation)]
    [InlineData("版权说明：本文档由用户提供并上传，收益归属内容提供方", NoiseKind.Ad)]
    public void A_line_that_is_not_the_document_s_own_goes_and_is_told(string line, NoiseKind kind)
    {
        var text = Before + line + After;
        var document = Restored.Of(text);
        Assert.Equal(Before + After[1..], document.Text);
        var noise = document.All<NoiseAnnotation>().ToList();
        Assert.All(noise, n => Assert.Equal(kind, n.Kind));
        Assert.Equal(line, string.Join(' ', noise.Select(n => n.SourceSpan.In(text))));
    }

    [Fact]
    public void An_advertisement_in_a_bracket_leaves_its_sentence()
    {
        const string text = "各社区要加强巡查（更多范文请访问www.例子.com），发现问题立即整改。\n";
        Assert.Equal("各社区要加强巡查，发现问题立即整改。\n", Restored.Text(text));
    }

    [Theory]
    [InlineData("请居民扫描二维码填写满意度问卷。")]
    [InlineData("通过社区微信公众号发布活动信息，欢迎广大居民参与。")]
    [InlineData("联系人：张某，如有疑问请与我们联系。")]
    [InlineData("对网络谣言要及时删除并通报来源。")]
    [InlineData("加强对辖区网站和会员制商超的监管。")]
    [InlineData("把握“关键词：常态、长效”，推动创建工作落细落实。")]
    [InlineData("附件：整改前照片.jpg")]
    [InlineData("二、广泛宣传，在小区入口设置标签：文明从我做起")]
    public void What_an_office_itself_writes_stays(string line)
    {
        var text = Before + line + After;
        Assert.Equal(text, Restored.Text(text));
    }

    [Fact]
    public void A_list_of_links_goes_with_its_head()
    {
        var text = "落实长效管理机制，巩固整治成果。\n\n相关文章：\n社区整治方案（精选5篇）11-06\n乡镇环境卫生工作计划12-01\n";
        var document = Restored.Of(text);
        Assert.Equal("落实长效管理机制，巩固整治成果。\n\n", document.Text);
        Assert.Equal(NoiseKind.Navigation, Assert.Single(document.All<NoiseAnnotation>()).Kind);
    }

    [Fact]
    public void A_head_of_links_above_a_document_takes_neither_its_title_nor_its_first_lines()
    {
        var body = "柳林社区整治工作方案\n各网格员：\n" + string.Concat(Enumerable.Repeat("请对照清单逐户排查，当天发现的问题当天整改。\n", 30));
        Assert.Equal(body, Restored.Text("相关推荐\n" + body));
    }
}
