namespace DocPipe.Text;

/// <summary>Letters and syllables of Hanyu Pinyin, written with tone marks or without.</summary>
internal static class Pinyin
{
    private const string Toned = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ", Plain = "aaaaeeeeiiiioooouuuuüüüünnnm";

    private static readonly string[] initials =
        ["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w"];

    private static readonly HashSet<string> finals = new(StringComparer.Ordinal)
    {
        "a", "o", "e", "i", "u", "ü", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue", "üe", "er", "an", "en", "in", "un", "ün", "ang", "eng", "ing", "ong",
        "ia", "iao", "ian", "iang", "iong", "ua", "uo", "uai", "uan", "uang", "üan",
    };

    public static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or 'ü' || IsToned(c);

    public static bool IsToned(char c) => c > '\u007F' && Toned.Contains(c, StringComparison.Ordinal);

    /// <summary>One syllable with at most one tone mark.</summary>
    public static bool IsSyllable(ReadOnlySpan<char> letters)
    {
        if (letters.IsEmpty || letters.Length > 6) return false;
        Span<char> plain = stackalloc char[letters.Length];
        var tones = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            var at = Toned.IndexOf(letters[i], StringComparison.Ordinal);
            if (at >= 0) tones++;
            plain[i] = at >= 0 ? Plain[at] : letters[i];
        }

        if (tones > 1) return false;
        foreach (var initial in initials)
            if (plain.StartsWith(initial, StringComparison.Ordinal) && IsFinal(plain[initial.Length..])) return true;
        return IsFinal(plain);
    }

    private static bool IsFinal(ReadOnlySpan<char> letters) => finals.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters);
}
