using DocPipe.Model;

namespace DocPipe.Tests.Structure;

public sealed class KeyValueTests
{
    [Fact]
    public void Keys_stand_on_a_line_several_on_a_line_or_behind_an_item()
    {
        Assert.Equal(["组  长：", "副组长:李某", "成员:各科室"], Pairs("组  长：\n副组长:李某成员:各科室\n"));
        Assert.Equal(["责任单位:市教育局", "完成时限:9月底前"], Pairs("1、开展宣讲,提高知晓率。责任单位:市教育局(完成时限:9月底前)。\n"));
        Assert.Equal(["活动要求:人人参与。不走过场"], Pairs("活动要求:人人参与。不走过场。\n"));
    }

    [Fact]
    public void A_notice_that_addresses_its_readers_names_no_owner()
    {
        Assert.Empty(Pairs("各责任单位:\n现将有关事项通知如下。"));
        Assert.Empty(Pairs("请认真落实以下要求:\n"));
    }

    private static string[] Pairs(string text) => Structured.Read(text).Texts(BlockKind.KeyValue);
}
