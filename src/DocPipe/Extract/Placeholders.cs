using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>
/// What a reviewer must ask the author to fill: masks, blanks and words left out. A mask inside a date or a masked figure has been told
/// already; a document number with masks in it is one placeholder, not several.
/// </summary>
internal sealed class Placeholders(DataFolder data) : IExtractor
{
    private readonly Masks masks = new(data);
    private readonly BlankFields fields = new(data);
    private readonly Elisions elisions = new(data);

    public IEnumerable<Annotation> Extract(Document document)
    {
        var text = document.Text;
        var told = document.Annotations.Where(a => a is DateAnnotation or FigureAnnotation).Select(a => a.Span);
        var numbers = document.All<ReferenceAnnotation>().SelectMany(r => NumberSpans(text, r)).ToList();
        return masks.Find(text, new SpanCursor(told), new SpanCursor(numbers)).Select(s => Make(s, PlaceholderKind.Masked))
            .Concat(fields.Find(text).Select(s => Make(s, PlaceholderKind.Blank)))
            .Concat(elisions.Find(text).Select(s => Make(s, PlaceholderKind.Elided)));
    }

    private static PlaceholderAnnotation Make(Span span, PlaceholderKind kind) => new(span, ExtractStage.By, kind);

    /// <summary>Where the document number of a reference stands: inside it, or in the brackets beside its title.</summary>
    private static IEnumerable<Span> NumberSpans(string text, ReferenceAnnotation reference)
    {
        if (reference.Number is not { Length: > 0 } number) yield break;
        var from = Math.Max(0, reference.Span.Start - number.Length - 4);
        var at = text.AsSpan(from, Math.Min(text.Length, reference.Span.End + number.Length + 12) - from).IndexOf(number, StringComparison.Ordinal);
        if (at >= 0) yield return new Span(from + at, from + at + number.Length);
    }
}
