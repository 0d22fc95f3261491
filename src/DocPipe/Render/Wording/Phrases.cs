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

    /// <summary>The last part of a path, whichever way its slashes lean.</summary>
    public static string FileName(string path)
    {
        var at = path.AsSpan().LastIndexOfAny('/', '\\');
        return at < 0 ? path : path[(at + 1)..];
    }
}
