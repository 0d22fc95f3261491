namespace DocPipe.Tests.Cli;

public sealed class UsageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("docpipe-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static void Refused(Program.Result result, string code, string words)
    {
        Assert.Equal(2, result.Code);
        Assert.Empty(result.Out);
        Assert.Contains(code, result.Error, StringComparison.Ordinal);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_is_chinese_and_names_every_command()
    {
        var help = Program.Run("--help");

        Assert.Equal(0, help.Code);
        Assert.All(["brief", "analyze", "review", "text", "evaluate"], c => Assert.Contains($"  {c} ", help.Out, StringComparison.Ordinal));
        Assert.DoesNotContain("Usage", help.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_option_is_named() => Refused(Program.Run("brief", "corpus", "--colour"), "DP9001", "--colour");

    [Fact]
    public void An_unknown_command_is_named() => Refused(Program.Run("brif"), "DP9001", "brif");

    [Fact]
    public void A_missing_path_is_asked_for() => Refused(Program.Run("analyze"), "DP9001", "文件或文件夹");

    [Fact]
    public void A_path_that_is_not_there_is_named() => Refused(Program.Run("analyze", Path.Combine(folder, "没有.txt")), "DP9003", "没有.txt");

    [Fact]
    public void A_briefing_without_a_place_to_go_is_refused() => Refused(Program.Run("brief", Put("a.txt", "本周工作")), "DP9004", "--out");

    [Fact]
    public void A_period_that_is_none_is_refused() => Refused(Program.Run("brief", Put("a.txt", "本周"), "--json", "--period", "第47周"), "DP9008", "2026-W47");

    [Fact]
    public void A_day_that_is_none_is_refused() => Refused(Program.Run("brief", Put("a.txt", "本周"), "--json", "--as-of", "2026-02-30"), "DP9007", "2026-02-30");

    [Fact]
    public void An_output_folder_that_cannot_be_written_is_said_before_any_work() =>
        Refused(Program.Run("brief", Put("a.txt", "本周工作"), "--out", Put("file", "") + "/out"), "DP9005", "写不进去");

    [Theory]
    [InlineData("单位甲,乙\n", "DP9202", "name")]
    [InlineData("name,aliases\n,甲\n", "DP9202", "第2行")]
    [InlineData("name,aliases\n城东街道,城东\n城西街道,城东\n", "DP9203", "城东")]
    public void A_roster_that_does_not_parse_is_refused_with_its_line(string text, string code, string words) =>
        Refused(Program.Run("brief", Put("a.txt", "本周工作"), "--json", "--roster", Put("roster.csv", text)), code, words);

    [Fact]
    public void A_roster_that_is_not_there_is_refused() =>
        Refused(Program.Run("analyze", Put("a.txt", "本周工作"), "--json", "--roster", Path.Combine(folder, "r.csv")), "DP9201", "r.csv");
}
