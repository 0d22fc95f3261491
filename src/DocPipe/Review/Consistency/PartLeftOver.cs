using DocPipe.Model;
using static DocPipe.Review.Consistency.PartSums;

namespace DocPipe.Review.Consistency;

/// <summary>"发现26处，已整改22处，其余4处": the part left over and the parts before it must make one of the figures before them.</summary>
internal sealed class PartLeftOver(Wording words)
{
    public ConflictAnnotation? Check(Passage passage)
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

    private bool EndsWithRest(ReadOnlySpan<char> lead)
    {
        foreach (var word in words.Rests)
            if (lead.LastIndexOf(word, StringComparison.Ordinal) is >= 0 and var at && lead.Length - at - word.Length <= 6 && lead[at..].IndexOfAny("，。；,;") < 0) return true;
        return false;
    }

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

    private static string Name(Quantity quantity) => quantity.Of.Length is >= 2 and <= 8 ? quantity.Of : "";
}
