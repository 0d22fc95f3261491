using DocPipe.Model;
using static DocPipe.Review.Consistency.PartSums;

namespace DocPipe.Review.Consistency;

/// <summary>
/// A whole and the list of its parts: "共81篇，其中14条、19篇、22篇", "39座公厕中，26座…，9座…，6座未开工". Such a list need not be complete, so less
/// than the whole is only a slip where the words close it; more than the whole always is.
/// </summary>
internal sealed class ListedParts(Wording words)
{
    private const int MostParts = 12;

    /// <summary>As <see cref="Selection"/>, for two parts.</summary>
    private const decimal SelectionOfTwo = 0.06m;

    public ConflictAnnotation? Check(Passage passage) => AfterWhich(passage) ?? Within(passage);

    private ConflictAnnotation? AfterWhich(Passage passage)
    {
        var q = passage.Quantities;
        for (var first = 1; first < q.Length; first++)
        {
            var lead = passage.Before(first);
            var listed = Lists(lead);
            var closed = lead.Contains("分别为", StringComparison.Ordinal) || lead.Contains("分别是", StringComparison.Ordinal);
            if (!closed && !listed && !lead.Contains("其中", StringComparison.Ordinal)) continue;
            if (q[first].IsShare || Whole(q, first) is not { } whole || (listed && whole != first - 1)) continue;
            var end = EndOfList(passage, first, whole);
            if (listed && end == first) continue;
            if (Explained(q, first, end, whole)) continue;
            var open = passage.Text.AsSpan(q[end].Span.End, Math.Min(2, passage.Span.End - q[end].Span.End)) is ['等', ..] or [_, '等'] || lead.ContainsAny("主要重点") && !closed;
            if (Differs(q, first, end, whole, closed || Ends(passage, end), open, sure: listed || closed)) return Conflict(passage, whole, first, end);
        }

        return null;
    }

    /// <summary>"立案42起：澜亭街道15起，…": a colon just after the whole, or after the noun that it counts.</summary>
    private static bool Lists(ReadOnlySpan<char> lead) =>
        lead.IndexOfAny('：', ':') is >= 0 and <= 8 and var colon && lead[..colon].IndexOfAny("，。；、") < 0 && lead.Length - colon <= 16;

    /// <summary>"39座公厕中，…": every clause after it tells of a part.</summary>
    private ConflictAnnotation? Within(Passage passage)
    {
        var q = passage.Quantities;
        for (var whole = 0; whole + 1 < q.Length; whole++)
        {
            if (q[whole].IsShare || !q[whole].Exact || !q[whole].SameUnit(q[whole + 1])) continue;
            var after = passage.After(whole);
            var comma = after.IndexOfAny('，', ',');
            if (comma is < 1 or > 12 || after[comma - 1] != '中') continue;
            var end = EndOfList(passage, whole + 1, whole);
            if (!Explained(q, whole + 1, end, whole) && Differs(q, whole + 1, end, whole, Ends(passage, end), open: false, sure: true)) return Conflict(passage, whole, whole + 1, end);
        }

        return null;
    }

    /// <summary>The whole is the nearest figure before the list in the same measure, if that one is exact.</summary>
    private static int? Whole(IReadOnlyList<Quantity> q, int first)
    {
        for (var i = first - 1; i >= 0; i--)
            if (q[i].SameUnit(q[first])) return q[i].Exact ? i : null;
        return null;
    }

    private int EndOfList(Passage passage, int first, int whole)
    {
        var q = passage.Quantities;
        var end = first;
        var mark = '\0';
        while (end + 1 < q.Length && end - first + 1 < MostParts && q[end + 1].SameUnit(q[whole]) && passage.After(end) is var gap && IsListGap(gap)
            && !gap.Contains("其中", StringComparison.Ordinal) && !TurnsAway(gap))
        {
            var next = gap.IndexOf('；') >= 0 ? '；' : gap.IndexOfAny('，', ',') >= 0 ? '，' : '、';
            if (mark == '\0') mark = next;
            else if (mark == '、' && next != '、' && !Closes(gap)) break;
            end++;
        }

        return end;
    }

    /// <summary>"其中3个浇完基础，另外2个点位正在商量" speaks of others than those that the list parts.</summary>
    private static bool TurnsAway(ReadOnlySpan<char> gap) => gap.IndexOf("另外", StringComparison.Ordinal) >= 0 || gap.IndexOf("另有", StringComparison.Ordinal) >= 0;

    /// <summary>"，其他7个" ends a list whatever its commas.</summary>
    private bool Closes(ReadOnlySpan<char> gap) => Wording.Any(gap, words.Rests) || gap.Contains("其他", StringComparison.Ordinal) || gap.Contains("其它", StringComparison.Ordinal);

    private static bool Differs(IReadOnlyList<Quantity> q, int first, int end, int whole, bool closed, bool open, bool sure)
    {
        var (sum, all, parts) = (Sum(q, first, end), q[whole].Value, end - first + 1);
        if (sum > all)
        {
            // Another, larger figure of the sentence may be the whole.
            for (var w = 0; w < first && !sure; w++)
                if (q[w].SameUnit(q[whole]) && q[w].Value >= sum) return false;
            return true;
        }

        if (open || parts < 2 || all == 0) return false;
        return closed || (all - sum) / all <= (parts == 2 ? SelectionOfTwo : Selection);
    }

    private bool Ends(Passage passage, int end) =>
        Wording.Any(passage.Before(end), words.Rests)
        || Wording.Any(passage.Text.AsSpan(passage.Quantities[end].Span.Start, passage.Clause(passage.Quantities[end].Span).End - passage.Quantities[end].Span.Start), words.Undone);
}
