using DocPipe.Model;
using DocPipe.Web.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace DocPipe.Tests.Web;

public class TextDifferenceTests
{
    [Theory]
    [InlineData("清运垃圾61吨，出动40车次", "清运垃圾65.5吨，出动43车次", "61|40", "65.5|43")]
    [InlineData("新桥小区安装路灯", "望河小区安装路灯", "新桥", "望河")]
    [InlineData("一样的话", "一样的话", "", "")]
    [InlineData("", "全是新的", "", "全是新的")]
    [InlineData("前面一样后面没有了", "前面一样", "后面没有了", "")]
    [InlineData("甲街道的网格员上门", "乙社区的志愿者上门", "甲街道的网格员", "乙社区的志愿者")] // one equal character between two differences is no rest
    public void What_differs_is_told_word_by_word(string a, string b, string inA, string inB)
    {
        var (left, right) = TextDifference.Of(a, b);

        Assert.Equal(inA, string.Join('|', left.Select(s => s.In(a))));
        Assert.Equal(inB, string.Join('|', right.Select(s => s.In(b))));
    }

    [Fact]
    public void What_is_left_of_two_texts_without_the_differences_is_the_same()
    {
        var text = Gen.Elements('甲', '乙', '丙', '1', '2', 'a', '。').ListOf().Select(c => string.Concat(c));
        Prop.ForAll(text.Two().ToArbitrary(), pair =>
        {
            var (a, b) = pair;
            var (inA, inB) = TextDifference.Of(a, b);
            Assert.Equal(Without(a, inA), Without(b, inB));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Two_long_texts_with_nothing_in_common_take_no_time()
    {
        var (inA, inB) = TextDifference.Of(new string('甲', 20_000), new string('乙', 20_000));

        Assert.Equal(new Span(0, 20_000), Assert.Single(inA));
        Assert.Equal(new Span(0, 20_000), Assert.Single(inB));
    }

    private static string Without(string text, IEnumerable<Span> spans) =>
        string.Concat(text.Where((_, i) => !spans.Any(s => s.Contains(i))));
}
