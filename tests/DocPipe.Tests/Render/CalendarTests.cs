using System.Text;

namespace DocPipe.Tests.Render;

public sealed class CalendarTests
{
    private static string Calendar(string name) => Office.Renderer.Compose("时间节点表", BriefingTests.Of(name))[0].Calendar();

    [Fact]
    public void Open_tasks_and_deadlines_are_whole_day_events()
    {
        var text = Calendar("rich").Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Equal(6, text.Split("BEGIN:VEVENT").Length - 1);
        Assert.Contains("DTSTART;VALUE=DATE:20261120\r\nSUMMARY:交警大队：在全区32个路口增设礼让行人标识\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20261130\r\nSUMMARY:区委宣传部：更换破损褪色公益广告\r\n", text, StringComparison.Ordinal);
        Assert.Contains("UID:task-t1@docpipe\r\nDTSTAMP:20261123T010000Z\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BriefingTests.Digests), MemberType = typeof(BriefingTests))]
    public void Lines_are_folded_and_words_escaped(string name)
    {
        var text = Calendar(name);
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain(text.Split("\r\n"), line => line.Contains('\n') || line.Contains('\r'));
        var names = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(':', ';')[0]).Distinct();
        Assert.Empty(names.Except(["BEGIN", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "TRANSP", "END"]));
    }
}
