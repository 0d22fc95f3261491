using System.Text.Json;
using DocPipe.Model;
using DocPipe.Segment;

namespace DocPipe.Tests.Segment;

/// <summary>
/// The expectations that jieba.NET, jieba-rs and cppjieba publish with themselves, where a checkout has them beside it. Cases that record
/// how such a library differs from Python's jieba are named here with the reason, and must really differ.
/// </summary>
public sealed class VectorTests(LexiconFixture fixture) : IClassFixture<LexiconFixture>
{
    private static readonly Dictionary<(string Library, string Mode, string Text), string> Differences = new()
    {
        [("jieba.NET", "cut_all", "张晓梅去人民医院做了个B超然后去买了件T恤")] = "its full mode looks for words in runs of Han only, so B超 and T恤 are not seen",
        [("jieba.NET", "cut_all", "AT&T是一件不错的公司，给你发offer了吗？")] = "its full mode looks for words in runs of Han only, so AT&T is not seen",
        [("jieba.NET", "cut_all", "C++和c#是什么关系？11+122=133，是吗？")] = "its full mode keeps + inside a run of Latin, jieba 0.42 cuts it where no word is",
        [("jieba-rs", "cut_all", "a！！b")] = "it gives each mark by itself, jieba the run of marks",
        [("jieba-rs", "cut_all", "abc网球拍卖会def")] = "it adds every single character, jieba only those that no word covers",
        [("jieba-rs", "cut_all", "我来到北京清华大学")] = "it adds every single character, jieba only those that no word covers",
        [("jieba-rs", "cut", "讥䶯䶰䶱䶲䶳䶴䶵𦡦")] = "its words may have characters outside U+4E00 to U+9FD5, jieba's can't",
        [("cppjieba", "cut", "马克思主义和习总书记新时代中国特色社会主义")] = "its dictionary has words that jieba's lacks",
    };

    private readonly Segmenter jieba = fixture.Jieba;

    [Theory]
    [InlineData("accurate_hmm")]
    [InlineData("accurate_no_hmm")]
    [InlineData("cut_all")]
    [InlineData("cut_search_hmm")]
    [InlineData("cut_search_no_hmm")]
    [InlineData("pos_cut_hmm")]
    [InlineData("pos_cut_no_hmm")]
    public void The_sentences_of_jieba_NET_come_out_as_there(string mode)
    {
        if (SharedData.Beside("testdata", "segmentation", "jieba.NET") is not { } folder) return;
        var sentences = Lines(folder, "jieba_test");
        var expected = Lines(folder, mode);
        Assert.Equal(sentences.Length, expected.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var words = Cut(jieba, mode, sentences[i]);
            if (mode == "cut_all")
                // Its full mode writes nothing where punctuation stood.
                Check(("jieba.NET", mode, sentences[i]), expected[i].Split("/ ").Where(w => w.Length > 0), words.Where(w => w.Any(char.IsLetterOrDigit)));
            else
                Assert.Equal(expected[i], string.Join(mode.StartsWith("pos", StringComparison.Ordinal) ? " " : "/ ", words));
        }
    }

    [Fact]
    public void The_cases_of_jieba_rs_come_out_as_there()
    {
        if (SharedData.Beside("testdata", "segmentation", "jieba", "jieba-rs-vectors.json") is not { } path) return;
        foreach (var vector in Vectors(path))
        {
            var words = vector.GetProperty("customDict").GetBoolean()
                ? CutBy(["田-女士", "测试", "讥䶯䶰䶱䶲䶳", "䶴䶵𦡦"], Text(vector))
                : Cut(jieba, Mode(vector), Text(vector), Hmm(vector));
            Check(("jieba-rs", Mode(vector), Text(vector)), Expected(vector), words);
        }
    }

    [Fact]
    public void The_cases_of_cppjieba_come_out_as_there()
    {
        if (SharedData.Beside("testdata", "segmentation", "cppjieba", "cppjieba-vectors.json") is not { } path) return;
        foreach (var vector in Vectors(path))
        {
            var words = Mode(vector) == "hmm_only" ? HmmOnly(Text(vector)) : Cut(jieba, Mode(vector), Text(vector), Hmm(vector));
            Check(("cppjieba", Mode(vector), Text(vector)), Expected(vector), words);
        }
    }

    private static void Check((string, string, string) key, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        if (Differences.ContainsKey(key)) Assert.NotEqual(expected, actual);
        else Assert.Equal(expected, actual);
    }

    /// <summary>By a dictionary that has these words and no others.</summary>
    private List<string> CutBy(string[] dictionary, string text)
    {
        var map = jieba.Lexicon.Words.Trie.Map;
        var nodes = Enumerable.Repeat(TrieNode.Empty, map.Max() + 1).ToArray();
        var builder = new WordTableBuilder(new WordTable { Trie = new DoubleArray(map, nodes), Tags = new ushort[nodes.Length], TagNames = [""], Total = 0 }, own: true);
        foreach (var word in dictionary) builder.Add(word, 42, null);
        var spans = new List<Span>();
        Cutter.Cut(builder.Build(), hmm: null, text, spans);
        return spans.ConvertAll(s => s.In(text));
    }

    /// <summary>cppjieba's third way, without a dictionary: every block is a run of unknown words.</summary>
    private List<string> HmmOnly(string text)
    {
        var words = jieba.Lexicon.Words;
        var spans = new List<Span>();
        var sink = new SpanSink(spans);
        sink.Reserve(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            while (i < text.Length && Alphabet.Has(text[i])) i++;
            if (i == start)
            {
                sink.Add(start, ++i);
                continue;
            }

            var codes = text[start..i].Select(c => words.Trie.Map[c]).ToArray();
            UnknownWords.Cut(words, jieba.Lexicon.Hmm, text.AsSpan(start, i - start), start, codes, new ushort[codes.Length], ref sink);
        }

        sink.Close();
        return spans.ConvertAll(s => s.In(text));
    }

    private static IReadOnlyList<string> Cut(Segmenter segmenter, string mode, string text, bool hmm = true) => mode switch
    {
        "accurate_hmm" => segmenter.Cut(text),
        "accurate_no_hmm" => segmenter.Cut(text, hmm: false),
        "cut" => segmenter.Cut(text, hmm),
        "cut_all" => segmenter.CutAll(text),
        "cut_search_hmm" => segmenter.CutForSearch(text),
        "cut_search_no_hmm" => segmenter.CutForSearch(text, hmm: false),
        "cut_for_search" => segmenter.CutForSearch(text, hmm),
        "pos_cut_hmm" => [.. segmenter.Tag(text).Select(w => w.ToString())],
        "pos_cut_no_hmm" => [.. segmenter.Tag(text, hmm: false).Select(w => w.ToString())],
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
    };

    private static string[] Lines(string folder, string name) =>
        File.ReadAllText(Path.Combine(folder, name + ".txt")).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n').Split('\n');

    private static JsonElement.ArrayEnumerator Vectors(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement.EnumerateArray();

    private static string Mode(JsonElement vector) => vector.GetProperty("mode").GetString()!;

    private static string Text(JsonElement vector) => vector.GetProperty("input").GetString()!;

    private static bool Hmm(JsonElement vector) => vector.GetProperty("hmm") is { ValueKind: JsonValueKind.True };

    private static IEnumerable<string> Expected(JsonElement vector) => vector.GetProperty("expected").EnumerateArray().Select(w => w.GetString()!);
}
