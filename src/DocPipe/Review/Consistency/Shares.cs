using System.Buffers;
using System.Globalization;
using DocPipe.Model;

namespace DocPipe.Review.Consistency;

/// <summary>
/// Reckons again the shares whose whole and part stand in the same sentence: "累计55条，占任务62条的88.7%", "抽检204批次，合格201批次，合格率98.5%",
/// "由48%提高到67%，提高19个百分点". Only where no pair of the sentence gives the share is it a slip; a share over the whole always is.
/// </summary>
internal sealed class Shares(Wording words)
{
    private const int NearWhole = 14;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９");

    public ConflictAnnotation? Check(Passage passage)
    {
        var q = passage.Quantities;
        for (var i = 1; i < q.Length; i++)
            if (q[i].IsShare && q[i].Exact && (OfWhole(passage, i) ?? OfHandled(passage, i)) is { } wrong) return wrong;
        return Change(passage) ?? OverWhole(passage) ?? Together(passage);
    }

    /// <summary>"占62条的88.7%", "占38.1%".</summary>
    private static ConflictAnnotation? OfWhole(Passage passage, int share)
    {
        var q = passage.Quantities;
        var gap = passage.Before(share);
        if (gap.Length <= 10 && gap.Contains('的') && q[share - 1] is { IsShare: false, Exact: true } whole && share >= 2 && Takes(passage.Before(share - 1)))
        {
            var parts = Enumerable.Range(0, share - 1).Where(i => q[i].SameUnit(whole)).ToArray();
            if (parts.Length == 0 || parts.Any(i => !q[i].Exact || Is(q[share], passage.Said(share), q[i].Value, whole.Value))) return null;
            return Wrong(passage, parts[^1], share - 1, share);
        }

        if (share < 2 || gap.Length > 6 || gap.TrimStart("，,（(") is not ['占', ..]) return null;
        var part = share - 1;
        if (!q[part].Exact || !passage.Before(part).Contains("其中", StringComparison.Ordinal)) return null;
        var wholes = Enumerable.Range(0, part).Where(i => q[i].SameUnit(q[part])).ToArray();
        return wholes.Length != 1 || !q[wholes[0]].Exact || Is(q[share], passage.Said(share), q[part].Value, q[wholes[0]].Value) ? null : Wrong(passage, part, wholes[0], share);
    }

    private static bool Takes(ReadOnlySpan<char> before) => before.LastIndexOf('占') is >= 0 and var at && before.Length - at <= NearWhole;

    /// <summary>"发现68条，整改51条，整改率75%": the name of the share names its part.</summary>
    private ConflictAnnotation? OfHandled(Passage passage, int share)
    {
        var q = passage.Quantities;
        var name = q[share].Of;
        if (name.Length < 3 || name[^1] != '率' || Wording.Any(passage.Lead(share), words.Overall)) return null;
        var stem = name.Substring(name.Length - 3, 2);
        if (!words.Stems.Contains(stem)) return null;
        for (var part = share - 1; part > 0; part--)
        {
            if (q[part].IsShare) return null;
            var lead = passage.Before(part);
            if (lead.LastIndexOf(stem, StringComparison.Ordinal) is not (>= 0 and var at) || (at > 0 && "不未无非".Contains(lead[at - 1]))) continue;
            var wholes = Enumerable.Range(0, part).Where(i => q[i].SameUnit(q[part])).ToArray();
            if (!q[part].Exact || wholes.Length == 0 || wholes.Any(i => !q[i].Exact || Is(q[share], passage.Said(share), q[part].Value, q[i].Value))) return null;
            // What several counts together are the whole of.
            if (Is(q[share], passage.Said(share), q[part].Value, wholes.Sum(i => q[i].Value))) return null;
            return Wording.Any(lead, words.Overall) ? null : Wrong(passage, part, wholes[^1], share);
        }

        return null;
    }

