using System.Text;
using DocPipe.Cli;
using DocPipe.Cli.Commands;
using DocPipe.Segment;

namespace DocPipe.Tests.Segment;

public sealed class WordStreamTests(LexiconFixture fixture) : IClassFixture<LexiconFixture>
{
    private const string Prose = "云溪区创文办召开调度会，要求各街道对照测评体系逐条梳理；本周清理小广告1200余处！！，劝导不文明行为89人次。网易杭研大厦😀３.5%";

    [Fact]
    public void Words_are_apart_by_a_blank_and_lines_stay_lines()
    {
        Assert.Equal("我 来到 北京 清华大学\r\n\n末行", Cut("我来到北京清华大学\r\n\n末行"));
        Assert.Equal("\n我 来到\n", Cut("\n我来到\n"));
        Assert.Equal("", Cut(""));
    }

    [Fact]
    public void With_tags_each_word_has_its_own() => Assert.Equal("我/r 来到/v\n北京/ns", Cut("我来到\n北京", tagged: true));

    [Fact]
    public void A_byte_order_mark_is_no_word_and_invalid_bytes_are_replaced()
    {
        Assert.Equal("北京", Cut([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("北京")]));
        Assert.Equal("\ufffd 北京 \ufffd", Cut([0xFF, .. Encoding.UTF8.GetBytes("北京"), 0xE5, 0x8C]));
    }

    [Theory]
    [InlineData(CutMode.Accurate, false, true)]
    [InlineData(CutMode.Full, false, true)]
    [InlineData(CutMode.Search, true, true)]
    [InlineData(CutMode.Accurate, false, false)]
    public void However_the_stream_arrives_the_words_are_those_of_the_whole_line(CutMode mode, bool hmm, bool marks)
    {
        var text = string.Concat(Enumerable.Range(0, 4000).Select(i => (marks ? Prose : "区创文办对照网易杭研梳理") + (i % 3 == 0 ? i : "")));
        var words = mode switch
        {
            CutMode.Full => fixture.Jieba.CutAll(text),
            CutMode.Search => fixture.Jieba.CutForSearch(text, hmm),
            _ => fixture.Jieba.Cut(text, hmm),
        };
        Assert.Equal(string.Join(' ', words), Cut(Encoding.UTF8.GetBytes(text), mode, hmm, step: 777));
    }

    [Theory]
    [InlineData("segment", "--mode", "哪种")]
    [InlineData("segment", "--mode", "full", "--pos")]
    [InlineData("segment", "没有这个文件.txt")]
    [InlineData("segment", "--user-dict", "没有这个词典.txt")]
    public async Task A_wrong_call_ends_with_exit_code_2(params string[] args) => Assert.Equal(2, await CommandLine.RunAsync(args));

    private string Cut(string text, bool tagged = false) => Cut(Encoding.UTF8.GetBytes(text), tagged: tagged);

    private string Cut(byte[] bytes, CutMode mode = CutMode.Accurate, bool hmm = true, bool tagged = false, int step = int.MaxValue)
    {
        using var output = new MemoryStream();
        using var input = new TrickleStream(bytes, step);
        new WordStream(fixture.Jieba, mode, hmm, tagged, output).Copy(input);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>Gives a few bytes at a time, as a pipe may.</summary>
    private sealed class TrickleStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(step, buffer.Length)]);
    }
}
