using DocPipe.Model;
using DocPipe.Render.Markup;

namespace DocPipe.Render;

/// <summary>How a source is named to a reader.</summary>
internal static class SourceNotes
{
    private const int QuoteLength = 60;

    /// <summary>File, title and the words that were read, cut where they run on: 周报/城东街道.docx《…》：“…”.</summary>
    public static string Describe(Briefing briefing, Evidence evidence)
    {
        var source = briefing.SourceOf(evidence);
        var title = source is { Title.Length: > 0 } ? $"《{Cut(source.Title.Trim('《', '》'), QuoteLength)}》" : "";
        var part = evidence.Document > 1 ? FormattableString.Invariant($"第{evidence.Document}篇") : "";
        return $"{evidence.Path}{part}{title}：“{Cut(evidence.Text, QuoteLength)}”";
    }

    /// <summary>At most so many characters on one line, the last an ellipsis where some are left out.</summary>
    public static string Cut(string text, int length)
    {
        text = Literal.Restore(Literal.Protect(text));
        if (text.Length <= length) return text;
        var end = char.IsLowSurrogate(text[length - 1]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }
}
