using System.Text;
using DocPipe.Render.Markup;

namespace DocPipe.Render.Html;

/// <summary>Words in HTML: whatever they hold, they stay words.</summary>
internal static class HtmlText
{
    public static StringBuilder AppendWords(this StringBuilder html, string words) => html.AppendEscaped(Literal.Clean(Literal.Restore(words)));

    public static StringBuilder AppendEscaped(this StringBuilder html, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny("&<>\"'") is var at and >= 0)
        {
            html.Append(text[..at]).Append(text[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", _ => "&#39;" });
            text = text[(at + 1)..];
        }

        return html.Append(text);
    }
}
