using DocPipe.Model;
using DocPipe.Text;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>
/// Every quantity of a real thing: number, unit, how sure it is, and what is counted. A range ("3-5人") is one figure without a value, for
/// neither end of it could be added up; a mask before a measure word is a figure without a value, too. Dates, titles, names and labels of
/// headings are no figures.
/// </summary>
internal sealed class Figures(DataFolder data) : IExtractor
{
    private readonly MeasureWords measures = new(data);
    private readonly FigureQualifiers qualifiers = new(data);
    private readonly FigureContext context = new(data);
    private readonly Counted counted = new(data);
    private readonly WordIndex money = new(data.Lines("extract/money-verbs.txt"));

    public IEnumerable<Annotation> Extract(Document document)
    {
        var found = new List<Annotation>();
        var text = document.Text.AsSpan();
        var taken = new SpanCursor(
            document.Annotations.Where(a => a is DateAnnotation or ReferenceAnnotation).Select(a => a.Span)
                .Concat(document.Blocks.Where(b => !b.Label.IsEmpty).Select(b => b.Label)));
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(NumeralCharacters.Starts);
            if (next < 0) break;
            at += next;
            if (taken.EndAt(at) is > 0 and var after) at = after;
            else if (!measures.CanFollow(Behind(text, at)))
                at = Skip(text, at);
            else if (Read(text, at) is { } figure)
            {
                found.Add(figure);
                at = figure.Span.End;
            }
            else at = Skip(text, at);
        }

        return found;
    }

    private FigureAnnotation? Read(ReadOnlySpan<char> text, int at)
    {
        if (FigureNumber.Read(text, at) is not { } number || !FigureContext.CanBeNumber(text, number.Span)) return null;
        number = number.Extend(text, number.Span.End);
        var (end, approximate) = Rest(text, number);
        if (Unit(text, end, number) is not var (unitEnd, unit)) return null;
        if (!number.IsRange && number.Extend(text, unitEnd) is { IsRange: true } range
            && measures.Read(text, range.Span.End, range.Kind, isShort: false) is var (lastEnd, lastUnit) && lastUnit == unit)
            (number, unitEnd) = (range, lastEnd);
        var start = number.Span.Start;
        var qualifier = approximate ? Qualifier.Approx : Qualifier.Exact;
        if (qualifiers.After(text, unitEnd) is var (qualified, behind)) (unitEnd, qualifier) = (qualified, behind);
        if (qualifiers.Before(text, start) is var (from, ahead))
        {
            start = from;
            if (qualifier is Qualifier.Exact or Qualifier.Approx) qualifier = ahead;
        }

        var span = new Span(start, unitEnd);
        if (!context.IsQuantity(text, span, number, unit, qualifier)) return null;
        var value = number.IsMasked ? null : number.Value;
        return new FigureAnnotation(span, ExtractStage.By, value, unit, qualifier, number.IsMasked, counted.Of(text, span, unit));
    }

    /// <summary>After 余, 多, 来 or 几 that follows the number.</summary>
    private static (int End, bool Approximate) Rest(ReadOnlySpan<char> text, FigureNumber number)
    {
        var end = number.Span.End;
        return At(text, end) is '余' or '多' or '来' || (At(text, end) == '几' && number.Kind == NumeralKind.Chinese)
            ? (end + 1, true)
            : (end, number.Approximate);
    }

    private (int End, string Unit)? Unit(ReadOnlySpan<char> text, int at, FigureNumber number)
    {
        if (number.Kind == NumeralKind.Percent) return (number.Span.End, "%");
        var unit = number.Kind is NumeralKind.Digits or NumeralKind.Masked ? Blanks(text, at, 1) : at;
        var isShort = number.Kind == NumeralKind.Chinese && number.Span.Length == 1;
        if (measures.Read(text, unit, number.Kind, isShort) is { } measure && !(unit > at && IsHeadingNumber(text, number.Span))) return measure;
        if (number.Kind == NumeralKind.Fraction) return (at, "");
        // "投入2000万": what is spent is 元 when nothing else is said.
        var spoken = text[number.Span.Start..at];
        return number.Kind == NumeralKind.Digits && spoken.IndexOfAny('万', '亿') > 0 && !IsHan(At(text, at)) && IsMoney(text, number.Span.Start)
            ? (at, "元")
            : null;
    }

    /// <summary>"1.2 分目标" at the start of a line.</summary>
    private static bool IsHeadingNumber(ReadOnlySpan<char> text, Span number)
    {
        var start = number.Start;
        while (start > 0 && NumeralCharacters.IsBlank(text[start - 1]) && number.Start - start < 8) start--;
        return (start == 0 || text[start - 1] is '\n' or '\r') && text[number.Start..number.End].Contains('.');
    }

    private bool IsMoney(ReadOnlySpan<char> text, int start)
    {
        for (var i = start - 1; i >= 0 && start - i <= 8 && IsHan(text[i]); i--)
            if (money.EndOfWordAt(text, i) > 0) return true;
        return false;
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    /// <summary>The character behind the run of numerals that begins here: most 一 and 十 of a text can be left at once. Where
    /// only reading on can tell, a character that may follow.</summary>
    private static char Behind(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at < 8 && (NumeralCharacters.IsNumeral(text[end]) || NumeralCharacters.IsMask(text[end]))) end++;
        var next = At(text, Blanks(text, end, 1));
        return end - at == 8 || NumeralCharacters.IsDigit(next) ? '%' : next;
    }

    private static int Skip(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        if (NumeralCharacters.IsDigitOrMask(text[at]))
            while (end < text.Length && NumeralCharacters.IsDigitOrMask(text[end])) end++;
        return end;
    }
}
