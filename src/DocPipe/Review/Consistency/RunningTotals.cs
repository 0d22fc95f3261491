using DocPipe.Model;

namespace DocPipe.Review.Consistency;

/// <summary>All the work up to now can't be less than that of this week: "本周新建9处，累计7处".</summary>
internal static class RunningTotals
{
    private static readonly string[] NowWords = ["本周", "本月", "新增", "新建", "新完成", "新装", "本期", "当周"];

    public static ConflictAnnotation? Check(Passage passage)
    {
        var q = passage.Quantities;
        for (var all = 1; all < q.Length; all++)
        {
            if (!q[all].Exact || q[all].IsShare || !passage.Before(all).Contains("累计", StringComparison.Ordinal)) continue;
            var now = all - 1;
            // "累计完成55条，占62条" and what stands between other things are no pair.
            if (!q[now].Exact || !q[now].SameUnit(q[all]) || q[now].Value <= q[all].Value || !Wording.Any(passage.Lead(now), NowWords)) continue;
            return new ConflictAnnotation(
                q[all].Span, ReviewStage.By, ConflictKind.Total, $"本期{passage.Said(now)}，累计却只有{passage.Said(all)}，累计数不应小于本期数。") { Also = [q[now].Span] };
        }

        return null;
    }
}
