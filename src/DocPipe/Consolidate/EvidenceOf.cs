using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>Points back to where a statement was read.</summary>
internal static class EvidenceOf
{
    public static Evidence Span(Document document, Span span) =>
        new(document.Source.Path, document.Source.Document, document.Locate(span), OneLine(span.Of(document.Text)));

    public static Evidence Annotation(Document document, Annotation annotation) => Span(document, annotation.Span);

    /// <summary>Line breaks and runs of blanks as one space, none at the ends: a statement is said on one line.</summary>
    public static string OneLine(ReadOnlySpan<char> text)
    {
        var result = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
        }

        return result.ToString().TrimEnd();
    }
}
