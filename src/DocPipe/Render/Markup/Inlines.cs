using System.Text;
using Markdig.Syntax.Inlines;

namespace DocPipe.Render.Markup;

/// <summary>What the writers of all formats ask of a line of Markdown.</summary>
internal static class Inlines
{
    /// <summary>The words of an inline alone, as they are read: without emphasis and source marks.</summary>
    public static string Words(ContainerInline? inlines)
    {
        var result = new StringBuilder();
        Append(result, inlines);
        return Literal.Restore(result.ToString());
    }

    /// <summary>The room that source marks take in a line, in Han characters: raised digits are small.</summary>
    public static double MarkWidth(ContainerInline? inlines) =>
        (inlines ?? []).Sum(i => i is CiteInline cite ? cite.Numbers.Sum(n => 0.35 * (1 + n.ToString(System.Globalization.CultureInfo.InvariantCulture).Length)) : 0);

    private static void Append(StringBuilder result, ContainerInline? inlines)
    {
        foreach (var inline in inlines ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal: result.Append(literal.Content.AsSpan()); break;
                case CodeInline code: result.Append(code.Content); break;
                case HtmlEntityInline entity: result.Append(entity.Transcoded.AsSpan()); break;
                case LineBreakInline: result.Append(' '); break;
                case ContainerInline container: Append(result, container); break;
            }
        }
    }

    /// <summary>The width of words in characters as wide as a Han character: ASCII counts half.</summary>
    public static double Width(ReadOnlySpan<char> words)
    {
        var width = 0.0;
        foreach (var c in words) width += c < 0x2E80 && c is not ('“' or '”' or '—' or '…' or '〔' or '〕') ? 0.5 : char.IsLowSurrogate(c) ? 0 : 1;
        return width;
    }
}
