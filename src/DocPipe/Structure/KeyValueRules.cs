using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// Finds "key: value" wherever a known key (models/structure/keys.txt) stands before a colon: on a line of its own, several on a line
/// ("组长:甲副组长:乙"), or at the end of an item ("责任单位:市教育局。").
/// </summary>
internal sealed class KeyValueRules
{
    private const int LongestKey = 10;

    private readonly Dictionary<string, KeyKind> keys = new(StringComparer.Ordinal);

    public KeyValueRules(DataFolder data)
    {
        foreach (var row in data.Rows("structure/keys.txt"))
        {
            if (row.Length < 2 || !Enum.TryParse<KeyKind>(row[0], ignoreCase: true, out var kind))
                throw new DataFileException("DP9102", $"models/structure/keys.txt 中有读不懂的一行：{string.Join(' ', row)}");
            keys[row[1]] = kind;
        }
    }

    /// <param name="Key">The key's own words, blanks inside included.</param>
    /// <param name="Value">Trimmed; empty where nothing follows.</param>
    public readonly record struct Pair(Span Key, KeyKind Kind, Span Value);

    public void Find(string text, Span piece, List<Pair> found)
    {
        found.Clear();
        (Span Span, KeyKind Kind)? key = null;
        var valueStart = 0;
        for (var i = piece.Start; i < piece.End; i++)
        {
            if (!CharClass.IsColon(text[i]) || KeyBefore(text, key is null ? piece.Start : valueStart, i) is not { } next) continue;
            if (key is { } open) found.Add(Close(text, open.Span, open.Kind, valueStart, next.Span.Start));
            (key, valueStart) = (next, i + 1);
        }

        if (key is { } final) found.Add(Close(text, final.Span, final.Kind, valueStart, piece.End));
    }

    /// <summary>The longest known key that ends at the colon, read backwards over blanks ("组  长").</summary>
    private (Span Span, KeyKind Kind)? KeyBefore(string text, int from, int colon)
    {
        Span<char> letters = stackalloc char[LongestKey];
        var count = 0;
        (Span, KeyKind)? best = null;
        var lookup = keys.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = colon - 1; i >= from && count < LongestKey; i--)
        {
            if (CharClass.IsBlank(text[i])) continue;
            if (!CharClass.IsHan(text[i])) break;
            letters[LongestKey - ++count] = text[i];
            if (count >= 2 && lookup.TryGetValue(letters[(LongestKey - count)..], out var kind) && MayBegin(text, from, i, kind, count == 2)) best = (new Span(i, colon), kind);
        }

        return best;
    }

    /// <summary>
    /// Owners and times may be glued to the word before; a word like 要求 is a key only where a line or sentence begins. "各责任单位:" is
    /// how a notice addresses its readers.
    /// </summary>
    private static bool MayBegin(string text, int from, int at, KeyKind kind, bool bare)
    {
        while (at > from && CharClass.IsBlank(text[at - 1])) at--;
        if (at <= from) return true;
        var before = text[at - 1];
        // "劝导时间：" is a key of its own, not 时间 behind 劝导.
        return kind is KeyKind.Text or KeyKind.Remedy or KeyKind.Fact || (bare && kind == KeyKind.Time) ? !CharClass.IsHan(before) : before is not ('各' or '关' or '下' or '列');
    }

    private static Pair Close(string text, Span key, KeyKind kind, int start, int end)
    {
        // A unit or a time ends with its sentence; an account of something runs on.
        if (kind is not (KeyKind.Text or KeyKind.Remedy))
            for (var i = start; i < end; i++)
                if (text[i] is '。' || CharClass.IsLineEnd(text[i]) || (CharClass.IsClosing(text[i]) && !OpensBetween(text, start, i)))
                {
                    end = i;
                    break;
                }

        while (start < end && CharClass.IsBlank(text[start])) start++;
        while (end > start && (CharClass.IsBlank(text[end - 1]) || CharClass.IsLineEnd(text[end - 1]) || CharClass.IsSemicolon(text[end - 1])
            || CharClass.IsComma(text[end - 1]) || text[end - 1] is '。' or '(' or '（' or '、')) end--;
        return new Pair(key, kind, new Span(start, end));
    }

    private static bool OpensBetween(string text, int start, int end) => text.AsSpan(start, end - start).IndexOfAny("(（[【〔") >= 0;
}
