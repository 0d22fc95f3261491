using DocPipe.Model;

namespace DocPipe.Review.Consistency;

/// <summary>More cannot be put right than was found: "发现问题85条，已整改88条". The verbs are data (models/review/handled.tsv).</summary>
internal sealed class HandledCounts(Wording words)
{
    /// <summary>How many figures may stand between what was found and what was done about it.</summary>
    private const int Reach = 2;

    public ConflictAnnotation? Check(Passage passage)
    {
        var q = passage.Quantities;
        for (var found = 0; found + 1 < q.Length; found++)
        {
            if (!q[found].Exact || q[found].IsShare || Wording.Any(Around(passage, found), words.Overall) && !Wording.Any(passage.Lead(found), ["累计"])) continue;
            for (var handled = found + 1; handled < q.Length && handled <= found + Reach; handled++)
            {
                if (!q[handled].Exact || !q[handled].SameUnit(q[found]) || q[handled].Value <= q[found].Value || !Pairs(passage, found, handled)) continue;
                if (Wording.Any(Around(passage, handled), words.Overall) || passage.After(handled).StartsWith("（含") || passage.After(handled).StartsWith("(含")) continue;
                return new ConflictAnnotation(
                    q[handled].Span, ReviewStage.By, ConflictKind.Total,
                    $"“{Said(passage, found)}”，却“{Said(passage, handled)}”，后一个数大于前一个数，请核对。")
                { Also = [q[found].Span] };
            }
        }

        return null;
    }

    private bool Pairs(Passage passage, int found, int handled)
    {
        var before = Around(passage, found);
        var after = Around(passage, handled);
        foreach (var (finding, handling) in words.Handled)
            if (Wording.Any(before, finding) && Wording.Any(after, handling) && !Wording.Any(after, finding)) return true;
        return false;
    }

    /// <summary>The words before the number in its clause and the noun or verb just after it ("8个已整改").</summary>
    private static ReadOnlySpan<char> Around(Passage passage, int i)
    {
        var start = passage.Quantities[i].Span.Start - passage.Lead(i).Length;
        if (i > 0) start = Math.Max(start, passage.Quantities[i - 1].Span.End);
        return passage.Text.AsSpan(start, passage.Clause(passage.Quantities[i].Span).End is var end && i + 1 < passage.Quantities.Length
            ? Math.Min(end, passage.Quantities[i + 1].Span.Start) - start
            : end - start);
    }

    private static string Said(Passage passage, int i)
    {
        var words = Around(passage, i);
        return words.Length <= 24 ? words.Trim("（( 、").ToString() : passage.Quantities[i].Of + passage.Said(i);
    }
}
