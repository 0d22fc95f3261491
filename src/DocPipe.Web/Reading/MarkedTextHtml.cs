using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace DocPipe.Web.Reading;

/// <summary>
/// Writes a marked text: each stretch in one element that says where in the text it begins, so that a selection can be told in offsets, and
/// leads to the finding of its innermost mark. Every character of the text is escaped.
/// </summary>
internal sealed class MarkedTextHtml(string text, ImmutableArray<TextLine> lines) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var line in lines)
        {
            writer.Write("<div class=\"line\">");
            foreach (var stretch in line.Stretches) Write(writer, encoder, stretch);
            if (line.Span.IsEmpty) writer.Write("<br>");
            writer.Write("</div>\n");
        }
    }

    private void Write(TextWriter writer, HtmlEncoder encoder, Stretch stretch)
    {
        foreach (var mark in stretch.Begins)
        {
            writer.Write("<span id=\"m-");
            encoder.Encode(writer, mark.Key);
            writer.Write("\"></span>");
        }

        var start = stretch.Span.Start.ToString(CultureInfo.InvariantCulture);
        if (stretch.Marks.IsEmpty)
        {
            writer.Write($"<span data-s=\"{start}\">");
            encoder.Encode(writer, text, stretch.Span.Start, stretch.Span.Length);
            writer.Write("</span>");
            return;
        }

        // Blanks can't be a link, which needs a name. Out of the order of tabs: each is reached from its finding, which is in it.
        var element = stretch.Span.Of(text).IsWhiteSpace() ? "span" : "a";
        writer.Write($"<{element} ");
        if (element == "a")
        {
            writer.Write("tabindex=\"-1\" draggable=\"false\" href=\"#f-");
            encoder.Encode(writer, stretch.Marks[^1].Key);
            writer.Write("\" ");
        }

        writer.Write($"data-s=\"{start}\" data-m=\"");
        encoder.Encode(writer, string.Join(' ', stretch.Marks.Select(m => m.Key)));
        writer.Write("\">");
        foreach (var mark in stretch.Marks) writer.Write($"<span class=\"k k-{mark.Kind}\">");
        encoder.Encode(writer, text, stretch.Span.Start, stretch.Span.Length);
        foreach (var _ in stretch.Marks) writer.Write("</span>");
        writer.Write($"</{element}>");
    }
}
