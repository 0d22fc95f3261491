using System.Text;
using DocPipe.Model;

namespace DocPipe.Text;

/// <summary>
/// Counts characters and pairs of characters and writes them as models/text/bigrams.txt: a line a character, namely the character, its
/// level, then each follower with its level. A level is a printable character, '!' + 2·log2(count), so that the table stays text that
/// can be compared line by line, and small.
/// </summary>
public sealed class BigramTable
{
    private const string Heading =
        "# Characters and their neighbours, made by: docpipe model bigrams\n"
        + "# character, level, then each follower with its level; a level is '!' + 2 log2(count)\n";

    private const char FirstLevel = '!';

    private readonly Dictionary<char, double> singles = [];
    private readonly Dictionary<(char, char), double> pairs = [];

    private readonly char[] fold;

    /// <param name="data">Where OpenCC's tables are, by which traditional characters are folded to simplified ones.</param>
    /// <exception cref="DataFileException">A table is missing.</exception>
    public BigramTable(DataFolder data) => fold = Script.Of(data).FoldTable;

    internal static double Count(char level) => Math.Pow(2, (level - FirstLevel) / 2.0);

    /// <summary>Counts a run of text; a word of a dictionary is a run of its own.</summary>
    public void Add(ReadOnlySpan<char> text, double weight)
    {
        var before = '\0';
        foreach (var unit in text)
        {
            var c = fold[unit];
            if (!Counts(c))
            {
                before = '\0';
                continue;
            }

            singles[c] = singles.GetValueOrDefault(c) + weight;
            if (before != '\0') pairs[(before, c)] = pairs.GetValueOrDefault((before, c)) + weight;
            before = c;
        }
    }

    /// <param name="least">Pairs counted less are left out.</param>
    public string Write(double least)
    {
        var followers = pairs.Where(p => p.Value >= least).ToLookup(p => p.Key.Item1, p => (Follower: p.Key.Item2, Count: p.Value));
        var result = new StringBuilder(Heading);
        foreach (var (c, count) in singles.OrderBy(s => s.Key))
        {
            result.Append(c).Append(Level(count));
            foreach (var (follower, together) in followers[c].OrderBy(f => f.Follower)) result.Append(follower).Append(Level(together));
            result.Append('\n');
        }

        return result.ToString();
    }

    /// <summary>Chinese characters and the punctuation that stands among them; the rest is judged by class, not by count.</summary>
    private static bool Counts(char c) => Han.Is(c) || c is >= '\u3001' and <= '\u3011' or '，' or '：' or '；' or '（' or '）' or '“' or '”';

    private static char Level(double count) => (char)(FirstLevel + (int)Math.Round(2 * Math.Log2(Math.Max(1, count))));
}
