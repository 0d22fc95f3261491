using DocPipe.Model;

namespace DocPipe.Restore;

/// <summary>Judges one line with its telling words: the whole line, single sentences, or a bracket put into one.</summary>
internal static class NoiseLine
{
    /// <summary>A list of links goes on for lines without a full stop; so many characters at most each.</summary>
    private const int LongestLink = 70;

    /// <summary>Where a head is still above the document: so many characters into the file, with more than twice as many to come.</summary>
    private const int FarthestAbove = 200;

    public static void Judge(string text, Span line, List<NoiseHit> hits, List<(Span Span, NoiseKind Kind)> found)
    {
        var words = Trim(text, line);
        if (hits.Find(h => h.Cue.Place == 'h' && IsListHead(text, words, h)) is { Cue: not null })
        {
            found.Add((StandsAbove(text, words) ? words : new Span(words.Start, ListEnd(text, line.End)), NoiseKind.Navigation));
            return;
        }

        if (hits.Find(h => h.Cue.Place == 'p' && h.At == words.Start) is { Cue: not null } prefix && PrefixEnd(text, prefix, words) is var end and > 0)
        {
            found.Add((new Span(words.Start, end), prefix.Cue.Kind));
            return;
        }

        if (hits.Exists(h => h.Cue.Place == 'h' && IsLinkLine(text, words, h)))
        {
            found.Add((words, NoiseKind.Navigation));
            return;
        }

        foreach (var hit in hits.Where(h => h.Cue.Place is 'h' or 'p'))
            if (LinkBracket(text, words, hit) is { } bracket) found.Add((bracket, NoiseKind.Navigation));

        foreach (var sentence in Sentences(text, words))
        {
            var inside = hits.Where(h => h.At >= sentence.Start && h.At < sentence.End && InPlace(text, h, sentence, words)).ToList();
            if (Weight(inside) < 1) continue;
            if (Statements(text, sentence, inside) is { Count: > 1 } statements) found.AddRange(statements.Select(s => (s, Kind(inside))));
            else found.Add((Bracket(text, sentence, inside) ?? sentence, Kind(inside)));
        }
    }

    /// <summary>That of the weightiest words; an advertisement tells more of a line than where it stands on its site.</summary>
    private static NoiseKind Kind(List<NoiseHit> hits) => hits.MaxBy(h => (h.Cue.Weight, h.Cue.Kind == NoiseKind.Ad)).Cue.Kind;

    /// <summary>Statements set apart by blanks, where each weighs enough by itself.</summary>
    private static List<Span> Statements(string text, Span sentence, List<NoiseHit> hits)
    {
        var parts = new List<Span>();
        for (var start = sentence.Start; start < sentence.End;)
        {
            var length = text.AsSpan(start, sentence.End - start).IndexOfAny(' ', '\u3000');
            var end = length < 0 ? sentence.End : start + length;
            if (end > start) parts.Add(new Span(start, end));
            start = end + 1;
        }

        // A time of day is the rest of a statement, not one.
        return parts.All(p => !char.IsAsciiDigit(text[p.Start]) && Weight([.. hits.Where(h => h.At >= p.Start && h.At < p.End)]) >= 1) ? parts : [];
    }

    private static double Weight(List<NoiseHit> hits) => hits.Select(h => h.Cue).Distinct().Sum(c => c.Weight) + 1e-9;

    private static bool InPlace(string text, NoiseHit hit, Span sentence, Span line) => hit.Cue.Place switch
    {
        'b' => hit.At == sentence.Start || hit.At == line.Start,
        'l' => IsShort(text, hit, line),
        's' => IsShort(text, hit, line) && text.AsSpan(line.Start, hit.At - line.Start).Trim("-•·|★●◆>〉【[(（ ").IsEmpty,
        'h' or 'p' => false,
        _ => true,
    };

    private static bool IsShort(string text, NoiseHit hit, Span line) =>
        line.Length <= hit.Cue.Words.Length + 30 && text.AsSpan(line.Start, line.Length).IndexOfAny('。', '；') < 0;

    /// <summary>"【…】相关文章：" and its like: the words end the line.</summary>
    private static bool IsListHead(string text, Span line, NoiseHit hit) =>
        line.Length <= LongestLink && text.AsSpan(hit.At + hit.Cue.Words.Length, line.End - hit.At - hit.Cue.Words.Length).Trim("：: 】]》").IsEmpty;

