using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Tests.Segment;

/// <summary>The examples of jieba's README, and what no example shows.</summary>
public sealed class SegmenterTests(LexiconFixture fixture) : IClassFixture<LexiconFixture>
{
    private readonly Segmenter jieba = fixture.Jieba;

    [Fact]
    public void Full_mode_gives_every_word_that_can_be_read() =>
        Assert.Equal("我/ 来到/ 北京/ 清华/ 清华大学/ 华大/ 大学", string.Join("/ ", jieba.CutAll("我来到北京清华大学")));

    [Fact]
    public void Accurate_mode_gives_the_likeliest_words() =>
        Assert.Equal("我/ 来到/ 北京/ 清华大学", string.Join("/ ", jieba.Cut("我来到北京清华大学")));

    [Fact]
    public void A_word_that_the_dictionary_lacks_is_guessed()
    {
        Assert.Equal(["他", "来到", "了", "网易", "杭研", "大厦"], jieba.Cut("他来到了网易杭研大厦"));
        Assert.Equal(["他", "来到", "了", "网易", "杭", "研", "大厦"], jieba.Cut("他来到了网易杭研大厦", hmm: false));
    }

    [Fact]
    public void Search_mode_gives_the_words_inside_long_words_too() =>
        Assert.Equal(
            ["小明", "硕士", "毕业", "于", "中国", "科学", "学院", "科学院", "中国科学院", "计算", "计算所", "，", "后", "在", "日本", "京都", "大学", "日本京都大学", "深造"],
            jieba.CutForSearch("小明硕士毕业于中国科学院计算所，后在日本京都大学深造"));

    [Fact]
    public void Parts_of_speech_are_given_in_jiebas_notation() =>
        Assert.Equal(["我/r", "爱/v", "北京/ns", "天安门/ns"], jieba.Tag("我爱北京天安门").Select(w => w.ToString()));

    [Fact]
    public void Places_of_words_are_added_to_a_list_that_the_caller_keeps()
    {
        var spans = new List<Span> { new(7, 9) };
        jieba.Tokenize("永和服装饰品有限公司", spans);
        jieba.Tokenize("有限公司", spans, CutMode.Search);
        Assert.Equal([new(7, 9), new(0, 2), new(2, 4), new(4, 6), new(6, 10), new(0, 2), new(2, 4), new(0, 4)], spans);
    }

    [Fact]
    public void Cutting_into_a_list_with_room_allocates_nothing()
    {
        var text = "区创文办召开调度会，要求牵头单位对照应知应会内容逐条梳理12.5%的点位，龘靐齉爩也不例外。";
        var spans = new List<Span>();
        for (var i = 0; i < 3; i++) Cut();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Cut();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Cut()
        {
            spans.Clear();
            jieba.Tokenize(text, spans);
            jieba.Tokenize(text, spans, CutMode.Full);
            jieba.Tokenize(text, spans, CutMode.Search);
        }
    }

    [Theory]
    [InlineData("创建全国文明城市", 1_300_000)]
    [InlineData("龘", 1_000_000)]
    [InlineData("a", 1_000_000)]
    [InlineData("-%", 500_000)]
    [InlineData("\ud800", 1_000_000)]
    [InlineData("\0", 1_000_000)]
    public void A_line_of_millions_of_characters_without_a_mark_is_cut_like_any_other(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times));
        var spans = new List<Span>();
        jieba.Tokenize(text, spans);
        AssertTiles(spans, text.Length);
        var tokens = new List<Token>();
        // Each character that the tagging model doesn't know costs a step through all its states.
        var tagged = Math.Min(text.Length, 5_000);
        jieba.Tag(text.AsSpan(0, tagged), tokens);
        AssertTiles(tokens.ConvertAll(t => t.Span), tagged);
    }

    [Fact]
    public void Noise_is_tiled_in_every_tiling_mode_and_pairs_stay_whole()
    {
        var random = new Random(20261);
        char[] odd = ['\0', '\r', '\n', '\ud83d', '\ude00', '\ufffe', '%', '-', '.', '7', 'x', '，', '一', '的', '龥', '\u9fd5', '\u9fd6', '\u4dff'];
        for (var round = 0; round < 2000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(3) == 0 ? (char)random.Next(0x4e00, 0x9fff) : odd[random.Next(odd.Length)])]);
            foreach (var hmm in new[] { true, false })
            {
                var spans = new List<Span>();
                jieba.Tokenize(text, spans, CutMode.Accurate, hmm);
                AssertTiles(spans, text.Length);
                var tokens = new List<Token>();
                jieba.Tag(text, tokens, hmm);
                AssertTiles(tokens.ConvertAll(t => t.Span), text.Length);
                Assert.DoesNotContain(spans, s => s.End < text.Length && char.IsSurrogatePair(text[s.End - 1], text[s.End]));
            }
        }
    }

    [Fact]
    public void Keywords_of_nothing_are_none()
    {
        Assert.Empty(jieba.ExtractTags(""));
        Assert.Empty(jieba.ExtractTags("，。 the 的"));
        Assert.Empty(jieba.TextRank("一"));
    }

    [Fact]
    public void Many_threads_may_use_one_segmenter()
    {
        var texts = Enumerable.Range(0, 64).Select(i => $"第{i}街道的创文办召开调度会，网易杭研大厦{i}号").ToArray();
        var expected = Array.ConvertAll(texts, t => string.Join('/', jieba.Tag(t)));
        var actual = texts.AsParallel().AsOrdered().Select(t => string.Join('/', jieba.Tag(t))).ToArray();
        Assert.Equal(expected, actual);
    }

    private static void AssertTiles(List<Span> spans, int length)
    {
        var at = 0;
        foreach (var span in spans)
        {
            if (span.Start != at || span.IsEmpty) Assert.Fail($"{span} does not follow {at}");
            at = span.End;
        }

        Assert.Equal(length, at);
    }
}
