using System.Buffers;
using DocPipe.Model;

namespace DocPipe.Review.Consistency;

/// <summary>What the rules about a whole and its parts share: adding up, telling a list, and the words of a conflict.</summary>
internal static class PartSums
{
    /// <summary>A list of three parts or more that falls short of the whole by more than this share is taken for a selection.</summary>
    public const decimal Selection = 0.3m;

    /// <summary>Longest stretch between two parts of one list, in UTF-16 units.</summary>
    private const int ListGap = 26;

    private static readonly SearchValues<char> Joints = SearchValues.Create("、，,；;和及");

    public static bool IsListGap(ReadOnlySpan<char> gap) => gap.Length <= ListGap && gap.ContainsAny(Joints) && gap.IndexOfAny("。！？") < 0;

    /// <summary>Whether some beginning of the list makes the whole, or a larger one before it; then nothing is wrong.</summary>
    public static bool Explained(IReadOnlyList<Quantity> q, int first, int end, int whole)
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

    public static decimal Sum(IReadOnlyList<Quantity> q, int first, int last)
    {
        decimal sum = 0;
        for (var i = first; i <= last; i++) sum += q[i].Value;
        return sum;
    }

    public static ConflictAnnotation Conflict(Passage passage, int whole, int first, int end)
    {
        var q = passage.Quantities;
        var parts = string.Join('、', Enumerable.Range(first, end - first + 1).Select(passage.Said));
        var (sum, all) = (Sum(q, first, end), q[whole].Value);
        var message = first == end
            ? $"其中的{parts}多于总数{passage.Said(whole)}，请核对。"
            : $"各项{parts}相加为{Number(sum)}{q[first].Unit}，与总数{passage.Said(whole)}不符，{(sum > all ? "多" : "少")}{Number(Math.Abs(sum - all))}{q[first].Unit}。";
        return new ConflictAnnotation(q[whole].Span, ReviewStage.By, ConflictKind.Total, message) { Also = [passage.Between(first, end)] };
    }

    public static string Number(decimal value) => value.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
