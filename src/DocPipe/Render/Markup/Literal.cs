using System.Text;

namespace DocPipe.Render.Markup;

/// <summary>
/// Keeps the words of documents from being read as Markdown, whatever they hold. A character that means something to Markdown is
/// carried through as a Unicode noncharacter (U+FDD0 and following, which no text may contain and no reader interprets) and turned
/// back into itself by whoever writes the words down. So a template needs no escaping, and none can be forgotten.
/// </summary>
internal static class Literal
{
    /// <summary>Opens and closes a source mark, the list of evidence numbers that <see cref="CiteInline"/> reads.</summary>
    public const char CiteOpen = '\uFDEE', CiteClose = '\uFDEF';

    private const char First = '\uFDD0';

    /// <summary>Meaning something anywhere in a line, and after those, only at its beginning.</summary>
    private const string Anywhere = "\\`*_[]<>#|~&^{}$", Leading = "-+=.):";

    private const string Protected = Anywhere + Leading;

    /// <summary>The words as one line, blanks drawn together, harmless to Markdown.</summary>
    public static string Protect(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var result = new StringBuilder(text.Length + 8);
        var blank = false;
        // While only digits were seen, a full stop or bracket would make them the number of a list item.
        var atStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = Plain(text, i);
            if (c == '\0') continue;
            if (c == ' ')
            {
                blank = result.Length > 0;
                continue;
            }

            if (blank) result.Append(' ');
            if (Anywhere.IndexOf(c) is var at and >= 0)
                result.Append((char)(First + at));
            else if (atStart && Leading.IndexOf(c) is var lead and >= 0 && (c is '.' or ')' ? result.Length > 0 && EndsItemNumber(text, i) : result.Length == 0))
                result.Append((char)(First + Anywhere.Length + lead));
            else
                result.Append(c);
            atStart &= !blank && char.IsAsciiDigit(c);
            blank = false;
        }

        return result.ToString();
    }

    /// <summary>The words as they were.</summary>
    public static string Restore(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange(First, (char)(First + Protected.Length - 1)) < 0) return text;
        return string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = Original(from[i]) is var c and not '\0' ? c : from[i];
        });
    }

    /// <summary>What a protected character stands for; NUL for any other.</summary>
    public static char Original(char c) => c >= First && c < First + Protected.Length ? Protected[c - First] : '\0';

    /// <summary>
    /// Text that XML, HTML and every reader accept: no control characters, halves of pairs or noncharacters. Line ends stay.
    /// The length is kept, so that offsets into the text go on pointing at the same place.
    /// </summary>
    public static string Clean(string text)
    {
        var at = 0;
        while (at < text.Length && (Plain(text, at) == text[at] || text[at] is '\n' or '\t')) at++;
        if (at == text.Length) return text;
        return string.Create(text.Length, text, static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = from[i] is '\n' or '\t' ? from[i] : Plain(from, i) is var c and not '\0' ? c : from[i] == '\r' ? ' ' : '\uFFFD';
        });
    }

    private static bool EndsItemNumber(string text, int at) => at + 1 == text.Length || IsBlank(text[at + 1]);

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\u00A0' or '\u3000' or '\u2028' or '\u2029' or '\u0085';

    private static char Plain(string text, int i)
    {
        var c = text[i];
        if (c is >= ' ' and < '\u007F') return c;
        if (IsBlank(c)) return c is '\u00A0' or '\u3000' ? c : ' ';
        if (c < ' ' || c is >= '\u007F' and <= '\u009F' or >= '\uFDD0' and <= '\uFDEF' or >= '\uFFFE' or '\uFEFF') return '\0';
        if (char.IsHighSurrogate(c)) return i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? c : '\0';
        if (char.IsLowSurrogate(c)) return i > 0 && char.IsHighSurrogate(text[i - 1]) ? c : '\0';
        return c;
    }
}
