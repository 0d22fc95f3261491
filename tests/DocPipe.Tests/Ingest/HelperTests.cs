using System.Text;
using DocPipe.Ingest;
using DocPipe.Ingest.Layout;
using DocPipe.Ingest.Programs;

namespace DocPipe.Tests.Ingest;

public class HelperTests
{
    [Fact]
    public void A_program_that_is_not_there_is_null_and_costs_something()
    {
        Assert.Null(HelperProgram.Find("no-such-program-anywhere"));
        Assert.All(HelperKind.All, h => Assert.NotEmpty(h.Cost));
    }

    [Fact]
    public void A_program_is_ended_when_its_time_is_over()
    {
        if (HelperProgram.Find("sleep") is not { } path) return;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Null(HelperProgram.Run(path, ["30"], null, ReadLimits.Default with { HelperTime = TimeSpan.FromMilliseconds(200) }, CancellationToken.None));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(15));
    }

    [Fact]
    public void Arguments_reach_a_program_as_they_are_and_no_shell_reads_them()
    {
        if (HelperProgram.Find("printf") is not { } path) return;
        Assert.Equal("$(id);`id`", Encoding.UTF8.GetString(HelperProgram.Run(path, ["%s", "$(id);`id`"], null, ReadLimits.Default, CancellationToken.None)!));
    }

    [Fact]
    public void Text_laid_out_with_blanks_goes_the_way_of_all_pages()
    {
        var reading = new ReadingText(10_000);
        LayoutWriter.Write(reading, [PlainPage.Of($"{new string('甲', 30)}\n{new string('乙', 12)}。\n\n   标题  二\n")], CancellationToken.None);
        Assert.Equal($"{new string('甲', 30)}{new string('乙', 12)}。\n标题 二\n", reading.Text);
    }
}