    /// <summary>"由38处减少到13处，减少25处".</summary>
    private static ConflictAnnotation? Change(Passage passage)
    {
        var q = passage.Quantities;
        for (var i = 0; i + 2 < q.Length; i++)
        {
            var (from, to, by) = (q[i], q[i + 1], q[i + 2]);
            if (!from.Exact || !to.Exact || !by.Exact || from.Unit != to.Unit || (by.Unit != to.Unit && by.Unit != "个百分点")) continue;
            if (passage.Before(i).TrimEnd(" 的约") is not [.., '由' or '从'] && passage.Before(i).LastIndexOfAny('由', '从') < Math.Max(0, passage.Before(i).Length - 10)) continue;
            if (passage.Before(i + 1).IndexOfAny("到至为") < 0 || passage.Before(i + 1).Length > 10) continue;
            var step = passage.Before(i + 2);
            if (step.Length > 8 || !Wording.Any(step, ["增加", "减少", "提高", "提升", "上升", "下降", "降低", "增长", "压缩", "缩短"])) continue;
            if (from.IsShare != (by.Unit == "个百分点") || Math.Abs(to.Value - from.Value) == by.Value) continue;
            return new ConflictAnnotation(
                by.Span, ReviewStage.By, ConflictKind.Total,
                $"由{passage.Said(i)}到{passage.Said(i + 1)}，相差{Plain(Math.Abs(to.Value - from.Value))}{by.Unit}，与写的{passage.Said(i + 2)}不符。")
            { Also = [passage.Between(i, i + 1)] };
        }

        return null;
    }

    /// <summary>"步行的占31%，骑车的占54%，乘车的占23%": three shares and more of one whole, side by side, beyond what rounding adds.</summary>
    private static ConflictAnnotation? Together(Passage passage)
    {
        var q = passage.Quantities;
        for (var first = 0; first + 2 < q.Length; first++)
        {
            var end = first;
            decimal sum = 0;
            while (end < q.Length && q[end] is { IsShare: true, Exact: true } && passage.Before(end).TrimEnd(" 比约为").EndsWith("占") && (end == first || passage.Before(end).Length <= 14)) sum += q[end++].Value;
            // Far beyond the whole, more than one answer was allowed.
            if (end - first >= 3 && sum > 100 + (end - first) * 0.5m && sum <= 120)
                return new ConflictAnnotation(
                    passage.Between(first, end - 1), ReviewStage.By, ConflictKind.Total, $"各项占比{string.Join('、', Enumerable.Range(first, end - first).Select(passage.Said))}相加为{Plain(sum)}%，超过了100%。");
            first = Math.Max(first, end - 1);
        }

        return null;
    }

    private ConflictAnnotation? OverWhole(Passage passage)
    {
        for (var i = 0; i < passage.Quantities.Length; i++)
        {
            var quantity = passage.Quantities[i];
            if (quantity is not { IsShare: true, Value: > 100 } || passage.Lead(i) is var lead && !words.Bounded.Any(b => quantity.Of.Contains(b, StringComparison.Ordinal))
                && !Names(lead)) continue;
            return new ConflictAnnotation(quantity.Span, ReviewStage.By, ConflictKind.Total, $"{(quantity.Of.Length > 1 ? quantity.Of : "比例")}为{passage.Said(i)}，超过了100%。");
        }

        return null;
    }

    /// <summary>The clause names a share of a whole close before the number ("整改率累计达到了", "占比为").</summary>
    private bool Names(ReadOnlySpan<char> lead)
    {
        var near = lead[Math.Max(0, lead.Length - 12)..];
        return Wording.Any(near, words.Bounded);
    }

    private static bool Is(Quantity share, string said, decimal part, decimal whole)
    {
        if (whole == 0) return true;
        var point = said.AsSpan().IndexOfAny('.', '．');
        var digits = point < 0 ? 0 : said.AsSpan(point + 1).IndexOfAnyExcept(Digits) is var n and >= 0 ? n : said.Length - point - 1;
        // Rounded either way, or cut off after the last digit.
        var slack = digits switch { 0 => 1m, 1 => 0.1m, _ => 0.011m };
        return Math.Abs(part / whole * 100 - share.Value) <= slack;
    }

    private static ConflictAnnotation Wrong(Passage passage, int part, int whole, int share)
    {
        var q = passage.Quantities;
        var real = Math.Round(q[part].Value / q[whole].Value * 100, 1, MidpointRounding.AwayFromZero);
        var message = q[share].Value > 100 && real > 100
            ? $"{passage.Said(part)}多于{passage.Said(whole)}，{q[share].Of}写成{passage.Said(share)}，超过了100%。"
            : $"{passage.Said(part)}占{passage.Said(whole)}的{Plain(real)}%，与写的{passage.Said(share)}不符。";
        return new ConflictAnnotation(q[share].Span, ReviewStage.By, ConflictKind.Total, message) { Also = [q[whole].Span, q[part].Span] };
    }

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
