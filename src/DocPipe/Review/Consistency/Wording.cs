using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Review.Consistency;

/// <summary>The word lists by which the rules know a whole from a part (models/review), read once.</summary>
internal sealed class Wording
{
    public Wording(DataFolder models)
    {
        Totals = new WordEndings(models.Lines("review/total-words.txt"));
        TotalLabels = models.Lines("review/total-labels.txt").ToHashSet(StringComparer.Ordinal);
        NotAdded = models.Lines("review/not-added.txt");
        Rests = models.Lines("review/rest-words.txt");
        Undone = models.Lines("review/undone-words.txt");
        Bounded = models.Lines("review/bounded-shares.txt");
        Handled = [.. models.Rows("review/handled.tsv").Where(r => r.Length == 2).Select(r => (r[0].Split('|'), r[1].Split('|')))];
        Stems = models.Lines("review/rate-stems.txt").ToHashSet(StringComparer.Ordinal);
        Acts = new WordIndex(models.Lines("review/acts.txt").Concat(Handled.SelectMany(h => h.Found.Concat(h.Handled))));
        Overall = models.Lines("review/overall-words.txt");
    }

    /// <summary>Words just before a number that make it the sum of what came before (合计).</summary>
    public WordEndings Totals { get; }

    /// <summary>What the first cell of a row, or the head of a column, says where sums stand.</summary>
    public IReadOnlySet<string> TotalLabels { get; }

    /// <summary>Words in the head of a column whose values do not add up (比例, 平均).</summary>
    public IReadOnlyList<string> NotAdded { get; }

    /// <summary>Words before the part that is left over (其余).</summary>
    public IReadOnlyList<string> Rests { get; }

    /// <summary>Words of the part of a whole that is not dealt with yet: after them no further part is to be expected.</summary>
    public IReadOnlyList<string> Undone { get; }

    /// <summary>Shares of a whole, by the ends of their names.</summary>
    public IReadOnlyList<string> Bounded { get; }

    /// <summary>Verbs whose share of a count can be reckoned again (整改 of 整改率).</summary>
    public IReadOnlySet<string> Stems { get; }

    /// <summary>Words that make a figure one of more than this passage tells (累计, 全年).</summary>
    public IReadOnlyList<string> Overall { get; }

    /// <summary>Words that say what was done.</summary>
    public WordIndex Acts { get; }

    /// <summary>Verbs of finding and the verbs of dealing with what was found.</summary>
    public IReadOnlyList<(string[] Found, string[] Handled)> Handled { get; }

    public static bool Any(ReadOnlySpan<char> text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
            if (text.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
