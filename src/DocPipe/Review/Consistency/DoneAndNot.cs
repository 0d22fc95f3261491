using DocPipe.Model;
using static DocPipe.Review.Consistency.PartSums;

namespace DocPipe.Review.Consistency;

/// <summary>"征集68条，采纳41条，未采纳29条": what is and what is not make the whole.</summary>
internal static class DoneAndNot
{
    public static ConflictAnnotation? Check(Passage passage)
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
}
