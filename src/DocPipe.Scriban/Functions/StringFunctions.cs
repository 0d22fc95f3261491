using System.Globalization;
using System.Text;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Functions;

/// <summary>The functions of <c>string</c>, but for those on hashes and parts of strings.</summary>
internal static class StringFunctions
{
    public static IEnumerable<NativeFunction> All =>
    [
        new("escape(text: string)", call => call.Text(0) is { } text ? ValueText.Escape(text) : null),
        new("literal(text: string)", call => call.Text(0) is { } text ? $"\"{ValueText.Escape(text)}\"" : null),
        new("append(text: string, with: string)", call => Join(call, call.Text(0), call.Text(1))),
        new("prepend(text: string, by: string)", call => Join(call, call.Text(1), call.Text(0))),
        new("capitalize(text: string)", call => Capitalize(call.Text(0))),
        new("capitalizewords(text: string)", call => CapitalizeWords(call.Text(0))),
        new("contains(text: string, value: string)", call => Test(call, static (text, value) => text.Contains(value, StringComparison.Ordinal))),
        new("starts_with(text: string, value: string)", call => Test(call, static (text, value) => text.StartsWith(value, StringComparison.Ordinal))),
        new("ends_with(text: string, value: string)", call => Test(call, static (text, value) => text.EndsWith(value, StringComparison.Ordinal))),
        new("equals_ignore_case(text: string, value: string)", call => Boxes.Of(string.Equals(call.Text(0), call.Text(1), StringComparison.OrdinalIgnoreCase))),
        new("empty(text: string)", call => Boxes.Of(string.IsNullOrEmpty(call.Text(0)))),
        new("whitespace(text: string)", call => Boxes.Of(string.IsNullOrWhiteSpace(call.Text(0)))),
        new("downcase(text: string)", call => call.Text(0)?.ToLowerInvariant()),
        new("upcase(text: string)", call => call.Text(0)?.ToUpperInvariant()),
        new("handleize(text: string)", call => Handleize(call.Text(0) ?? string.Empty)),
        new("lstrip(text: string)", call => call.Text(0)?.TrimStart()),
        new("rstrip(text: string)", call => call.Text(0)?.TrimEnd()),
        new("strip(text: string)", call => call.Text(0)?.Trim()),
        new("strip_newlines(text: string)", call => (call.Text(0) ?? string.Empty).Replace("\r", string.Empty, StringComparison.Ordinal).Replace("\n", string.Empty, StringComparison.Ordinal)),
        new("pad_left(text: string, width: int)", call => (call.Text(0) ?? string.Empty).PadLeft(Width(call))),
        new("pad_right(text: string, width: int)", call => (call.Text(0) ?? string.Empty).PadRight(Width(call))),
        new("pluralize(number: int, singular: string, plural: string)", call => call.Whole(0) == 1 ? call.Text(1) : call.Text(2)),
        new("size(text: string)", call => Boxes.Of(call.Text(0)?.Length ?? 0)),
        new("to_int(text: string)", call => int.TryParse(call.Text(0), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Boxes.Of(number) : null),
        new("to_long(text: string)", call => long.TryParse(call.Text(0), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null),
        new("to_float(text: string)", call => float.TryParse(call.Text(0), Real, CultureInfo.InvariantCulture, out var number) ? number : null),
        new("to_double(text: string)", call => double.TryParse(call.Text(0), Real, CultureInfo.InvariantCulture, out var number) ? number : null),
        .. StringParts.All,
        .. StringHashes.All,
    ];

    private static NumberStyles Real => NumberStyles.Float | NumberStyles.AllowThousands;

    private static string Join(NativeCall call, string? first, string? second)
    {
        call.Context.CheckLength(call.Span, (first?.Length ?? 0) + (long)(second?.Length ?? 0));
        return first + second;
    }

    private static int Width(NativeCall call)
    {
        call.Context.CheckLength(call.Span, call.Whole(1));
        return call.Whole(1);
    }

    private static object Test(NativeCall call, Func<string, string, bool> test)
    {
        var (text, value) = (call.Text(0), call.Text(1));
        return Boxes.Of(!string.IsNullOrEmpty(text) && !string.IsNullOrEmpty(value) && test(text, value));
    }

    private static string Capitalize(string? text) =>
        string.IsNullOrEmpty(text) ? string.Empty : string.Concat([char.ToUpperInvariant(text[0])], text.AsSpan(1));

    private static string CapitalizeWords(string? text)
    {
        var capitalized = new StringBuilder(text?.Length ?? 0);
        var isAtStart = true;
        foreach (var c in text ?? string.Empty)
        {
            var isWord = isAtStart && char.IsLetter(c);
            capitalized.Append(isWord ? char.ToUpperInvariant(c) : c);
            isAtStart = !isWord && (isAtStart || char.IsWhiteSpace(c));
        }

        return capitalized.ToString();
    }

    /// <summary>Letters and digits in lower case; whatever stands between them becomes one hyphen.</summary>
    private static string Handleize(string text)
    {
        var handle = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                handle.Append(char.ToLowerInvariant(c));
            else if (handle.Length == 0 || handle[^1] != '-')
                handle.Append('-');
        }

        if (handle.Length > 0 && handle[^1] == '-')
            handle.Length--;
        return handle.ToString();
    }
}
