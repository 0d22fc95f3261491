using DocPipe.Render.Wording;

namespace DocPipe.Tests.Render;

public sealed class WordingTests
{
    private static readonly DateOnly AsOf = new(2026, 11, 23);

    [Theory]
    [InlineData("2026-11-16/2026-11-22", "2026年11月16日—22日")]
    [InlineData("2026-11-30/2026-12-06", "2026年11月30日—12月6日")]
    [InlineData("2026-12-28/2027-01-03", "2026年12月28日—2027年1月3日")]
    [InlineData("2026-11", "2026年11月")]
    [InlineData("2026-11-16", "2026年11月16日")]
    [InlineData("../2026-11-16", "截至2026年11月16日")]
    [InlineData("2026-11-16/..", "2026年11月16日起")]
    [InlineData("乱写", "")]
    [InlineData(null, "")]
    public void A_period_is_said_as_people_say_it(string? edtf, string words) => Assert.Equal(words, Days.Period(edtf));

    [Theory]
    [InlineData("../2026-11-30", "11月30日前")]
    [InlineData("../2027-01-05", "2027年1月5日前")]
    [InlineData("../2026-11", "11月底前")]
    [InlineData("../XXXX-09-30", "9月30日前")]
    [InlineData("../2026", "年底前")]
    [InlineData("../2027", "2027年底前")]
    [InlineData("2026-11-01/2026-11-10", "11月1日至11月10日")]
    [InlineData("20XX-09/..", "20××年9月起")]
    [InlineData("R/P1W", "每周")]
    [InlineData("R/P9W", "")]
    [InlineData("../2026-13-40", "")]
    [InlineData("乱|写", "")]
    [InlineData(null, "")]
    public void A_due_time_is_said_as_people_say_it(string? edtf, string words) => Assert.Equal(words, Days.Due(edtf, AsOf));

    [Theory]
    [InlineData(-3, "逾期3天")]
    [InlineData(0, "今天到期")]
    [InlineData(7, "还剩7天")]
    [InlineData(int.MinValue, "逾期2147483648天")]
    [InlineData(null, "")]
    public void Days_left_are_said_in_words(int? days, string words) => Assert.Equal(words, Days.Left(days));

    [Theory]
    [InlineData("52000", "份", false, "5.2万份")]
    [InlineData("52300", "份", true, "5.2万余份")]
    [InlineData("20500", "份", false, "2.05万份")]
    [InlineData("12345", "人次", false, "1.2万余人次")]
    [InlineData("9999", "人", false, "9999人")]
    [InlineData("1500", "人次", true, "1500余人次")]
    [InlineData("1503", "人次", true, "约1503人次")]
    [InlineData("0.5", "吨", false, "0.5吨")]
    [InlineData("230000000", "元", false, "2.3亿元")]
    [InlineData("-20500", "份", false, "-2.05万份")]
    [InlineData("0", "起", false, "0起")]
    public void Large_numbers_are_said_in_ten_thousands_and_never_look_exacter_than_they_are(string value, string measure, bool approximate, string words) =>
        Assert.Equal(words, Amounts.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), measure, approximate));

    [Theory]
    [InlineData("完成１２个小区,占４１个的６３.４％", "完成12个小区，占41个的63.4%")]
    [InlineData("累计１，２００件", "累计1，200件")]
    [InlineData("比例为6．5：１", "比例为6.5：1")]
    [InlineData("时间:11:30,地点:三楼", "时间:11:30,地点：三楼")]
    [InlineData("甲,乙;丙:丁", "甲，乙；丙：丁")]
    [InlineData("ＡＢＣ｜１", "ABC｜1")]
    [InlineData("", "")]
    public void Quoted_words_are_set_as_official_print_sets_them(string text, string words) => Assert.Equal(words, Phrases.Printed(text));

    [Fact]
    public void The_largest_number_is_still_said() => Assert.EndsWith("亿余份", Amounts.Of(decimal.MaxValue, "份", approximate: true), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.86, "86%")]
    [InlineData(1.0, "100%")]
    [InlineData(0.999, "99%")]
    [InlineData(0.001, "1%")]
    [InlineData(0.0, "0%")]
    [InlineData(double.NaN, "")]
    public void A_share_is_not_rounded_up_to_all_or_down_to_nothing(double share, string words) => Assert.Equal(words, Amounts.Percent(share));

    [Theory]
    [InlineData(20500, 15200, "比上期增加5300份，增长34.9%")]
    [InlineData(530, 560, "比上期减少30份，下降5.4%")]
    [InlineData(5, 5, "与上期持平")]
    [InlineData(5, 3, "比上期增加2份")]
    [InlineData(5, null, "")]
    public void A_change_is_said_with_its_share_where_that_means_something(int now, int? before, string words) =>
        Assert.Equal(words, Amounts.Change(now, before, "份"));

    [Fact]
    public void A_change_too_large_to_compute_is_not_said() => Assert.Equal("", Amounts.Change(decimal.MaxValue, decimal.MinValue, "份"));

    [Fact]
    public void Lists_are_cut_and_say_how_many_there_are()
    {
        Assert.Equal("甲、乙", Phrases.Join(["甲", "乙"], 2, "个单位"));
        Assert.Equal("甲、乙等3个单位", Phrases.Join(["甲", "乙", "丙"], 2, "个单位"));
        Assert.Equal("", Phrases.Join([], 2, "项"));
    }

    [Theory]
    [InlineData("一二三四五，六七八九十。", 20, "一二三四五，六七八九十。")]
    [InlineData("一二三四五，六七八九十。", 9, "一二三四五……")]
    [InlineData("一二三四五六七八九十", 6, "一二三四五……")]
    [InlineData("𠀀𠀀𠀀𠀀", 4, "𠀀……")]
    public void Excerpts_end_after_a_clause_and_never_inside_a_character(string text, int length, string words) => Assert.Equal(words, Phrases.Excerpt(text, length));

    [Theory]
    [InlineData("周报/城东.docx", "城东.docx")]
    [InlineData("周报\\城东.docx", "城东.docx")]
    [InlineData("城东.docx", "城东.docx")]
    public void File_names_are_the_end_of_a_path(string path, string name) => Assert.Equal(name, Phrases.FileName(path));

    [Theory]
    [InlineData("更换公益广告800幅。牵头单位：区委宣传部；责任单位：各街道", "更换公益广告800幅")]
    [InlineData("统一台账格式（责任人：某某）", "统一台账格式")]
    [InlineData("明确责任单位并逐级签字", "明确责任单位并逐级签字")]
    [InlineData("牵头单位：区城管局", "牵头单位：区城管局")]
    public void A_task_is_said_without_its_owners(string text, string words) =>
        Assert.Equal(words, Phrases.Task(text, ["牵头单位", "责任单位", "责任人"]));
}
