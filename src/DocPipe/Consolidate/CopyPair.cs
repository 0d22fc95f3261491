using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>What two reports have in common beyond what anyone may repeat.</summary>
/// <param name="Letters">Letters of the passages that stand in both.</param>
/// <param name="Similarity">Of the passages: letters that stand in both over all letters of the two, marks left out; 0 to 1.</param>
/// <param name="OnlyNumbersChanged">Other numbers or dates, and next to nothing else that differs but names.</param>
internal sealed record CopyPair(IReadOnlyList<AlikePassage> Passages, int Letters, double Similarity, bool OnlyNumbersChanged)
{
    /// <summary>A passage of fewer letters alike is chance or idiom.</summary>
    private const int ShortestPassage = 32;

    /// <summary>A passage less alike than this is about the same thing, not the same words.</summary>
    private const double LeastSimilarity = 0.68;

    /// <summary>Names of places and people that were changed with the numbers may be this share of the letters.</summary>
    private const double MostOtherChanges = 0.08;

    /// <param name="quotedOnly">Takes away what is there to be quoted, but not what many units have.</param>
    /// <returns>Null where no passage is alike enough.</returns>
    public static CopyPair? Of(MaskedText a, MaskedText b, IEnumerable<AlikePassage> passages, SharedText shared, bool quotedOnly)
    {
        var kept = new List<(AlikePassage Passage, int Same)>();
        int same = 0, all = 0;
        var numbersDiffer = false;
        foreach (var passage in passages)
        {
            var (inA, inB) = (shared.In(a.Text, passage.A, quotedOnly), shared.In(b.Text, passage.B, quotedOnly));
            var alike = 0;
            var differ = false;
            foreach (var run in passage.Same)
                for (var i = 0; i < run.Length; i++)
                {
                    if (inA[run.A + i - passage.A.Start]) continue;
                    if (IsLetter(a.Text[run.A + i])) alike++;
                    differ |= a.Numbers[run.A + i] != b.Numbers[run.B + i];
                }

            var letters = LettersOf(a.Text, passage.A, inA) + LettersOf(b.Text, passage.B, inB);
            if (alike < ShortestPassage || 2.0 * alike / letters < LeastSimilarity) continue;
            kept.Add((passage, alike));
            same += alike;
            all += letters;
            numbersDiffer |= differ;
        }

        if (kept.Count == 0) return null;
        var similarity = 2.0 * same / all;
        return new CopyPair(
            [.. kept.OrderByDescending(k => k.Same).ThenBy(k => k.Passage.A.Start).Select(k => k.Passage)],
            same, similarity, numbersDiffer && 1 - similarity <= MostOtherChanges);
    }

    private static int LettersOf(string text, Span span, bool[] shared)
    {
        var count = 0;
        for (var i = span.Start; i < span.End; i++)
            if (IsLetter(text[i]) && !shared[i - span.Start]) count++;
        return count;
    }

    private static bool IsLetter(char c) => c is not (MaskedText.Number or MaskedText.Name);
}
