using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// Tells the type of a document by weighing the words of models/structure/types.txt where they stand: in the title most, then in the
/// headings, then in the opening. The word that ends a title names what the document is ("关于…方案落实情况的总结"). Where the document
/// itself says too little, what stood above it in its file is asked: a collection's title, the line that recommends a piece.
/// </summary>
internal sealed class TypeRules
{
    private const int OpeningReach = 400;
    private const int SureOfWeek = 7;

    /// <summary>One word that any document may have (活动, 以来) is no sign yet.</summary>
    private const int Enough = 4;

    /// <summary>The weight of the words with which a speaker greets.</summary>
    private const int Salutation = 7;

    /// <summary>So much of what stands above a document is asked what the document is.</summary>
    private const int PrefaceReach = 600;

    private static readonly int Types = Enum.GetValues<DocumentType>().Length;

    private readonly PhraseTable<Vote> title;
    private readonly PhraseTable<Vote> heading;
    private readonly PhraseTable<Vote> section;
    private readonly PhraseTable<Vote> opening;
    private readonly char[] fold;

    public TypeRules(DataFolder data)
    {
        var rows = data.Rows("structure/types.txt").Select(Read).ToList();
        PhraseTable<Vote> In(string place) => new(rows.Where(r => r.Place == place).Select(r => (r.Word, r.Vote)));
        (title, heading, section, opening) = (In("title"), In("heading"), In("section"), In("opening"));
        fold = Script.Of(data).FoldTable;
    }

    private readonly record struct Vote(DocumentType Type, int Weight);

    /// <param name="preface">What stood above the document in its source, in either script.</param>
    public DocumentType Of(string text, Span? titleSpan, IEnumerable<Span> headings, int bodyStart, ReadOnlySpan<char> preface)
    {
        Span<int> votes = stackalloc int[Types];
        if (titleSpan is { } at) CountTitle(at.Of(text), votes);
        var (titled, weight) = Best(votes);
        var sure = weight >= Enough;
        foreach (var span in headings)
        {
            // A heading speaks once, however often it says 活动; one that is a section's name and nothing else says most.
            if (section.Is(span.Of(text), out var whole)) votes[(int)whole.Type] += whole.Weight;
            else CountStrongest(heading, span.Of(text), votes);
        }

        CountStrongest(opening, text.AsSpan(bodyStart, Math.Min(text.Length - bodyStart, OpeningReach)), votes);
        // 同志们 opens notices and reports too: a title that says what the document is outweighs the salutation.
        if (titled is not DocumentType.Speech && sure) votes[(int)DocumentType.Speech] -= Math.Min(votes[(int)DocumentType.Speech], Salutation);

        // A weekly is a summary too, and often calls itself one: what shows that it reports on a week decides.
        if (votes[(int)DocumentType.Weekly] >= SureOfWeek) votes[(int)DocumentType.Weekly] += votes[(int)DocumentType.Summary];
        return Best(votes) is var (type, count) && count >= Enough ? type : OfPreface(preface);
    }

    private DocumentType OfPreface(ReadOnlySpan<char> preface)
    {
        Span<int> votes = stackalloc int[Types];
        Span<char> words = stackalloc char[Math.Min(preface.Length, PrefaceReach)];
        for (var i = 0; i < words.Length; i++) words[i] = fold[preface[i]];
        foreach (var line in words.EnumerateLines())
            // A path through a site names all that the site has.
            if (line.IndexOf('>') < 0) CountTitle(line, votes);
        return Best(votes).Type;
    }

    private static (DocumentType Type, int Votes) Best(ReadOnlySpan<int> votes)
    {
        var best = 0;
        for (var i = 1; i < votes.Length; i++)
            if (votes[i] > votes[best]) best = i;
        return ((DocumentType)best, votes[best]);
    }

    /// <summary>Of the words for one type only the weightiest counts.</summary>
    private static void CountStrongest(PhraseTable<Vote> table, ReadOnlySpan<char> words, Span<int> votes)
    {
        Span<int> strongest = stackalloc int[Types];
        strongest.Clear();
        for (var i = 0; i < words.Length; i++)
            if (table.Match(words, i, words.Length, out var vote) is var length and > 0)
            {
                strongest[(int)vote.Type] = Math.Max(strongest[(int)vote.Type], vote.Weight);
                i += length - 1;
            }

        for (var i = 0; i < Types; i++) votes[i] += strongest[i];
    }

    /// <summary>
    /// Every word counts once, the last twice: it is the noun that the rest describes. Of two that are only joined ("工作总结和下步工作计划")
    /// the first is what the document is.
    /// </summary>
    private void CountTitle(ReadOnlySpan<char> words, Span<int> votes)
    {
        Vote last = default;
        var behind = 0;
        for (var i = 0; i < words.Length; i++)
            if (title.Match(words, i, words.Length, out var vote) is var length and > 0)
            {
                votes[(int)vote.Type] += vote.Weight;
                if (behind == 0 || words[behind] is not ('和' or '及' or '与' or '暨' or '、')) last = vote;
                i += length - 1;
                behind = i + 1 < words.Length ? i + 1 : 0;
            }

        votes[(int)last.Type] += last.Weight;
    }

    private static (string Place, Vote Vote, string Word) Read(string[] row)
    {
        if (row.Length < 4 || !Enum.TryParse<DocumentType>(row[1], ignoreCase: true, out var type) || !int.TryParse(row[2], out var weight))
            throw new DataFileException("DP9102", $"models/structure/types.txt 中有读不懂的一行：{string.Join(' ', row)}");
        return (row[0], new Vote(type, weight), row[3]);
    }
}
