using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Review.Consistency;

/// <summary>A sentence with its figures in reading order. An item of a list, a heading and a cell of a table are passages of their own.</summary>
/// <param name="Gapless">Every number of the sentence has a value: no mask stands among them that could be a missing part.</param>
internal sealed record Passage(string Text, Span Span, ImmutableArray<Quantity> Quantities, bool Gapless)
{
    private const int LongestMeasure = 3;

    /// <summary>The words between the quantity before (or the passage's start) and this one.</summary>
    public ReadOnlySpan<char> Before(int quantity) =>
        Text.AsSpan(quantity == 0 ? Span.Start : Quantities[quantity - 1].Span.End, Quantities[quantity].Span.Start - (quantity == 0 ? Span.Start : Quantities[quantity - 1].Span.End));

    /// <summary>The words between this quantity and the next (or the passage's end).</summary>
    public ReadOnlySpan<char> After(int quantity) =>
        Text.AsSpan(Quantities[quantity].Span.End, (quantity + 1 < Quantities.Length ? Quantities[quantity + 1].Span.Start : Span.End) - Quantities[quantity].Span.End);

    /// <summary>The clause in which a quantity stands, up to its number: from the last comma, semicolon or colon before it.</summary>
    public ReadOnlySpan<char> Lead(int quantity)
    {
        var end = Quantities[quantity].Span.Start;
        var start = end;
        while (start > Span.Start && !EndsClause(Text[start - 1])) start--;
        return Text.AsSpan(start, end - start);
    }

    public Span Clause(Span inner)
    {
        var (start, end) = (inner.Start, inner.End);
        while (start > Span.Start && !EndsClause(Text[start - 1])) start--;
        while (end < Span.End && !EndsClause(Text[end])) end++;
        return new Span(start, end);
    }

    /// <summary>From the start of one quantity to the end of another.</summary>
    public Span Between(int first, int last) => new(Quantities[first].Span.Start, Quantities[last].Span.End);

    public string Said(int quantity) => Quantities[quantity].Span.In(Text);

    private static bool EndsClause(char c) => CharClass.IsComma(c) || CharClass.IsSemicolon(c) || CharClass.IsColon(c) || CharClass.IsFullStop(c) || CharClass.IsLineEnd(c);

    /// <summary>All passages of a document, whether or not figures stand in them.</summary>
    public static ImmutableArray<Passage> Of(Document document)
    {
        var text = document.Text;
        var cuts = new SortedSet<int>();
        foreach (var block in document.Blocks)
        {
            if (block.Kind is BlockKind.Item or BlockKind.Cell or BlockKind.Row or BlockKind.Heading or BlockKind.KeyValue) cuts.Add(block.Span.Start);
            if (block.Kind is BlockKind.Cell or BlockKind.Row or BlockKind.Heading) cuts.Add(block.Span.End);
        }

        for (var i = 0; i < text.Length; i++)
            if (CharClass.IsLineEnd(text[i]) || text[i] is '。' or '！' or '？') cuts.Add(i + 1);
        cuts.Add(text.Length);
        var figures = document.All<FigureAnnotation>().ToArray();
        var result = ImmutableArray.CreateBuilder<Passage>();
        var (start, next) = (0, 0);
        foreach (var cut in cuts)
        {
            if (cut <= start) continue;
            var first = next;
            while (next < figures.Length && figures[next].Span.Start < cut) next++;
            result.Add(Make(text, new Span(start, cut), figures.AsSpan(first, next - first)));
            start = cut;
        }

        return result.ToImmutable();
    }

    private static Passage Make(string text, Span span, ReadOnlySpan<FigureAnnotation> figures)
    {
        var quantities = ImmutableArray.CreateBuilder<Quantity>();
        var gapless = true;
        foreach (var figure in figures)
        {
            if (figure.Masked) gapless = false;
            if (figure.Value is not { } value || figure.Span.End > span.End) continue;
            var exact = figure.Qualifier == Qualifier.Exact;
            foreach (var bare in BareBefore(text, figure, span.Start))
                quantities.Add(new Quantity(bare.Span, bare.Value!.Value, figure.Unit, "", exact, figure.Of));
            quantities.Add(new Quantity(figure.Span, value, figure.Unit, Bracketed(text, figure.Span.End), exact, figure.Of));
        }

        if (quantities.Count > 0 && gapless) gapless = !HasOther(text, span, quantities);
        return new Passage(text, span, quantities.ToImmutable(), gapless);
    }

    /// <summary>A number with the measure of one of the quantities that is itself none of them ("其他7个"): a part that would be overlooked.</summary>
    private static bool HasOther(string text, Span span, ImmutableArray<Quantity>.Builder quantities)
    {
        var next = 0;
        for (var i = span.Start; i < span.End; i++)
        {
            while (next < quantities.Count && quantities[next].Span.End <= i) next++;
            if (next < quantities.Count && quantities[next].Span.Contains(i)) i = quantities[next].Span.End - 1;
            else if (NumeralCharacters.IsDigit(text[i]))
            {
                var end = i;
                while (end < span.End && NumeralCharacters.IsDigit(text[end])) end++;
                foreach (var quantity in quantities)
                    if (quantity.Unit.Length > 0 && text.AsSpan(end, span.End - end).StartsWith(quantity.Unit) && !(i > span.Start && text[i - 1] is '第' or '.')) return true;
                i = end;
            }
        }

        return false;
    }

    /// <summary>"26、9、6座": the numbers of a list whose last one names the measure for all.</summary>
    private static List<Numeral> BareBefore(string text, FigureAnnotation figure, int start)
    {
        var found = new List<Numeral>();
        var at = figure.Span.Start;
        while (at - 2 >= start && text[at - 1] is '、' or '和' && NumeralCharacters.IsDigit(text[at - 2]))
        {
            var from = at - 2;
            while (from > start && (NumeralCharacters.IsDigit(text[from - 1]) || text[from - 1] == '.')) from--;
            if (Numerals.Read(text, from) is not { Kind: NumeralKind.Digits, Value: not null } number || number.End != at - 1) break;
            found.Insert(0, number);
            at = from;
        }

        return found;
    }

    private static string Bracketed(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('（' or '(')) return "";
        var close = text.AsSpan(at, Math.Min(LongestMeasure + 2, text.Length - at)).IndexOfAny('）', ')');
        return close > 1 ? text.Substring(at + 1, close - 1) : "";
    }
}
