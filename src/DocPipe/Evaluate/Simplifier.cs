using System.Text;
using DocPipe.Model;

namespace DocPipe.Evaluate;

/// <summary>Makes names comparable: simplified characters, without pinyin in parentheses, blanks and punctuation.</summary>
internal sealed class Simplifier
{
    private const string Dropped = ",，。;；:：、()（）「」“”\"";
    private readonly Dictionary<string, string> table = new(StringComparer.Ordinal);

    public Simplifier(DataFolder models)
    {
        foreach (var row in models.Rows("opencc/TSCharacters.txt"))
            if (row.Length >= 2) table[row[0]] = row[1].Split(' ')[0];
    }

    public string Simplify(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var result = new StringBuilder(text.Length);
        foreach (var rune in WithoutPinyin(text).EnumerateRunes())
        {
            var c = rune.ToString();
            if (!Rune.IsWhiteSpace(rune) && !Dropped.Contains(c, StringComparison.Ordinal)) result.Append(table.GetValueOrDefault(c, c));
        }

        return result.ToString();
    }

    private static string WithoutPinyin(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        while (open >= 0)
        {
            var close = open + 1;
            while (close < text.Length && text[close] is >= 'a' and <= 'z' or >= 'à' and <= 'ǜ') close++;
            if (close > open + 1 && close < text.Length && text[close] == ')') text = text.Remove(open, close + 1 - open);
            else open++;
            open = text.IndexOf('(', open);
        }

        return text;
    }
}
