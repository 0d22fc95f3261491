using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>
/// A dictionary to cut by: jieba's own, and layers of words put on it. It never changes: to add or take out words makes another one (a copy
/// of about ten megabytes, so add many at once). Any number of threads may cut with it.
/// </summary>
public sealed class Lexicon
{
    private const string Terms = "lexicon";

    private readonly Lazy<PosTable> pos;
    private readonly Lazy<IdfTable> idf;

    private Lexicon(WordTable words, HmmTable hmm, Lazy<PosTable> pos, Lazy<IdfTable> idf) =>
        (Words, Hmm, this.pos, this.idf) = (words, hmm, pos, idf);

    internal WordTable Words { get; }

    internal HmmTable Hmm { get; }

    /// <summary>Read on first use, as a caller who wants no parts of speech needn't wait for them.</summary>
    internal PosTable Pos => pos.Value;

    internal IdfTable Idf => idf.Value;

    /// <summary>Never keywords, in whatever case.</summary>
    internal IReadOnlySet<string> StopWords => Idf.StopWords;

    /// <summary>jieba's dictionary and nothing else.</summary>
    /// <exception cref="DataFileException">The compiled dictionary is missing or damaged (DP9121).</exception>
    public static Lexicon Jieba(DataFolder folder)
    {
        var path = folder.PathOf(LexiconCompiler.Compiled);
        using var file = LexiconFile.Open(path);
        // The file has the frequencies themselves, so that its bytes don't depend on whose logarithm made it.
        var logarithms = Array.ConvertAll(file.Read<double>("trie.values"), Math.Log);
        var (nodes, tags) = file.ReadTrie("trie.nodes", logarithms, WordTableBuilder.Spare);
        var words = new WordTable
        {
            Trie = new DoubleArray(file.Read<ushort>("map"), nodes),
            Tags = tags,
            TagNames = file.ReadLines("tag.names"),
            Total = file.Read<long>("total")[0],
        };
        var hmm = new HmmTable
        {
            Start = file.Read<double>("hmm.start"),
            Transitions = file.Read<double>("hmm.trans"),
            Emissions = file.Read<double>("hmm.emit"),
        };
        // Two threads that ask at once may both read; one result is kept. No one waits on a lock.
        return new Lexicon(
            words,
            hmm,
            new Lazy<PosTable>(() => ReadPos(path), LazyThreadSafetyMode.PublicationOnly),
            new Lazy<IdfTable>(() => ReadIdf(path, words.Trie.Map), LazyThreadSafetyMode.PublicationOnly));
    }

    /// <summary>jieba's dictionary, the lists of models/lexicon in the order of their names, and the units of a roster.</summary>
    /// <exception cref="DataFileException">A table is missing or damaged (DP9121) or a line is malformed (DP9122).</exception>
    public static Lexicon Open(DataFolder folder, Roster? roster = null)
    {
        var terms = folder.PathOf(Terms);
        var lists = Directory.Exists(terms) ? Directory.GetFiles(terms, "*.txt") : [];
        Array.Sort(lists, StringComparer.Ordinal);
        var jieba = Jieba(folder);
        return jieba.With(new WordTableBuilder(jieba.Words, own: true), lists.SelectMany(UserDictionary.Read).Concat(UserDictionary.Names(roster ?? Roster.Empty)));
    }

    /// <summary>Makes models/jieba/jieba.bin anew from the text tables beside it; the same tables give the same bytes.</summary>
    /// <param name="path">Where to write; null for its own place.</param>
    public static void Compile(DataFolder folder, string? path = null) =>
        LexiconCompiler.Compile(folder, path ?? folder.PathOf(LexiconCompiler.Compiled));

    /// <summary>Sum of all frequencies.</summary>
    public long Total => Words.Total;

    /// <summary>How often jieba's authors, or a user's list, say that a word is met; 0 for what is not a word.</summary>
    public int Frequency(string word) => Words.Frequency(word) ?? 0;

    /// <summary>The part of speech that the dictionary gives; "x" where it gives none.</summary>
    public string Tag(string word) => Words.Tag(word);

    /// <param name="frequency">Null for just enough that the word is not cut.</param>
    /// <param name="tag">Null to keep the tag it has.</param>
    /// <exception cref="ArgumentException">An empty or over-long word, or a negative frequency.</exception>
    public Lexicon With(string word, int? frequency = null, string? tag = null) => With([UserWord.Checked(word, frequency, tag)]);

    /// <summary>A copy in which the word is no word; accurate mode then cuts it to pieces even where it could be guessed.</summary>
    public Lexicon Without(string word) => With(word, 0);

    /// <summary>A copy with the words of a list in jieba's format: <c>word [frequency] [tag]</c>.</summary>
    /// <exception cref="DataFileException">The file can't be read or a line is malformed (DP9122).</exception>
    public Lexicon WithDictionary(string path) => With(UserDictionary.Read(path));

    /// <summary>The frequency that just makes the word stay whole.</summary>
    public int SuggestFrequency(string word) => FrequencyAdvice.ToJoin(Words, word);

    /// <summary>The frequency, for the word that the pieces make together, that just lets it come apart.</summary>
    public int SuggestFrequency(params IEnumerable<string> pieces) => FrequencyAdvice.ToSplit(Words, pieces);

    private Lexicon With(IEnumerable<UserWord> added) => With(new WordTableBuilder(Words, own: false), added);

    private Lexicon With(WordTableBuilder builder, IEnumerable<UserWord> added)
    {
        foreach (var word in added) builder.Add(word.Word, word.Frequency, word.Tag);
        return new Lexicon(builder.Build(), Hmm, pos, idf);
    }

    private static PosTable ReadPos(string path)
    {
        using var file = LexiconFile.Open(path);
        return new PosTable(
            file.ReadLines("pos.states"),
            file.Read<double>("pos.start"),
            file.Read<double>("pos.trans"),
            file.Read<int>("pos.rows"),
            file.Read<PosEmission>("pos.emit"));
    }

    private static IdfTable ReadIdf(string path, ushort[] map)
    {
        using var file = LexiconFile.Open(path);
        var (nodes, _) = file.ReadTrie("idf.nodes", file.Read<double>("idf.values"), spare: 0);
        return new IdfTable(new DoubleArray(map, nodes), file.Read<double>("idf.median")[0], file.ReadLines("idf.stop"));
    }
}
