using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>
/// Cuts Chinese text into words exactly as Python's jieba 0.42.1 does.
/// <code>
/// var jieba = Segmenter.Open();
/// string.Join("/ ", jieba.Cut("我来到北京清华大学"));      // 我/ 来到/ 北京/ 清华大学
/// string.Join("/ ", jieba.CutAll("我来到北京清华大学"));   // 我/ 来到/ 北京/ 清华/ 清华大学/ 华大/ 大学
/// </code>
/// It keeps no state: any number of threads may use one.
/// </summary>
public sealed class Segmenter(Lexicon lexicon)
{
    public Lexicon Lexicon => lexicon;

    /// <summary>With jieba's own dictionary.</summary>
    /// <param name="folder">Null for models/ beside the program.</param>
    /// <exception cref="DataFileException">The compiled dictionary is missing or damaged (DP9121).</exception>
    public static Segmenter Open(DataFolder? folder = null) => new(Lexicon.Jieba(folder ?? DataFolder.Default));

    /// <summary>Accurate mode.</summary>
    /// <param name="hmm">Whether to guess words that the dictionary lacks.</param>
    public IReadOnlyList<string> Cut(string text, bool hmm = true) => Words(text, CutMode.Accurate, hmm);

    /// <summary>Full mode.</summary>
    public IReadOnlyList<string> CutAll(string text) => Words(text, CutMode.Full, hmm: false);

    /// <summary>Search mode.</summary>
    public IReadOnlyList<string> CutForSearch(string text, bool hmm = true) => Words(text, CutMode.Search, hmm);

    /// <summary>The words' places, in UTF-16 units, added to a list; allocates nothing once the list has the room.</summary>
    public void Tokenize(ReadOnlySpan<char> text, List<Span> into, CutMode mode = CutMode.Accurate, bool hmm = true)
    {
        var model = hmm ? lexicon.Hmm : null;
        switch (mode)
        {
            case CutMode.Full: FullCutter.Cut(lexicon.Words, text, into); break;
            case CutMode.Search: SearchCutter.Cut(lexicon.Words, model, text, into); break;
            default: Cutter.Cut(lexicon.Words, model, text, into); break;
        }
    }

    /// <summary>Words with their parts of speech. Unknown words may be cut otherwise than by <see cref="Cut"/>, as in jieba.</summary>
    public IReadOnlyList<TaggedWord> Tag(string text, bool hmm = true)
    {
        var tokens = new List<Token>();
        Tag(text, tokens, hmm);
        return tokens.ConvertAll(token => new TaggedWord(token.Span.In(text), token.Tag));
    }

    /// <summary>As <see cref="Tag(string, bool)"/>, the words' places added to a list.</summary>
    public void Tag(ReadOnlySpan<char> text, List<Token> into, bool hmm = true) =>
        TaggedCutter.Cut(lexicon.Words, hmm ? lexicon.Pos : null, text, into);

    /// <summary>The words that say what a text is about, by TF-IDF, the weightiest first.</summary>
    /// <param name="tags">Parts of speech to keep; none for all.</param>
    public IReadOnlyList<Keyword> ExtractTags(string text, int top = 20, params IEnumerable<string> tags) =>
        [.. Keywords.Extract(lexicon, text, tags.ToHashSet(StringComparer.Ordinal)).Take(top)];

    /// <summary>The same by TextRank.</summary>
    /// <param name="tags">Parts of speech to keep; none for jieba's choice: ns, n, vn, v.</param>
    public IReadOnlyList<Keyword> TextRank(string text, int top = 20, params IEnumerable<string> tags)
    {
        var kept = tags.ToHashSet(StringComparer.Ordinal);
        return [.. Segment.TextRank.Extract(lexicon, text, kept.Count > 0 ? kept : ["ns", "n", "vn", "v"]).Take(top)];
    }

    /// <summary>A copy that knows one more word.</summary>
    /// <inheritdoc cref="Lexicon.With(string, int?, string?)"/>
    public Segmenter With(string word, int? frequency = null, string? tag = null) => new(lexicon.With(word, frequency, tag));

    /// <inheritdoc cref="Lexicon.Without(string)"/>
    public Segmenter Without(string word) => new(lexicon.Without(word));

    /// <inheritdoc cref="Lexicon.WithDictionary(string)"/>
    public Segmenter WithDictionary(string path) => new(lexicon.WithDictionary(path));

    /// <inheritdoc cref="Lexicon.SuggestFrequency(string)"/>
    public int SuggestFrequency(string word) => lexicon.SuggestFrequency(word);

    /// <inheritdoc cref="Lexicon.SuggestFrequency(IEnumerable{string})"/>
    public int SuggestFrequency(params IEnumerable<string> pieces) => lexicon.SuggestFrequency(pieces);

    private List<string> Words(string text, CutMode mode, bool hmm)
    {
        var spans = new List<Span>();
        Tokenize(text, spans, mode, hmm);
        return spans.ConvertAll(span => span.In(text));
    }
}
