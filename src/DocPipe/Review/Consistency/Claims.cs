using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Review.Consistency;

/// <summary>Turns the figures of a document into statements that can be held against each other and against those of other documents.</summary>
internal sealed class Claims(DataFolder models)
{
    private readonly PlaceNames places = new(models);
    private readonly WordEndings endings = new(models.Lines("review/acts.txt"));
    private readonly WordIndex acts = new(models.Lines("review/acts.txt"));

    public List<ClaimAnnotation> Of(Document document, IEnumerable<Passage> passages)
    {
        var found = new List<ClaimAnnotation>();
        var plan = document.First<TypeAnnotation>()?.Type == DocumentType.Plan;
        var coming = new SpanCursor(document.All<TaskAnnotation>().Where(t => t.Kind != TaskKind.Done).Select(t => t.Span));
        foreach (var passage in passages)
        {
            if (passage.Quantities.Length is 0 or > Contradictions.MostQuantities) continue;
            var stretch = new Span(0, 0);
            var named = ImmutableArray<string>.Empty;
            var subjects = new string[passage.Quantities.Length];
            for (var i = 0; i < passage.Quantities.Length; i++)
            {
                var quantity = passage.Quantities[i];
                if (!stretch.Contains(quantity.Span)) named = [.. places.In(document.Text, stretch = Stretch(passage, quantity.Span))];
                subjects[i] = Subject(passage, i, subjects);
                var before = passage.Before(i);
                var scope = plan || coming.EndAt(quantity.Span.Start) > 0 || IsToCome(passage.Lead(i)) ? ClaimScope.Planned
                    : before.Contains("累计", StringComparison.Ordinal) || before.Contains("截至", StringComparison.Ordinal) || before.Contains("今年以来", StringComparison.Ordinal) || before.Contains("年初以来", StringComparison.Ordinal) || quantity.Span.Of(document.Text).Contains("累计", StringComparison.Ordinal) ? ClaimScope.Cumulative
                    : ClaimScope.Period;
                found.Add(new ClaimAnnotation(
                    quantity.Span, ReviewStage.By, passage.Clause(quantity.Span), quantity.Value, quantity.Unit, quantity.Exact, subjects[i], named, scope));
            }
        }

        return found;
    }

    /// <summary>The part of a passage between semicolons: what stands beyond one is told of another place.</summary>
    private static Span Stretch(Passage passage, Span figure)
    {
        var (start, end) = (figure.Start, figure.End);
        while (start > passage.Span.Start && !CharClass.IsSemicolon(passage.Text[start - 1])) start--;
        while (end < passage.Span.End && !CharClass.IsSemicolon(passage.Text[end])) end++;
        return new Span(start, end);
    }

    public static bool IsToCome(ReadOnlySpan<char> lead)
    {
        foreach (var word in (ReadOnlySpan<string>)["计划", "力争", "预计", "拟", "目标", "确保", "任务"])
            if (lead.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>The thing without the act; where the words name none ("累计1268吨"), that of the figure before it in the same measure.</summary>
    private string Subject(Passage passage, int i, string[] before)
    {
        var quantity = passage.Quantities[i];
        var name = quantity.Of.AsSpan().TrimStart(quantity.Unit);
        // A name that begins with the measure of the figure before it ("条小巷路面修补") has lost its beginning.
        if (i > 0 && name.StartsWith(passage.Quantities[i - 1].Unit) && passage.Quantities[i - 1].Span.End + name.Length >= quantity.Span.Start - name.Length) name = name[passage.Quantities[i - 1].Unit.Length..];
        for (var end = acts.EndOfWordAt(name, 0); end > 0; end = acts.EndOfWordAt(name, 0)) name = name[end..];
        for (var at = 1; at < name.Length - 2; at++)
        {
            var end = acts.EndOfWordAt(name, at);
            if (end <= at + 1 || end > name.Length - 2) continue;
            name = name[end..];
            at = 0;
        }

        // "楼道堆物累计清理118处": the thing may stand before the act.
        if (name.Length < 2) name = BeforeAct(passage.Lead(i));
        var part = passage.Before(i).Contains("其中", StringComparison.Ordinal);
        if (name.Length >= 2 && !part) return name.ToString();
        for (var earlier = i - 1; earlier >= 0; earlier--)
            if (passage.Quantities[earlier].Unit == quantity.Unit) return before[earlier];
        return name.Length >= 2 ? name.ToString() : "";
    }

    private ReadOnlySpan<char> BeforeAct(ReadOnlySpan<char> lead)
    {
        lead = lead.TrimEnd();
        while (endings.At(lead) is { } act) lead = lead[..^act.Length].TrimEnd();
        var start = lead.Length;
        while (start > 0 && lead.Length - start < 8 && CharClass.IsHan(lead[start - 1])) start--;
        return lead[start..];
    }
}
