using System.Text.RegularExpressions;

namespace DocPipe.Ingest;

/// <summary>Tells text with markup from plain text, which is the default: a stray "&lt;/p&gt;" or "#" makes no web page.</summary>
internal static partial class MarkupSigns
{
    private const int Sample = 64 << 10;

    public static bool LooksLikeHtml(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        var head = sample.TrimStart();
        if (head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return true;
        if (!head.Contains('<')) return false;
        int openings = 0, closings = 0;
        foreach (var tag in Tag().EnumerateMatches(sample))
            if (sample[tag.Index + 1] == '/') closings++;
            else openings++;
        return (openings >= 3 && closings >= 2 && head[0] == '<') || (openings >= 8 && closings >= 4);
    }

    /// <summary>Two kinds of sign, or one kind that is written on purpose three times.</summary>
    public static bool LooksLikeMarkdown(string text)
    {
        int headings = 0, rules = 0, bold = 0, links = 0, items = 0, fences = 0;
        foreach (var range in text.AsSpan(0, Math.Min(text.Length, Sample)).Split('\n'))
        {
            var line = text.AsSpan(range).Trim();
            if (line.IsEmpty) continue;
            if (Heading().IsMatch(line)) headings++;
            else if (TableRule().IsMatch(line)) rules++;
            else if (line.StartsWith("- ", StringComparison.Ordinal) || line.StartsWith("* ", StringComparison.Ordinal)) items++;
            else if (line.StartsWith("```", StringComparison.Ordinal)) fences++;
            if (Bold().IsMatch(line)) bold++;
            if (Link().IsMatch(line)) links++;
        }

        int[] signs = [headings, rules * 2, bold, links, fences];
        return signs.Any(s => s >= 2) || signs.Append(items).Count(s => s > 0) >= 2;
    }

    [GeneratedRegex(@"</?(html|head|body|div|p|br|span|table|tr|td|th|ul|ol|li|h[1-6]|a|meta|strong|b|em|font|img|script|style)\b[^<>]{0,400}>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^#{1,6} +[^ ]", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\|? *:?-{2,}:? *(\| *:?-{2,}:? *)+\|?$", RegexOptions.NonBacktracking)]
    private static partial Regex TableRule();

    [GeneratedRegex(@"\*\*[^* ][^*]{0,80}\*\*", RegexOptions.NonBacktracking)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\[[^\[\]]{1,80}\]\([^() ]{4,200}\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