    /// <summary>The head with its links on one line: "相关推荐：…  …".</summary>
    private static bool IsLinkLine(string text, Span line, NoiseHit hit) =>
        text.AsSpan(line.Start, hit.At - line.Start).Trim("〔[【(（★●◆ ").IsEmpty && hit.At + hit.Cue.Words.Length is var end && end < line.End && text[end] is ':' or '：' && text.AsSpan(end, line.End - end).IndexOfAny('。', '；', '，') < 0;

    /// <summary>A link put into a sentence in brackets of its own: "〔推荐阅读：…〕".</summary>
    private static Span? LinkBracket(string text, Span line, NoiseHit hit)
    {
        var end = hit.At + hit.Cue.Words.Length;
        if (hit.At == line.Start || end >= line.End || text[hit.At - 1] is not ('〔' or '[' or '【' or '(' or '（') || text[end] is not (':' or '：')) return null;
        var close = text.AsSpan(end, line.End - end).IndexOfAny("〕]】)）");
        return close is >= 0 and <= LongestLink ? new Span(hit.At - 1, end + close + 1) : null;
    }

    /// <summary>A head above the document itself: what follows it are the document's title and first lines, not links.</summary>
    private static bool StandsAbove(string text, Span head) => head.Start <= FarthestAbove && text.Length - head.End > 2 * FarthestAbove;

    /// <summary>The list of links below its head: short lines that end like titles.</summary>
    private static int ListEnd(string text, int end)
    {
        while (end < text.Length)
        {
            var start = end + 1;
            if (start >= text.Length) break;
            var length = text.AsSpan(start).IndexOf('\n');
            var next = length < 0 ? text.Length : start + length;
            var line = text.AsSpan(start, next - start).Trim();
            if (line.Length > LongestLink || line.IndexOfAny("。；：") >= 0 || (line.IsEmpty && end > 0 && next < text.Length && !LinkFollows(text, next + 1))) break;
            end = next;
        }

        while (end > 0 && text[end - 1] is '\n' or '\r' or ' ') end--;
        return end;
    }

    private static bool LinkFollows(string text, int start) =>
        start < text.Length && text.AsSpan(start, Math.Min(LongestLink, text.Length - start)) is var rest
        && (rest.IndexOf('\n') is var n && n > 0 ? rest[..n] : rest).IndexOfAny("。；：，、") < 0;

    /// <summary>A label before a title ("扩展阅读："): the label goes, the title stays.</summary>
    private static int PrefixEnd(string text, NoiseHit hit, Span line)
    {
        var end = hit.At + hit.Cue.Words.Length;
        return end < line.End && text[end] is ':' or '：' && end + 1 < line.End ? end + 1 : 0;
    }

    private static IEnumerable<Span> Sentences(string text, Span line)
    {
        for (var start = line.Start; start < line.End;)
        {
            var length = text.AsSpan(start, line.End - start).IndexOfAny("。！？!");
            var end = length < 0 ? line.End : start + length + 1;
            while (end < line.End && text[end] is '”' or '"' or '）' or ')' or '】') end++;
            yield return new Span(start, end);
            start = end;
        }
    }

    /// <summary>The bracket that holds all telling words, where the sentence goes on around it.</summary>
    private static Span? Bracket(string text, Span sentence, List<NoiseHit> hits)
    {
        var first = hits.Min(h => h.At);
        var last = hits.Max(h => h.At + h.Cue.Words.Length);
        var open = text.AsSpan(sentence.Start, first - sentence.Start).LastIndexOfAny("(（【[");
        if (open < 0 || last > sentence.End) return null;
        open += sentence.Start;
        if (text.AsSpan(open, first - open).IndexOfAny(")）】]") >= 0) return null;
        var close = text.AsSpan(last, sentence.End - last).IndexOfAny(")）】]");
        if (close < 0) return null;
        var bracket = new Span(open, last + close + 1);
        return bracket.Length < sentence.Length ? bracket : null;
    }

    private static Span Trim(string text, Span span)
    {
        int start = span.Start, end = span.End;
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] == '\uFEFF')) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new Span(start, end);
    }
}
