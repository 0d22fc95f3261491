using DocPipe.Model;

namespace DocPipe.Tests.Model;

public class DayRangeTests
{
    [Theory]
    [InlineData("2026-11-30", "2026-11-30/2026-11-30")]
    [InlineData("2026-02", "2026-02-01/2026-02-28")]
    [InlineData("2024", "2024-01-01/2024-12-31")]
    [InlineData("../2026-11-30", "../2026-11-30")]
    [InlineData("2026-09/..", "2026-09-01/..")]
    [InlineData("2026-11-09/2026-11-15", "2026-11-09/2026-11-15")]
    [InlineData("XXXX-11-30", "../..")]
    [InlineData("20XX-06-13", "../..")]
    [InlineData("2026-02-30", "../..")]
    [InlineData("2026-13-01", "../..")]
    [InlineData("R/P1W", "../..")]
    [InlineData("", "../..")]
    public void A_value_names_its_days(string edtf, string days) => Assert.Equal(days, DayRange.Parse(edtf).ToString());

    [Theory]
    [InlineData("XXXX-11-30", "2026-11-30/2026-11-30")]
    [InlineData("../XXXX-09-30", "../2026-09-30")]
    [InlineData("XXXX-11/XXXX-02", "2026-11-01/2027-02-28")]
    public void A_year_that_is_not_given_may_be_supplied(string edtf, string days) => Assert.Equal(days, DayRange.Parse(edtf, 2026).ToString());

    [Theory]
    [InlineData("2026-W47", "2026-11-16/2026-11-22")]
    [InlineData("2026-w01", "2025-12-29/2026-01-04")]
    [InlineData("2026-11", "2026-11-01/2026-11-30")]
    [InlineData("2026-11-16/2026-11-22", "2026-11-16/2026-11-22")]
    public void A_period_is_a_week_a_month_or_an_interval(string text, string days) => Assert.Equal(days, DayRange.ParsePeriod(text).ToString());

    [Theory]
    [InlineData("2026-W54")]
    [InlineData("2026-W00")]
    [InlineData("第47周")]
    [InlineData("2026-11-22/2026-11-16")]
    [InlineData("../2026-11-16")]
    public void Anything_else_is_no_period(string text) => Assert.Null(DayRange.ParsePeriod(text));
}
