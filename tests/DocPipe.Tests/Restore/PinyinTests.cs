using DocPipe.Model;

namespace DocPipe.Tests.Restore;

public class PinyinTests
{
    [Fact]
    public void Readings_stuck_to_the_same_characters_again_and_again_are_dropped()
    {
        const string text = "為做好創(chuàng)建工作，各單位要落實責任。\n一是統(tǒng)一思想，二是創(chuàng)新方式，三是機構(gòu)到位，四是鞏固創(chuàng)建成果。";
        Assert.Equal("为做好创建工作，各单位要落实责任。\n一是统一思想，二是创新方式，三是机构到位，四是巩固创建成果。", Restored.Text(text));
    }

    [Fact]
    public void A_text_about_pinyin_keeps_its_readings()
    {
        const string text = "社区课堂教孩子认字：里(lǐ)、巷(xiàng)、邻(lín)，再练习“邻里”“里巷”等词语。";
        Assert.Equal(text, Restored.Text(text));
    }

    [Fact]
    public void A_dropped_reading_is_told_with_its_place_in_the_source()
    {
        const string text = "推進創(chuàng)建。加強創(chuàng)建。鞏固創(chuàng)建。";
        var document = Restored.Of(text);
        var first = document.All<NoiseAnnotation>().First(n => n.Kind == NoiseKind.Pinyin);
        Assert.Equal("創(chuàng)", first.SourceSpan.In(text));
        Assert.Equal("创", first.Repaired);
    }
}
