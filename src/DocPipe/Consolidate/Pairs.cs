using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>All pairs of neighbouring Chinese characters of a stretch: where short sentences are compared, word borders would lose too much.</summary>
internal static class Pairs
{
    public static string[] Of(string text, Span span)
    {
        var result = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = span.Start; i + 2 <= span.End; i++)
            if (IsHan(text[i]) && IsHan(text[i + 1]) && text.Substring(i, 2) is var pair && seen.Add(pair)) result.Add(pair);
        return [.. result];
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';
}
