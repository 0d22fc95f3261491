using DocPipe.Model;
using DocPipe.Text;
using static DocPipe.Extract.DateText;

namespace DocPipe.Extract;

/// <summary>
/// Names what a figure counts, short and alike wherever it is counted, so that units' figures can be added up: the noun after the number
/// ("120名志愿者"), or else what the clause says before it ("发放宣传资料5000份" → 宣传资料, "知晓率达到95%" → 知晓率).
/// </summary>
internal sealed class Counted(DataFolder data)
{
    private const int Longest = 12;

    private const int LongestTitle = 20;

    /// <summary>Marks a word of the list of verbs that is no verb although one is in it.</summary>
    private const char Kept = '!';

    /// <summary>How far before the number its clause is read, in UTF-16 units.</summary>
    private const int Reach = 24;

    private readonly WordIndex stops = new(data.Lines("extract/counted-stops.txt"));
    private readonly WordIndex verbs = new(data.Lines("extract/counted-verbs.txt").Where(w => w[0] != Kept));
    private readonly WordIndex kept = new(data.Lines("extract/counted-verbs.txt").Where(w => w[0] == Kept).Select(w => w[1..]));
    private readonly WordEndings links = new(data.Lines("extract/counted-links.txt"));

    public string Of(ReadOnlySpan<char> text, Span figure, string unit)
    {
        if (unit is not ("%" or "个百分点" or "倍" or "分") && After(text, figure.End) is { Length: > 1 } noun) return noun;
        return Before(text, figure.Start);
    }

    private string After(ReadOnlySpan<char> text, int at)
    {
        var start = At(text, at) == '的' ? at + 1 : at;
        if (At(text, start) is '《' or '“' && text[(start + 1)..Math.Min(text.Length, start + LongestTitle)].IndexOfAny("》”") is > 0 and var close)
            return text.Slice(start + 1, close).ToString();
        var end = start;
        while (end < text.Length && end - start < Longest && IsHan(text[end]) && stops.EndOfWordAt(text, end) < 0) end++;
        // Cut off in the middle: what runs on is a sentence, not a name.
        return end - start == Longest && end < text.Length && IsHan(text[end]) ? "" : text[start..end].ToString();
    }

    private string Before(ReadOnlySpan<char> text, int start)
    {
        for (var (end, clauses) = (start, 0); clauses < 2; clauses++)
        {
            var from = end;
            while (from > 0 && end - from < Reach && IsPart(text[from - 1])) from--;
            var name = Trim(text[from..end]);
            if (name.Length > 1) return name;
            var mark = At(text, from - 1);
            var inside = text[Math.Max(0, from - Longest - Reach)..Math.Max(0, from - 1)];
            if (mark is '》' or '”' && inside.LastIndexOfAny("《“") is >= 0 and var open) return inside[(open + 1)..].ToString();
            if (mark is not ('(' or '（' or ':' or '：' or '，' or ',' or ' ' or '　' or '”' or '、')) return name;
            end = from - 1;
        }

        return "";
    }

    private string Trim(ReadOnlySpan<char> clause)
    {
        clause = clause.Trim(" \u3000\t");
        while (links.At(clause) is { } link) clause = clause[..^link.Length].TrimEnd(" \u3000\t");

        var cut = 0;
        for (var i = 0; i < clause.Length - 1;)
            if (kept.EndOfWordAt(clause, i) is > 0 and var noun) i = noun;
            else if (verbs.EndOfWordAt(clause, i) is > 0 and var end && end <= clause.Length - 2) cut = i = end;
            else i++;
        clause = clause[cut..].Trim(" \u3000\t");
        return (clause.Length > Longest ? clause[^Longest..] : clause).ToString();
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static bool IsPart(char c) => IsHan(c) || NumeralCharacters.IsBlank(c) && c != '\t' || c is '/' or '·' || char.IsAsciiLetter(c);
}
