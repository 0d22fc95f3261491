using System.Globalization;
using System.Text;

namespace DocPipe.Web.Uploads;

/// <summary>
/// The name that a browser sends with a file, as it may be shown and compared. Nothing is ever written under it: the store keeps files
/// under numbers of its own.
/// </summary>
internal static class SubmittedPath
{
    private const int MostParts = 8;
    private const int LongestPart = 120;

    /// <summary>Folders with forward slashes, without drive, root, ".." or characters that can't be seen; empty where nothing is left.</summary>
    public static string Of(string? name)
    {
        if (name is null) return "";
        var parts = name.Replace('\\', '/').Split('/').Select(Part).Where(p => p.Length > 0 && p.Trim('.').Length > 0).ToArray();
        return string.Join('/', parts.Skip(Math.Max(0, parts.Length - MostParts)));
    }

    /// <summary>Another name for another file that came under the same one: "周报.docx" becomes "周报 (2).docx".</summary>
    public static string Numbered(string path, int number)
    {
        var end = path.LastIndexOf('.') is var dot && dot > path.LastIndexOf('/') + 1 ? dot : path.Length;
        return string.Create(CultureInfo.InvariantCulture, $"{path.AsSpan(0, end)} ({number}){path.AsSpan(end)}");
    }

    private static string Part(string part)
    {
        if (part is [var letter, ':'] && char.IsAsciiLetter(letter)) return "";
        var text = new StringBuilder(part.Length);
        foreach (var rune in part.EnumerateRunes())
        {
            // Controls, and the marks that turn the direction of writing and so make "exe.docx" look like another ending.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) continue;
            text.Append(rune.ToString());
        }

        var clean = text.ToString().Trim();
        if (clean.Length <= LongestPart) return clean;
        var ending = Path.GetExtension(clean) is { Length: <= 10 } found ? found : "";
        var keep = LongestPart - ending.Length;
        if (char.IsHighSurrogate(clean[keep - 1])) keep--;
        return string.Concat(clean.AsSpan(0, keep), ending);
    }
}
