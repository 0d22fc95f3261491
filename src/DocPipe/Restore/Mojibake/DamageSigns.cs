using System.Numerics;
using DocPipe.Text;

namespace DocPipe.Restore.Mojibake;

internal enum DamageSign : byte
{
    None,

    /// <summary>Belongs to no Chinese prose: bopomofo, box drawing, vertical forms, kana, Greek and Cyrillic letters, private use.</summary>
    Alien,

    /// <summary>A Chinese character so rare that damage explains it better than an author.</summary>
    Rare,

    /// <summary>"?" or U+FFFD, which programs write for what they could not read.</summary>
    Loss,

    /// <summary>A Chinese character that is seldom seen; many of them together are damage that has no clearer sign.</summary>
    Uncommon,

    /// <summary>A letter of the upper half of Latin-1, where bytes of another encoding end up.</summary>
    Latin,
}

/// <summary>A table of what each UTF-16 unit may betray, so that clean text is passed over at the speed of memory.</summary>
internal sealed class DamageSigns
{
    /// <summary>Log probability below which a Chinese character is rare enough to look around it: once in a million.</summary>
    private const float RareBelow = -13.8f;

    /// <summary>Log probability below which a character is uncommon, and how many of six neighbours may be.</summary>
    private const float UncommonBelow = -10.8f;

    private const int Crowd = 4;

    /// <summary>Log probability below which no repair may bring a character in: the model never met it.</summary>
    private const float NeverMet = -17;

    private readonly DamageSign[] signs = new DamageSign[0x10000];
    private readonly Func<char, float> alone;

    public DamageSigns(CharacterModel model)
    {
        alone = model.Alone;
        for (var c = 0; c < signs.Length; c++) signs[c] = Sign((char)c, model);
    }

    public DamageSign Of(char value) => signs[value];

    /// <summary>The next sign at or after a place; -1 where the text has none left.</summary>
    public int Next(ReadOnlySpan<char> text, int from)
    {
        var uncommon = 0u;
        for (var i = from; i < text.Length; i++)
        {
            var sign = signs[text[i]];
            uncommon = (uncommon << 1) & 0x3F;
            if (sign == DamageSign.None) continue;
            if (sign == DamageSign.Uncommon)
            {
                uncommon |= 1;
                if (BitOperations.PopCount(uncommon) >= Crowd) return i;
            }
            else if (!IsInWord(text, i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A letter that has its place in a word of its own script: "(lǐ)", "café", a Japanese name.</summary>
    public static bool IsInWord(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        var before = at > 0 ? text[at - 1] : ' ';
        var after = at + 1 < text.Length ? text[at + 1] : ' ';
        if (c is '±' or '×' or '÷' or '≥' or '≤') return !CharClass.IsHan(after) || char.IsAsciiDigit(before);
        if (IsKana(c)) return IsKana(before) || IsKana(after);
        if (c is < '\u00C0' or > '\u024F' || IsBehindLetter(text, at)) return false;
        return before < '\u0080' && after < '\u0080' && (char.IsAsciiLetter(before) || char.IsAsciiLetter(after) || (before == '(' && after == ')'));
    }

    /// <summary>Whether the word is a reading in brackets right behind a lone letter ("F(xiàn)"), which reads a character that is damaged.</summary>
    private static bool IsBehindLetter(ReadOnlySpan<char> text, int at)
    {
        var open = at - 1;
        while (open > 0 && at - open < 7 && text[open] is not ('(' or '（')) open--;
        return open > 0 && text[open] is '(' or '（' && char.IsAsciiLetter(text[open - 1]) && (open == 1 || text[open - 2] >= '\u0080' || char.IsPunctuation(text[open - 2]));
    }

    private static bool IsKana(char c) => c is >= '\u3041' and <= '\u30FF';

    /// <summary>Whether a repair holds nothing that is damage itself.</summary>
    public bool IsClean(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (signs[c] is not (DamageSign.None or DamageSign.Rare or DamageSign.Uncommon) || (signs[c] == DamageSign.Rare && alone(c) < NeverMet)) return false;
        return true;
    }

    private static DamageSign Sign(char c, CharacterModel model) => c switch
    {
        '?' or '\uFFFD' => DamageSign.Loss,
        < '\u0080' => DamageSign.None,
        '·' or '°' or '²' or '³' or '\u00A0' or '½' or '¥' or '§' or '¼' or '¾' or '»' or '«' or '®' or '©' => DamageSign.None,
        '×' or '÷' or '±' or (>= '\u2200' and <= '\u22FF') or '⊙' or '〖' or '〗' => DamageSign.Alien,
        < '\u0100' => DamageSign.Latin,
        < '\u0250' or (>= '\u0370' and <= '\u04FF') => DamageSign.Alien,
        >= '\u2500' and <= '\u257F' or >= '\u2581' and <= '\u2595' => DamageSign.Alien,
        >= '\u3041' and <= '\u30FF' or >= '\u3105' and <= '\u3129' or >= '\uFE30' and <= '\uFE6B' or >= '\uFF61' and <= '\uFFDC' => DamageSign.Alien,
        >= '\uE000' and <= '\uF8FF' => DamageSign.Alien,
        _ when CharClass.IsHan(c) => model.Alone(c) switch
        {
            < RareBelow => DamageSign.Rare,
            < UncommonBelow => DamageSign.Uncommon,
            _ => DamageSign.None,
        },
        _ => DamageSign.None,
    };
}
