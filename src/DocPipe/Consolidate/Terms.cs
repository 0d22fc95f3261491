using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>
/// The terms by which stretches of text are compared: pairs of neighbouring characters inside words, so that 充电车棚 and 电动车棚 share
/// something, and across the border of a word of one character (充电|棚), but of no others. Names of units say who, not what, and are left out.
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
            if (token.Start < named) continue;
            for (var c = token.Start; c + 2 <= token.End; c++) Add(c);
            if (i + 1 < document.Tokens.Length && document.Tokens[i + 1].Span is var following && following.End <= span.End
                && token.Length <= 2 && following.Length <= 2 && token.Length + following.Length < 4 && !Joins(text, token) && !Joins(text, following)) Add(token.End - 1);
        }

        return [.. result];

        void Add(int at)
        {
            if (IsHan(text[at]) && at + 1 < span.End && IsHan(text[at + 1]) && text.Substring(at, 2) is var pair && seen.Add(pair)) result.Add(pair);
        }
    }

    /// <summary>Words of one character that only join others.</summary>
    private static bool Joins(string text, Span token) => token.Length == 1 && "的地得了着过和与及或在对把将被从由向为以至到等个是有并也都就已又还再每各本该其共约近余多".Contains(text[token.Start]);

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
