using DocPipe.Model;
using static DocPipe.Review.Consistency.PartSums;

namespace DocPipe.Review.Consistency;

/// <summary>"12处、15处，合计37处": a sum behind its parts.</summary>
internal sealed class SumOfParts(Wording words)
{
    public ConflictAnnotation? Check(Passage passage)
    {
        var q = passage.Quantities;
        for (var total = 2; total < q.Length; total++)
        {
            if (!q[total].Exact || q[total].IsShare || !IsTotal(passage.Before(total))) continue;
            var first = total - 1;
            if (!q[first].SameUnit(q[total])) continue;
            while (first > 0 && q[first - 1].SameUnit(q[total]) && IsListGap(passage.Before(first))) first--;
            var parts = total - first;
            if (parts < 2 || Enumerable.Range(first, parts).Any(i => !q[i].Exact) || SuffixMakes(q, first, total)) continue;
            var sum = Sum(q, first, total - 1);
            if (sum < q[total].Value && sum < q[total].Value * (1 - Selection) && parts < 3) continue;
            return Conflict(passage, total, first, total - 1);
        }

        return null;
    }

    /// <summary>"，合计37处", "，共拆除37处": nothing but the word and at most a verb stands between the last part and the sum.</summary>
    private bool IsTotal(ReadOnlySpan<char> gap)
    {
        var lead = gap.TrimStart("，,、；; ");
        if (lead.Length > 16) return false;
        for (var end = Math.Min(lead.Length, 4); end > 0; end--)
            // 合计 can mean nothing else; 共 close to its number only.
            if (words.Totals.At(lead[..end]) is { } word && end == word.Length && (end > 1 || lead.Length <= 8)) return true;
        return false;
    }

    private static bool SuffixMakes(IReadOnlyList<Quantity> q, int first, int total)
    {
        decimal sum = 0;
        for (var i = total - 1; i >= first; i--)
        {
            sum += q[i].Value;
            if (sum == q[total].Value) return true;
        }

        return false;
    }
}
