using System.Text.Json;
using DocPipe.Segment;

namespace DocPipe.Tests.Segment;

/// <summary>
/// What Python's jieba 0.42.1 made of some three hundred lines (parity.py, beside this file, records them and compares larger texts):
/// plain administrative prose, dictionary words drawn by frequency and at random, random Han, Latin, digits, marks and surrogates mixed.
/// </summary>
public sealed class ParityTests(LexiconFixture fixture) : IClassFixture<LexiconFixture>
{
    private static readonly List<JsonElement> Rows =
        [.. File.ReadLines(Path.Combine(SharedData.Root, "tests", "DocPipe.Tests", "Segment", "Data", "expected.txt")).Select(line => JsonDocument.Parse(line).RootElement)];

    private readonly Segmenter jieba = fixture.Jieba;

    [Theory]
    [InlineData("accurate")]
    [InlineData("accurate-no-hmm")]
    [InlineData("full")]
    [InlineData("search")]
    [InlineData("search-no-hmm")]
    [InlineData("tagged")]
    [InlineData("tagged-no-hmm")]
    public void Every_word_is_that_of_jieba(string mode)
    {
        Assert.True(Rows.Count > 300);
        foreach (var row in Rows)
            Assert.Equal(row.GetProperty(mode).EnumerateArray().Select(w => w.GetString()!), Cut(mode, row.GetProperty("text").GetString()!));
    }

    [Theory]
    [InlineData("tfidf")]
    [InlineData("tfidf-nouns")]
    [InlineData("textrank")]
    public void Every_keyword_and_its_weight_is_that_of_jieba(string method)
    {
        foreach (var row in Rows)
        {
            var expected = row.GetProperty(method).EnumerateArray().Select(pair => new Keyword(pair[0].GetString()!, pair[1].GetDouble()));
            var text = row.GetProperty("text").GetString()!;
            var actual = method switch
            {
                "tfidf" => jieba.ExtractTags(text, 8),
                "tfidf-nouns" => jieba.ExtractTags(text, 8, "n", "vn", "ns"),
                _ => jieba.TextRank(text, 8),
            };
            Assert.Equal(expected, actual);
        }
    }

    private IEnumerable<string> Cut(string mode, string text) => mode switch
    {
        "accurate" => jieba.Cut(text),
        "accurate-no-hmm" => jieba.Cut(text, hmm: false),
        "full" => jieba.CutAll(text),
        "search" => jieba.CutForSearch(text),
        "search-no-hmm" => jieba.CutForSearch(text, hmm: false),
        "tagged" => jieba.Tag(text).Select(w => w.ToString()),
        "tagged-no-hmm" => jieba.Tag(text, hmm: false).Select(w => w.ToString()),
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}
