using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// Tells the type of a document by weighing the words of models/structure/types.txt where they stand: in the title most, then in the
/// headings, then in the opening. The word that ends a title names what the document is ("关于…方案落实情况的总结").
/// </summary>
internal sealed class TypeRules
{
    private const int OpeningReach = 400;
    private const int SureOfWeek = 7;
    private static readonly int Types = Enum.GetValues<DocumentType>().Length;

    private readonly PhraseTable<Vote> title;
    private readonly PhraseTable<Vote> heading;
    private readonly PhraseTable<Vote> opening;

    public TypeRules(DataFolder data)
    {
        var rows = data.Rows("structure/types.txt").Select(Read).ToList();
        PhraseTable<Vote> In(string place) => new(rows.Where(r => r.Place == place).Select(r => (r.Word, r.Vote)));
        (title, heading, opening) = (In("title"), In("heading"), In("opening"));
    }

    private readonly record struct Vote(DocumentType Type, int Weight);

    public DocumentType Of(string text, Span? titleSpan, IEnumerable<Span> headings, int bodyStart)
    {
        Span<int> votes = stackalloc int[Types];
        if (titleSpan is { } at) CountTitle(at.Of(text), votes);
        Span<bool> told = stackalloc bool[Types];
        Span<int> strongest = stackalloc int[Types];
        foreach (var span in headings)
        {
            // A heading speaks once, however often it says 活动.
            strongest.Clear();
            for (var i = span.Start; i < span.End; i++)
                if (heading.Match(text, i, span.End, out var vote) is var length and > 0)
                {
                    strongest[(int)vote.Type] = Math.Max(strongest[(int)vote.Type], vote.Weight);
                    i += length - 1;
                }

            for (var i = 0; i < Types; i++) votes[i] += strongest[i];
        }

        var end = Math.Min(text.Length, bodyStart + OpeningReach);
        for (var i = bodyStart; i < end; i++)
            if (opening.Match(text, i, end, out var vote) is var length and > 0)
            {
                if (!told[(int)vote.Type]) votes[(int)vote.Type] += vote.Weight;
                told[(int)vote.Type] = true;
                i += length - 1;
            }

        // A weekly is a summary too, and often calls itself one: what shows that it reports on a week decides.
        if (votes[(int)DocumentType.Weekly] >= SureOfWeek) votes[(int)DocumentType.Weekly] += votes[(int)DocumentType.Summary];

        var best = 0;
        for (var i = 1; i < Types; i++)
            if (votes[i] > votes[best]) best = i;
        return votes[best] > 0 ? (DocumentType)best : DocumentType.Other;
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
