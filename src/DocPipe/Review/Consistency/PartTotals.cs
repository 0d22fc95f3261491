using System.Buffers;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Review.Consistency;

/// <summary>
/// Holds a whole against its parts inside one sentence: "共81篇，其中14条、19篇、22篇", "39座公厕中，26座…，9座…，6座未开工", "12处、15处，合计37处",
/// "发现26处，已整改22处，其余4处". A list of parts need not be complete, so less than the whole is only a slip where the words close the list;
/// more than the whole always is. Rounded figures are let pass.
/// </summary>
internal sealed class PartTotals(Wording words)
{
    /// <summary>Longest stretch between two parts of one list, in UTF-16 units.</summary>
    private const int ListGap = 26;

    private const int MostParts = 12;

    /// <summary>Further from the whole than this, names side by side share out something else.</summary>
    private const decimal Near = 0.15m;

    private static readonly SearchValues<char> Joints = SearchValues.Create("、，,；;和及");

    /// <summary>A list of three parts or more that falls short of the whole by more than this share is taken for a selection.</summary>
    private const decimal Selection = 0.3m;

    /// <summary>The same for two parts.</summary>
    private const decimal SelectionOfTwo = 0.06m;

    public ConflictAnnotation? Check(Passage passage) =>
        passage.Quantities.Length < 2 || !passage.Gapless ? null : AfterWhich(passage) ?? Within(passage) ?? Rest(passage) ?? SummedUp(passage) ?? Complements(passage) ?? Parallel(passage);

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

    /// <summary>The part left over and the parts before it must make one of the figures before them.</summary>
    private ConflictAnnotation? Rest(Passage passage)
    {
        var q = passage.Quantities;
        for (var rest = 2; rest < q.Length; rest++)
        {
            if (!q[rest].Exact || q[rest].IsShare || !EndsWithRest(passage.Before(rest))) continue;
            var before = Enumerable.Range(0, rest).Where(i => q[i].SameUnit(q[rest])).ToArray();
            if (before.Length is < 2 or > 7 || before.Any(i => !q[i].Exact)) continue;
            if (before.Any(i => IsSum(q, i, [.. before.Where(j => j > i)], q[rest].Value))) continue;
            // The whole is named first and is the largest; what is 累计 or done so far is itself a part of something.
            var whole = before[0];
            if (before.Any(i => q[i].Value > q[whole].Value) || Wording.Any(passage.Lead(whole), words.Overall) || passage.Lead(whole).Contains("完成", StringComparison.Ordinal)) continue;
            var parts = before[1..];
            var sum = parts.Sum(i => q[i].Value) + q[rest].Value;
            return new ConflictAnnotation(
                passage.Between(whole, rest), ReviewStage.By, ConflictKind.Total,
                $"{Name(q[whole])}{passage.Said(whole)}，{string.Join('、', parts.Select(i => Name(q[i]) + passage.Said(i)))}，其余却写{passage.Said(rest)}，相加为{Number(sum)}{q[rest].Unit}，对不上。")
            { Also = [q[rest].Span] };
        }

        return null;
    }

    private ConflictAnnotation? SummedUp(Passage passage)
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

    /// <summary>"征集68条，采纳41条，未采纳29条": what is and what is not make the whole.</summary>
    private static ConflictAnnotation? Complements(Passage passage)
    {
        var q = passage.Quantities;
        for (var not = 2; not < q.Length; not++)
        {
            var lead = passage.Before(not).TrimStart("，,、；; （(");
            if (lead.Length is < 3 or > 8 || lead[0] is not ('未' or '不' or '待')) continue;
            var verb = lead[1..3];
            var (done, whole) = (not - 1, not - 2);
            if (!passage.Before(done).TrimStart("，,、；; （(已").StartsWith(verb) || !q[done].SameUnit(q[not]) || !q[whole].SameUnit(q[not])) continue;
            if (!q[whole].Exact || !q[done].Exact || !q[not].Exact || q[whole].IsShare || q[done].Value + q[not].Value == q[whole].Value) continue;
            return Conflict(passage, whole, done, not);
        }

        return null;
    }

    /// <summary>"共查处312起，一中队118起，二中队97起，三中队107起": three names or more without any verb of their own share out the whole.</summary>
    private ConflictAnnotation? Parallel(Passage passage)
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

    /// <summary>Whether some beginning of the list makes the whole, or a larger one before it; then nothing is wrong.</summary>
    private static bool Explained(IReadOnlyList<Quantity> q, int first, int end, int whole)
    {
        decimal sum = 0;
        for (var i = first; i <= end; i++)
        {
            if (!q[i].Exact) return true;
            sum += q[i].Value;
            for (var w = 0; w < first; w++)
                if (q[w].SameUnit(q[whole]) && (q[w].Value == sum || !q[w].Exact)) return true;
        }

        return false;
    }

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

    private bool EndsWithRest(ReadOnlySpan<char> lead)
    {
        foreach (var word in words.Rests)
            if (lead.LastIndexOf(word, StringComparison.Ordinal) is >= 0 and var at && lead.Length - at - word.Length <= 6 && lead[at..].IndexOfAny("，。；,;") < 0) return true;
        return false;
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

    private static bool IsListGap(ReadOnlySpan<char> gap) => gap.Length <= ListGap && gap.ContainsAny(Joints) && gap.IndexOfAny("。！？") < 0;

    private static bool IsSum(IReadOnlyList<Quantity> q, int whole, int[] later, decimal rest)
    {
        for (var set = 1; set < 1 << later.Length; set++)
        {
            var sum = rest;
            for (var bit = 0; bit < later.Length; bit++)
                if ((set >> bit & 1) == 1) sum += q[later[bit]].Value;
            if (sum == q[whole].Value) return true;
        }

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

    private static decimal Sum(IReadOnlyList<Quantity> q, int first, int last)
    {
        decimal sum = 0;
        for (var i = first; i <= last; i++) sum += q[i].Value;
        return sum;
    }

    private static ConflictAnnotation Conflict(Passage passage, int whole, int first, int end)
    {
        var q = passage.Quantities;
        var parts = string.Join('、', Enumerable.Range(first, end - first + 1).Select(passage.Said));
        var (sum, all) = (Sum(q, first, end), q[whole].Value);
        var message = first == end
            ? $"其中的{parts}多于总数{passage.Said(whole)}，请核对。"
            : $"各项{parts}相加为{Number(sum)}{q[first].Unit}，与总数{passage.Said(whole)}不符，{(sum > all ? "多" : "少")}{Number(Math.Abs(sum - all))}{q[first].Unit}。";
        return new ConflictAnnotation(q[whole].Span, ReviewStage.By, ConflictKind.Total, message) { Also = [passage.Between(first, end)] };
    }

    private static string Name(Quantity quantity) => quantity.Of.Length is >= 2 and <= 8 ? quantity.Of : "";

    private static string Number(decimal value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
