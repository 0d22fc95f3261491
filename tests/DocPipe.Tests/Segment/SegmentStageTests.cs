using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Tests.Segment;

public sealed class SegmentStageTests(LexiconFixture fixture) : IClassFixture<LexiconFixture>
{
    private readonly SegmentStage stage = new(fixture.Layered);

    [Theory]
    [InlineData("")]
    [InlineData("创文办牵头，各街道落实门前三包责任制。\r\n一、清理“牛皮癣”3.5吨\t（完成率100%）")]
    [InlineData("😀👪𠀀字\ud83d、\udc00a\u0000\u001c\u0085\ufeff")]
    public void Tokens_tile_the_text_and_keep_surrogate_pairs_whole(string text)
    {
        var tokens = Run(text).Tokens;
        var at = 0;
        foreach (var token in tokens)
        {
            Assert.Equal(at, token.Span.Start);
            Assert.False(token.Span.IsEmpty);
            Assert.False(token.Span.End < text.Length && char.IsSurrogatePair(text[token.Span.End - 1], text[token.Span.End]));
            Assert.NotEmpty(token.Tag);
            at = token.Span.End;
        }

        Assert.Equal(text.Length, at);
    }

    [Fact]
    public void Words_of_the_campaign_and_of_the_roster_stay_whole()
    {
        var text = "创文办和云溪街道办、云溪区住建局的包保责任制";
        var words = Run(text).Tokens.Select(t => t.Span.In(text) + "/" + t.Tag);
        Assert.Equal(["创文办/nt", "和/c", "云溪街道办/nt", "、/x", "云溪区住建局/nt", "的/uj", "包保责任制/n"], words);
    }

    [Fact]
    public void It_adds_tokens_and_nothing_else()
    {
        Assert.Equal(typeof(Token), Assert.Single(stage.Gives));
        var document = Document.FromReading(new Source("a.txt", new string('0', 64), "txt", "utf-8"), "整改到位");
        var after = stage.Run(document, CancellationToken.None);
        Assert.Equal(document, after with { Tokens = document.Tokens });
    }

    [Fact]
    public void Cancellation_passes() =>
        Assert.Throws<OperationCanceledException>(() => stage.Run(
            Document.FromReading(new Source("a.txt", new string('0', 64), "txt", "utf-8"), "整改到位"), new CancellationToken(canceled: true)));

    private Document Run(string text) =>
        stage.Run(Document.FromReading(new Source("a.txt", new string('0', 64), "txt", "utf-8"), text), CancellationToken.None);
}
