using DocPipe.Model;
using DocPipe.Web.Reading;

namespace DocPipe.Tests.Web;

public class EntryTests
{
    [Theory]
    [InlineData(DateKind.Date, "11月30日", "XXXX-11-30")]
    [InlineData(DateKind.Date, "2026年11月30日", "2026-11-30")]
    [InlineData(DateKind.Date, "2026-11-30", "2026-11-30")]
    [InlineData(DateKind.Date, "2026.11.30", "2026-11-30")]
    [InlineData(DateKind.Date, "2026/11/30", "2026-11-30")]
    [InlineData(DateKind.Date, "3月", "XXXX-03")]
    [InlineData(DateKind.Deadline, "11月30日前", "../XXXX-11-30")]
    [InlineData(DateKind.Deadline, "11月底", "../XXXX-11")]
    [InlineData(DateKind.Since, "2026年3月起", "2026-03/..")]
    [InlineData(DateKind.Range, "2026年11月16日—22日", "2026-11-16/2026-11-22")]
    [InlineData(DateKind.Range, "4月1日至4月7日", "XXXX-04-01/XXXX-04-07")]
    [InlineData(DateKind.Range, "11月1号——5号", "XXXX-11-01/XXXX-11-05")]
    [InlineData(DateKind.Recurring, "每周", "R/P1W")]
    [InlineData(DateKind.Deadline, "../2026-11-30", "../2026-11-30")]
    [InlineData(DateKind.Date, "不知道哪天", "不知道哪天")] // the check complains of it
    [InlineData(DateKind.Date, "13月1日", "13月1日")]
    public void A_date_is_read_as_people_type_it(DateKind kind, string typed, string value) => Assert.Equal(value, DateEntry.Read(kind, typed));

    [Theory]
    [InlineData("../XXXX-11-30", "11月30日")]
    [InlineData("2026-11-16/2026-11-22", "2026年11月16日—2026年11月22日")]
    [InlineData("R/P1M", "每月")]
    [InlineData("XXXX-XX-15", "15日")]
    [InlineData("20XX-06", "20XX年6月")]
    [InlineData(null, "")]
    public void A_date_is_shown_as_people_write_it(string? value, string shown) => Assert.Equal(shown, DateEntry.Show(value));

    [Theory]
    [InlineData(DateKind.Deadline, "../XXXX-11-30")]
    [InlineData(DateKind.Range, "XXXX-04-01/XXXX-04-07")]
    [InlineData(DateKind.Range, "2026-11-16/2026-12-01")]
    [InlineData(DateKind.Since, "2026-09/..")]
    [InlineData(DateKind.Date, "2026")]
    [InlineData(DateKind.Recurring, "R/P3M")]
    [InlineData(DateKind.Date, "201X-06")]
    public void A_form_that_is_sent_back_as_it_was_changes_no_date(DateKind kind, string value) => Assert.Equal(value, DateEntry.Read(kind, DateEntry.Show(value)));

    [Theory]
    [InlineData("5.2万", "52000")]
    [InlineData("1,200", "1200")]
    [InlineData("１２００", "1200")]
    [InlineData("1.5亿", "150000000")]
    [InlineData("97.5", "97.5")]
    [InlineData("几百", "几百")]
    public void A_number_is_read_as_people_type_it(string typed, string value) => Assert.Equal(value, AmountEntry.Read(typed));
}
