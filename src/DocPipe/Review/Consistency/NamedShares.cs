using DocPipe.Model;
using DocPipe.Text;
using static DocPipe.Review.Consistency.PartSums;

namespace DocPipe.Review.Consistency;

/// <summary>"共查处312起，一中队118起，二中队97起，三中队107起": three names or more without any verb of their own share out the whole.</summary>
internal sealed class NamedShares(Wording words)
{
    /// <summary>Further from the whole than this, names side by side share out something else.</summary>
    private const decimal Near = 0.15m;

    public ConflictAnnotation? Check(Passage passage)
    {
        var q = passage.Quantities;
        for (var whole = 0; whole + 3 < q.Length; whole++)
        {
            if (q[whole].IsShare || !q[whole].Exact || !SaysTotal(passage.Lead(whole))) continue;
            var end = whole;
            while (end + 1 < q.Length && q[end + 1].SameUnit(q[whole]) && q[end + 1].Exact && IsName(passage.Before(end + 1))) end++;
            if (end - whole < 3 || Explained(q, whole + 1, end, whole)) continue;
            var sum = Sum(q, whole + 1, end);
            if (Math.Abs(sum - q[whole].Value) <= q[whole].Value * Near) return Conflict(passage, whole, whole + 1, end);
        }

        return null;
    }

    private bool SaysTotal(ReadOnlySpan<char> lead)
    {
        for (var end = lead.Length; end > 0; end--)
            if (words.Totals.At(lead[..end]) is not null) return true;
        return false;
    }

    /// <summary>A short name between two figures, with no act in it.</summary>
    private bool IsName(ReadOnlySpan<char> gap)
    {
        var name = gap.TrimStart("，,、；; ").TrimEnd(" ");
        if (name.Length is < 2 or > 10 || name.Length == gap.Length) return false;
        foreach (var c in name)
            if (!CharClass.IsHan(c)) return false;
        for (var i = 0; i < name.Length; i++)
            if (words.Acts.EndOfWordAt(name, i) > i + 1) return false;
        return true;
    }
}
