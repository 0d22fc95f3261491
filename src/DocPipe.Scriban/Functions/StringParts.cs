using System.Text;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Functions;

/// <summary>Functions of <c>string</c> that find, take out, replace or cut parts.</summary>
internal static class StringParts
{
    public static IEnumerable<NativeFunction> All =>
    [
        new("remove(text: string, remove: string)", call => Replace(call, call.Text(0), call.Text(1), string.Empty)),
        new("remove_first(text: string, remove: string)", call => ReplaceOne(call, string.Empty, isLast: false)),
        new("remove_last(text: string, remove: string)", call => ReplaceOne(call, string.Empty, isLast: true)),
        new("replace(text: string, match: string, replace: string)", call => ReplaceAll(call)),
        new("replace_first(text: string, match: string, replace: string, fromEnd: bool = false)", call => ReplaceOne(call, call.Text(2) ?? string.Empty, call.Flag(3))),
        new("slice(text: string, start: int, length: int? = null)", call => Slice(call.Text(0), call.Whole(1), call.OptionalWhole(2))),
        new("slice1(text: string, start: int, length: int = 1)", call => Slice1(call.Text(0), call.Whole(1), call.Whole(2))),
        new("split(text: string, match: string)", call => Split(call.Text(0), call.Text(1))),
        new("truncate(text: string, length: int, ellipsis: string = null)", call => Truncate(call.Text(0), call.Whole(1), call.Text(2) ?? "...")),
        new("truncatewords(text: string, count: int, ellipsis: string = null)", call => TruncateWords(call.Text(0), call.Whole(1))),
        new("index_of(text: string, search: string, startIndex: int? = null, count: int? = null, stringComparison: string = null)", IndexOf),
    ];

    private static string? Replace(NativeCall call, string? text, string? match, string replacement)
    {
        if (string.IsNullOrEmpty(text) || string.IsNullOrEmpty(match))
            return text;
        if (replacement.Length > match.Length)
            call.Context.CheckLength(call.Span, text.Length + (Count(text, match) * (long)(replacement.Length - match.Length)));
        return text.Replace(match, replacement, StringComparison.Ordinal);
    }

    private static string? ReplaceAll(NativeCall call)
    {
        if (string.IsNullOrEmpty(call.Text(0)))
            return string.Empty;
        if (string.IsNullOrEmpty(call.Text(1)))
            throw new ScriptArgumentException(1, "The value cannot be an empty string. (Parameter 'oldValue')");
        return Replace(call, call.Text(0), call.Text(1), call.Text(2) ?? string.Empty);
    }

    private static long Count(string text, string match)
    {
        long count = 0;
        for (var at = text.IndexOf(match, StringComparison.Ordinal); at >= 0; at = text.IndexOf(match, at + match.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    private static string ReplaceOne(NativeCall call, string replacement, bool isLast)
    {
        var (text, match) = (call.Text(0), call.Text(1));
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        if (string.IsNullOrEmpty(match))
            return text;
        var at = isLast ? text.LastIndexOf(match, StringComparison.OrdinalIgnoreCase) : text.IndexOf(match, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return text;
        call.Context.CheckLength(call.Span, text.Length + (long)replacement.Length);
        return string.Concat(text.AsSpan(0, at), replacement, text.AsSpan(at + match.Length));
    }

    private static string Slice(string? text, int start, int? length)
    {
        if (string.IsNullOrEmpty(text) || start >= text.Length)
            return string.Empty;
        long from = start < 0 ? (long)start + text.Length : start;
        var to = Math.Min(text.Length, from + (length ?? text.Length));
        from = Math.Max(0, from);
        if (to >= from)
            return text[(int)from..(int)to];
        return start < 0 ? string.Empty : throw new ArgumentOutOfRangeException(nameof(length), "Length cannot be less than zero.");
    }

    private static string Slice1(string? text, int start, int length)
    {
        if (string.IsNullOrEmpty(text) || start > text.Length || length <= 0)
            return string.Empty;
        long from = start < 0 ? (long)start + text.Length : start;
        var to = Math.Min(text.Length, from + length);
        from = Math.Max(0, from);
        return to > from ? text[(int)from..(int)to] : string.Empty;
    }

    private static ScriptRange Split(string? text, string? match)
    {
        if (string.IsNullOrEmpty(text))
            return new ScriptRange([]);
        return new ScriptRange(text.Split(match, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Truncate(string? text, int length, string ellipsis)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        if (text.Length <= length)
            return text;
        return string.Concat(text.AsSpan(0, Math.Max(0, length - ellipsis.Length)), ellipsis);
    }

    /// <summary>The ellipsis is always three dots, and always there: so it is with Scriban, whose third argument has no effect.</summary>
    private static string TruncateWords(string? text, int count)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        var words = new StringBuilder();
        var start = 0;
        for (var taken = 0; taken < count; taken++)
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            words.Append(taken > 0 ? " " : string.Empty).Append(text, start, end - start);
            if (end >= text.Length)
                break;
            start = end;
            while (start < text.Length && char.IsWhiteSpace(text[start]))
                start++;
        }

        return words.Append("...").ToString();
    }

    private static object IndexOf(NativeCall call)
    {
        var text = call.Text(0) ?? throw new ScriptArgumentException(0, "Value cannot be null. (Parameter 'text')");
        var search = call.Text(1) ?? throw new ScriptArgumentException(1, "Value cannot be null. (Parameter 'search')");
        var comparison = call.Text(4) switch
        {
            null or "CurrentCulture" or "InvariantCulture" or "Ordinal" => StringComparison.Ordinal,
            "CurrentCultureIgnoreCase" or "InvariantCultureIgnoreCase" or "OrdinalIgnoreCase" => StringComparison.OrdinalIgnoreCase,
            var other => throw new ScriptArgumentException(4, $"'{other}' is not a valid stringComparison (Parameter 'stringComparison')"),
        };
        var start = call.OptionalWhole(2) ?? 0;
        return Boxes.Of(text.IndexOf(search, start, call.OptionalWhole(3) ?? (text.Length - start), comparison));
    }
}
