using System.Globalization;

namespace DocPipe.Render.Wording;

/// <summary>Words put together as a person would.</summary>
internal static class Phrases
{
    /// <summary>甲、乙、丙等8个单位: all where they are few, else the first of them and how many there are.</summary>
    public static string Join(IReadOnlyList<string> items, int limit, string measure)
    {
        if (items.Count <= Math.Max(1, limit)) return string.Join('、', items);
        return string.Join('、', items.Take(Math.Max(1, limit))) + string.Create(CultureInfo.InvariantCulture, $"等{items.Count}{measure}");
    }

    /// <summary>At most so many characters, cut after a clause where one ends late enough, with an ellipsis for what is left out.</summary>
    public static string Excerpt(string text, int length)
    {
        if (length < 2 || text.Length <= length) return text;
        var cut = text.AsSpan(0, length - 1).LastIndexOfAny("，；。、：");
        if (cut < length / 2) cut = length - 1;
        if (char.IsHighSurrogate(text[cut - 1])) cut--;
        return text[..cut] + "……";
    }

    /// <summary>Without the mark that ends it, to go on after it.</summary>
    public static string Clause(string text) => text.TrimEnd('。', '；', '，', '、', '：', ';', ',', ' ', '！', '.');

    /// <summary>What is to be done, without the owners and dates that follow it ("…800幅。牵头单位：…", "…台账（责任人：…）").</summary>
    /// <param name="tails">Words with which such a part begins, before a colon.</param>
    public static string Task(string text, IEnumerable<string> tails)
    {
        var end = text.Length;
        foreach (var tail in tails)
            for (var at = text.IndexOf(tail, StringComparison.Ordinal); at >= 0; at = text.IndexOf(tail, at + tail.Length, StringComparison.Ordinal))
                if (at + tail.Length < text.Length && text[at + tail.Length] is '：' or ':') end = Math.Min(end, at);
        var kept = text[..end].TrimEnd('。', '；', '，', ';', ',', ' ', '（', '(', '【', '[');
        return kept.Length < 4 ? text : kept;
    }

    /// <summary>
    /// Quoted words as the office's own print sets them: figures and letters at half width, commas between Han characters at full width.
    /// </summary>
    public static string Printed(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\uFF05', '\uFF5A');
        if (at < 0 && text.AsSpan().IndexOfAny(",;:") < 0) return text;
        return string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                var (before, after) = (i > 0 ? from[i - 1] : ' ', i + 1 < from.Length ? from[i + 1] : ' ');
                to[i] = from[i] switch
                {
                    (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') or '％' => (char)(from[i] - 0xFEE0),
                    '．' when IsFigure(before) && IsFigure(after) => '.',
                    ',' or ';' or ':' when before >= '\u2E80' && after >= '\u2E80' && !(IsFigure(before) && IsFigure(after)) => (char)(from[i] + 0xFEE0),
                    var other => other,
                };
            }
        });
    }

    private static bool IsFigure(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    /// <summary>The last part of a path, whichever way its slashes lean.</summary>
    public static string FileName(string path)
    {
        var at = path.AsSpan().LastIndexOfAny('/', '\\');
        return at < 0 ? path : path[(at + 1)..];
    }
}
