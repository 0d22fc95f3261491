using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocPipe.Scriban.Runtime;

namespace DocPipe.Scriban.Functions;

/// <summary>The functions of <c>html</c>.</summary>
internal static class HtmlFunctions
{
    private const string KeptInUrls = "-_.~!*'();/?:@&=+$,#[]";

    private static readonly Lazy<Regex> Tags = new(() => new Regex(
        """<script.*?</script>|<!--.*?-->|<style.*?</style>|<(?:[^>=]|='[^']*'|="[^"]*"|=[^'"][^\s>]*)*>""",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    public static IEnumerable<NativeFunction> All =>
    [
        new("strip(text: string)", call => string.IsNullOrEmpty(call.Text(0)) ? call.Text(0) : Tags.Value.Replace(call.Text(0)!, string.Empty)),
        new("escape(text: string)", call => WebUtility.HtmlEncode(call.Text(0))),
        new("newline_to_br(text: string)", call => NewlineToBr(call.Text(0))),
        new("url_encode(text: string)", call => call.Text(0) is { } text ? Uri.EscapeDataString(text) : null),
        new("url_escape(text: string)", call => UrlEscape(call.Text(0))),
    ];

    private static string? NewlineToBr(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return text;
        var broken = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isEnd = text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r'));
            broken.Append(isEnd ? "<br />" : string.Empty).Append(text[i]);
        }

        return broken.ToString();
    }

    private static string? UrlEscape(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return text;
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isKept = rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || KeptInUrls.Contains((char)rune.Value, StringComparison.Ordinal));
            escaped.Append(isKept ? rune.ToString() : Uri.EscapeDataString(rune.ToString()));
        }

        return escaped.ToString();
    }
}
