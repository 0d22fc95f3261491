using System.Text;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>
/// A document's running text as copies are compared: letters only, every number or date one mark and every unit's name another, headings
/// and title left out. Each character keeps its place in the document's text.
/// </summary>
internal sealed class MaskedText
{
    /// <summary>Stands for a number or a date.</summary>
    public const char Number = '#';

    /// <summary>Stands for a unit's name.</summary>
    public const char Name = '@';

    /// <summary>A sentence of fewer letters is taken together with the next of its line.</summary>
    private const int ShortSentence = 16;

    private readonly int[] places;
    private readonly int[] ends;

    private MaskedText(string text, int[] places, int[] ends, string[] numbers, Span[] sentences)
    {
        (Text, this.places, this.ends, Numbers, Sentences) = (text, places, ends, numbers, sentences);
        foreach (var c in text) if (c is not (Number or Name)) Letters++;
    }

    public string Text { get; }

    /// <summary>Characters of <see cref="Text"/> that are no marks.</summary>
    public int Letters { get; }

    /// <summary>For each mark of a number the words it stands for; null for every other character.</summary>
    public IReadOnlyList<string?> Numbers { get; }

    /// <summary>Sentences, or short ones together, as spans of <see cref="Text"/>.</summary>
    public IReadOnlyList<Span> Sentences { get; }

    /// <summary>The stretch of the document's text that a span of <see cref="Text"/> came from.</summary>
    public Span Home(Span masked) => masked.IsEmpty ? default : new Span(places[masked.Start], ends[masked.End - 1]);

    /// <param name="names">Names and aliases of units.</param>
    public static MaskedText Of(Document document, WordIndex names)
    {
        var text = document.Text;
        var left = new SpanCursor(document.Blocks.Where(b => b.Kind is BlockKind.Title or BlockKind.Heading).Select(b => b.Span)
            .Concat(document.All<TitleAnnotation>().Select(t => t.Span)));
        var labels = new SpanCursor(document.Blocks.Where(b => b.Kind == BlockKind.Item).Select(b => b.Label));
        var dates = new SpanCursor(document.All<DateAnnotation>().Select(d => d.Span));
        var figures = new SpanCursor(document.All<FigureAnnotation>().Select(f => f.Span));
        var kept = new StringBuilder(text.Length);
        List<int> places = new(text.Length), ends = new(text.Length);
        var numbers = new List<string?>(text.Length);
        var sentences = new List<Span>();
        int begun = 0, letters = 0;
        void Keep(char c, int start, int end, string? number)
        {
            kept.Append(c);
            places.Add(start);
            ends.Add(end);
            numbers.Add(number);
        }

        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (left.EndAt(i) is > 0 and var heading) (c, i) = ('\n', heading - 1);
            var end = i + 1;
            if (labels.EndAt(i) is > 0 and var label)
            {
                i = label;
                continue;
            }

            if (dates.EndAt(i) is > 0 and var date) end = date;
            else if (names.EndOfWordAt(text, i) is > 0 and var name) (c, end) = (Name, name);
            else if (IsNumber(text, i, figures.EndAt(i) > 0)) while (end < text.Length && IsNumber(text, end, figures.EndAt(end) > 0)) end++;
            else if (char.IsLetter(c)) letters++;
            else
            {
                if (IsEnd(c) && (c == '\n' || letters >= ShortSentence) && kept.Length > begun)
                {
                    sentences.Add(new Span(begun, kept.Length));
                    (begun, letters) = (kept.Length, 0);
                }

                i = end;
                continue;
            }

            if (c == Name) Keep(Name, i, end, null);
            else if (char.IsLetter(c) && end == i + 1) Keep(c, i, end, null);
            else if (kept.Length > begun && kept[^1] == Number) (ends[^1], numbers[^1]) = (end, numbers[^1] + text[i..end]);
            else Keep(Number, i, end, text[i..end]);
            i = end;
        }

        if (kept.Length > begun) sentences.Add(new Span(begun, kept.Length));
        return new MaskedText(kept.ToString(), [.. places], [.. ends], [.. numbers!], [.. sentences]);
    }

    private static bool IsNumber(string text, int at, bool inFigure) =>
        char.IsDigit(text[at]) || (inFigure && NumeralCharacters.ChineseDigit(text[at]) >= 0)
        || (inFigure && text[at] is '十' or '百' or '千' or '万' or '亿' or '两')
        || (text[at] is '.' or '．' && at > 0 && at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]));

    private static bool IsEnd(char c) => c is '\n' or '。' or '；' or ';' or '！' or '？' or '!' or '?';
}
