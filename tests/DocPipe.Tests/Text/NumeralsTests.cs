using System.Globalization;
using DocPipe.Text;

namespace DocPipe.Tests.Text;

public sealed class NumeralsTests
{
    [Theory]
    [InlineData("5000", "5000")]
    [InlineData("５０００", "5000")]
    [InlineData("5,000", "5000")]
    [InlineData("1,050,000,000", "1050000000")]
    [InlineData("４，５６５", "4565")]
    [InlineData("4 115处", "4115")]
    [InlineData("3.5", "3.5")]
    [InlineData("606.8万", "6068000")]
    [InlineData("1000  万", "10000000")]
    [InlineData("3万4000", "34000")]
    [InlineData("25万6千", "256000")]
    [InlineData("4.78万亿", "4780000000000")]
    [InlineData("一千二百三十", "1230")]
    [InlineData("一百二", "120")]
    [InlineData("两千零三十万", "20300000")]
    [InlineData("壹佰伍拾", "150")]
    [InlineData("十五", "15")]
    [InlineData("三点五", "3.5")]
    [InlineData("二〇二六", "2026")]
    [InlineData("百分之九十五", "95")]
    [InlineData("千分之三", "0.3")]
    [InlineData("三分之一", "0.3333")]
    [InlineData("负三十二", "-32")]
    public void A_number_is_worth_what_it_says(string text, string value) =>
        Assert.Equal(value, Numerals.Read(text, 0)?.Value?.ToString("0.####", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("十余万份", 3)]
    [InlineData("1000多万元", 6)]
    [InlineData("二十几亿", 4)]
    public void A_word_for_more_inside_a_number_makes_it_approximate(string text, int end)
    {
        var numeral = Numerals.Read(text, 0)!.Value;
        Assert.Equal(end, numeral.End);
        Assert.True(numeral.Approximate);
    }

    [Theory]
    [InlineData("xx份", 2)]
    [InlineData("20xx年", 4)]
    [InlineData("201*年", 4)]
    [InlineData("____人", 4)]
    [InlineData("xx余万元", 4)]
    [InlineData("××个", 2)]
    public void A_mask_is_a_number_without_a_value(string text, int end)
    {
        var numeral = Numerals.Read(text, 0)!.Value;
        Assert.Equal(NumeralKind.Masked, numeral.Kind);
        Assert.Null(numeral.Value);
        Assert.Equal(end, numeral.End);
    }

    [Theory]
    [InlineData("两三个")]
    [InlineData("七八十名")]
    [InlineData("二三十万")]
    public void Digits_that_follow_one_another_leave_the_number_open(string text)
    {
        var numeral = Numerals.Read(text, 0)!.Value;
        Assert.Equal(NumeralKind.Row, numeral.Kind);
        Assert.Null(numeral.Value);
    }

    [Theory]
    [InlineData("万众一心")]
    [InlineData("千方百计")]
    [InlineData("txt")]
    [InlineData("2026.11.9")]
    [InlineData("多")]
    public void What_only_looks_like_a_number_is_none(string text) => Assert.Null(Numerals.Read(text, 0));

    [Theory]
    [InlineData("一点三十分", 1)]
    [InlineData("3，200，15", 1)]
    [InlineData("1, 234", 1)]
    [InlineData("五十千", 2)]
    [InlineData("二十零", 2)]
    public void A_number_ends_where_the_next_character_no_longer_belongs_to_it(string text, int end) => Assert.Equal(end, Numerals.Read(text, 0)!.Value.End);

    [Fact]
    public void A_run_of_digits_too_long_for_a_quantity_is_a_code() => Assert.Null(Numerals.Read("202107211321363588510367", 0));
}
