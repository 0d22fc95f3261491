using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// Headings that lost their number on the way (a word processor's own count is no text): a short line that is no sentence, after one that
/// has ended, with the beginning of a count under it; or words of which sections are called, with a paragraph under them.
/// </summary>
internal static class BareHeadings
{
    private const int LongestOverCount = 20;
    private const int LongestOverParagraph = 14;
    private const int Shortest = 4;
    private const int LeastParagraph = 24;

    public static void Mark(string text, List<Node> nodes, Span? title, SectionNames names)
    {
        for (var i = 1; i + 1 < nodes.Count; i++)
        {
            var (line, next) = (nodes[i], nodes[i + 1]);
            if (line.Mark is not null || line.IsHeading || line.IsKeyValue || !line.OpensLine || !next.OpensLine) continue;
            if (title is { } t && t.Start >= line.Span.Start || !IsPhrase(text, line.Span) || !HasEnded(text, nodes[i - 1], title)) continue;
            var opensCount = next.Mark is { Value: 1 } mark && mark.Style is not (MarkStyle.Listing or MarkStyle.Bullet);
            if (opensCount ? line.Span.Length <= LongestOverCount : IsOverParagraph(text, line, next, names)) line.HeadingEnd = line.Span.End;
        }
    }

    private static bool IsOverParagraph(string text, Node line, Node next, SectionNames names) =>
        line.Span.Length <= LongestOverParagraph && next.Mark is null && !next.IsKeyValue && !next.IsHeading && next.Span.Length >= LeastParagraph
        && CharClass.IsFullStop(text[next.Span.End - 1]) && names.EndsAsName(line.Span.Of(text));

    /// <summary>Chinese words only: neither a sentence nor a signature with its date.</summary>
    private static bool IsPhrase(string text, Span line)
    {
        if (line.Length < Shortest || line.Length > LongestOverCount) return false;
        for (var i = line.Start; i < line.End; i++)
            if (!CharClass.IsHan(text[i]) && text[i] is not ('、' or '“' or '”' or ' ')) return false;
        return text[line.End - 1] is not ('日' or '月' or '年');
    }

    private static bool HasEnded(string text, Node line, Span? title)
    {
        if (line.IsHeading || line.IsKeyValue || (title is { } t && line.Span.Contains(t))) return true;
        var last = text[line.Span.End - 1];
        return CharClass.IsFullStop(last) || CharClass.IsSemicolon(last) || CharClass.IsColon(last) || CharClass.IsClosing(last);
    }
}
