using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>
/// The terms by which stretches of text are compared: pairs of neighbouring characters inside words of two characters and more, so that
/// 充电车棚 and 电动车棚 share something, while no pair spans two words. Names of units say who, not what, and are left out.
/// </summary>
internal sealed class Terms(WordIndex unitNames)
{
    /// <summary>The different terms of a span, in reading order.</summary>
    public string[] Of(Document document, Span span)
    {
        var text = document.Text;
        var result = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var named = span.Start;
        for (var i = FirstToken(document, span.Start); i < document.Tokens.Length && document.Tokens[i].Span.End <= span.End; i++)
        {
            var token = document.Tokens[i].Span;
            if (unitNames.EndOfWordAt(text, token.Start) is > 0 and var end) named = Math.Max(named, end);
            if (token.Start < named || token.Length < 2) continue;
            for (var c = token.Start; c + 2 <= token.End; c++)
                if (IsHan(text[c]) && IsHan(text[c + 1]) && text.Substring(c, 2) is var pair && seen.Add(pair)) result.Add(pair);
        }

        return [.. result];
    }

    private static int FirstToken(Document document, int start)
    {
        int low = 0, high = document.Tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (document.Tokens[middle].Span.Start < start) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff';
}
