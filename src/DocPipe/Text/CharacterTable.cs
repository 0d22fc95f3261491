using System.Text;
using DocPipe.Model;

namespace DocPipe.Text;

/// <summary>
/// Counts characters with what stands before them and writes the tables of the character model: models/text/bigrams.txt, a line a
/// character, namely the character, its level, then each follower with its level; and models/text/trigrams.txt, a line a pair. A level is a printable character, '!' + 2·log2(count), so that the table stays text that
/// can be compared line by line, and small.
/// </summary>
public sealed class CharacterTable
{
    private const string Heading =
        "# Made by: docpipe model bigrams. What begins a line, its level, then each follower with its level; a level is '!' + 2 log2(count).\n";

    private const char FirstLevel = '!';

    /// <summary>Stands for the beginning of a line as what a line's first character follows; written ¶.</summary>
    internal const char LineStart = '¶';

    private double lines;
    private readonly Dictionary<char, double> singles = [];
    private readonly Dictionary<(char, char), double> pairs = [];
    private readonly Dictionary<(char, char), Dictionary<char, double>> triples = [];

    private readonly char[] fold;

    /// <param name="data">Where OpenCC's tables are, by which traditional characters are folded to simplified ones.</param>
    /// <exception cref="DataFileException">A table is missing.</exception>
    public CharacterTable(DataFolder data) => fold = Script.Of(data).FoldTable;

    internal static double Count(char level) => Math.Pow(2, (level - FirstLevel) / 2.0);

    /// <summary>Counts a word of a dictionary.</summary>
    public void AddWord(ReadOnlySpan<char> word, double weight) => Add(word, weight, '\0');

    /// <summary>Counts a line of running text; how lines begin is counted too.</summary>
    public void AddLine(ReadOnlySpan<char> line, double weight)
    {
        var words = line.Trim();
        if (words.IsEmpty) return;
        singles[LineStart] = singles.GetValueOrDefault(LineStart) + weight;
        lines += weight * words.Length;
        Add(words, weight, LineStart);
    }

    private void Add(ReadOnlySpan<char> text, double weight, char before)
    {
        var first = '\0';
        foreach (var unit in text)
        {
            var c = fold[unit];
            if (!Counts(c))
            {
                first = before = '\0';
                continue;
            }

            if (first != '\0') Triple(first, before, c, weight);
            first = before;

            singles[c] = singles.GetValueOrDefault(c) + weight;
            if (before != '\0') pairs[(before, c)] = pairs.GetValueOrDefault((before, c)) + weight;
            before = c;
        }
    }

    /// <summary>
    /// Writes the table. A dictionary's words hold no punctuation, so what was counted of it in running text is raised to the same scale.
    /// </summary>
    /// <param name="least">Pairs counted less are left out.</param>
    public string Bigrams(double least)
    {
        var raise = lines > 0 ? singles.Values.Sum() / lines : 1;
        var followers = pairs.Select(p => (p.Key, Count: p.Value * (CharClass.IsHan(p.Key.Item1) && CharClass.IsHan(p.Key.Item2) ? 1 : raise)))
            .Where(p => p.Count >= least).ToLookup(p => p.Key.Item1, p => (Follower: p.Key.Item2, p.Count));
        var result = new StringBuilder(Heading);
        foreach (var (c, count) in singles.OrderBy(s => s.Key))
        {
            result.Append(c).Append(Level(CharClass.IsHan(c) ? count : count * raise));
            foreach (var (follower, together) in followers[c].OrderBy(f => f.Follower)) result.Append(follower).Append(Level(together));
            result.Append('\n');
        }

        return result.ToString();
    }

    /// <param name="least">Triples counted less are left out.</param>
    public string Trigrams(double least)
    {
        var result = new StringBuilder(Heading);
        foreach (var (pair, followers) in triples.OrderBy(t => t.Key))
        {
            var kept = followers.Where(f => f.Value >= least).OrderBy(f => f.Key).ToList();
            if (kept.Count == 0) continue;
            result.Append(pair.Item1).Append(pair.Item2).Append(Level(followers.Values.Sum()));
            foreach (var (follower, count) in kept) result.Append(follower).Append(Level(count));
            result.Append('\n');
        }

        return result.ToString();
    }

    private void Triple(char first, char second, char third, double weight)
    {
        if (!triples.TryGetValue((first, second), out var followers)) triples[(first, second)] = followers = [];
        followers[third] = followers.GetValueOrDefault(third) + weight;
    }

    /// <summary>Chinese characters and the punctuation that stands among them; the rest is judged by class, not by count.</summary>
    private static bool Counts(char c) => CharClass.IsHan(c) || c is >= '\u3001' and <= '\u3011' or '，' or '：' or '；' or '（' or '）' or '“' or '”';

    private static char Level(double count) => (char)(FirstLevel + (int)Math.Round(2 * Math.Log2(Math.Max(1, count))));
}
