using System.Text.RegularExpressions;
using DocPipe.Model;

namespace DocPipe.Restore;

/// <summary>Lines that number pages: "- 3 -", "— 12 —", "第 3 页 共 10 页".</summary>
internal static partial class PageLines
{
    public static List<(Span Span, NoiseKind Kind)> Find(string text)
    {
        var found = new List<(Span, NoiseKind)>();
        foreach (var match in Page().EnumerateMatches(text)) found.Add((Shrink(text, match.Index, match.Index + match.Length), NoiseKind.Navigation));
        return found;
    }

    private static Span Shrink(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new Span(start, end);
    }

    [GeneratedRegex(@"^[ \t　]*([-—－–]{1,2}[ 　]?[0-9０-９]{1,4}[ 　]?[-—－–]{1,2}|第[ 　]?[0-9]{1,4}[ 　]?[页頁][ 　,，、/]*([共总總]?[ 　]?[0-9]{1,4}[ 　]?[页頁])?)[ \t　\r]*$",
        RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Page();
}
