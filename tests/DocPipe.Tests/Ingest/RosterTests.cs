using DocPipe.Ingest;
using DocPipe.Model;

namespace DocPipe.Tests.Ingest;

public sealed class RosterTests
{
    [Fact]
    public void A_unit_says_what_it_owes_and_by_when()
    {
        var unit = RosterFile.Parse("单位,别名,类别,联系人,应报,报送时间\n东门街道,东门街,街道,,周报|方案,周五17时\n", "r.csv").Units.Single();

        Assert.Equal([DocumentType.Weekly, DocumentType.Plan], unit.Owes.ToArray());
        Assert.Equal(new DueDay(DayOfWeek.Friday, NextWeek: false), unit.Due);
        Assert.True(unit.OwesReport);
    }

    [Fact]
    public void Yaml_says_the_same_as_csv()
    {
        const string yaml = """
            - name: 东门街道
              aliases: [东门街, 东门街道办事处]
              kind: 街道
              owes: 周报
              due: 次周一
            - name: 区文旅局
              owes: [plan]
            """;

        var roster = RosterYaml.Parse(yaml, "r.yaml");

        Assert.Equal("东门街道", roster.Find("东门街道办事处")?.Name);
        Assert.Equal(new DueDay(DayOfWeek.Monday, NextWeek: true), roster.Units[0].Due);
        Assert.False(roster.Units[1].OwesReport);
    }

    [Theory]
    [InlineData("name,aliases\n甲社区,乙\n丙社区,乙\n", "DP9203", "第3行的“乙”在第2行")]
    [InlineData("name,owes\n甲社区,月报\n", "DP9204", "第2行：不认识的应报材料“月报”")]
    [InlineData("name,due\n甲社区,月底\n", "DP9204", "第2行：读不懂报送时间“月底”")]
    [InlineData("name,kind\n,街道\n", "DP9202", "第2行没有写单位名称")]
    public void What_is_wrong_in_a_csv_is_told_with_its_line(string csv, string code, string words)
    {
        var error = Assert.Throws<DataFileException>(() => RosterFile.Parse(csv, "r.csv"));

        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- name: 甲社区\n  aliases: 乙\n- name: 丙社区\n  aliases: [乙]\n", "DP9203", "第3行的“乙”在第1行")]
    [InlineData("- name: 甲社区\n  alias: 乙\n", "DP9204", "第2行：不认识的名称“alias”")]
    [InlineData("甲社区: 街道\n", "DP9202", "列表")]
    [InlineData("- 甲社区\n", "DP9202", "第1行")]
    public void What_is_wrong_in_a_yaml_is_told_with_its_line(string yaml, string code, string words)
    {
        var error = Assert.Throws<DataFileException>(() => RosterYaml.Parse(yaml, "r.yaml"));

        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_is_due_on_its_day_inside_the_period_or_after_it()
    {
        var week = DayRange.ParsePeriod("2026-W47")!.Value;
        RosterUnit Due(DueDay? day) => new("甲", [], "", "") { Due = day };

        Assert.Equal(new DateOnly(2026, 11, 20), Due(new DueDay(DayOfWeek.Friday, false)).DueIn(week));
        Assert.Equal(new DateOnly(2026, 11, 23), Due(new DueDay(DayOfWeek.Monday, true)).DueIn(week));
        Assert.Null(Due(null).DueIn(week));
    }
}
