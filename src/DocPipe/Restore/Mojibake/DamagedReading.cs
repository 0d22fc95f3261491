using DocPipe.Text;

namespace DocPipe.Restore.Mojibake;

/// <summary>A reading that a converter stuck to what is damage itself.</summary>
internal static class DamagedReading
{
    /// <summary>Where a reading that begins here without its bracket ends ("chuàng)": the bracket went with the byte before it); 0 where none begins.</summary>
    public static int End(string text, int at)
    {
        var end = SyllableEnd(text, at);
        if (end == 0) return 0;
        if (end < text.Length && text[end] is ')' or '）') return end + 1;
        return end - at >= 2 ? end : 0;
    }

    /// <summary>
    /// Where the reading behind a lone letter ends; 0 where none is. In "F(xiàn)將" the letter is the second byte of the character that was
    /// read aloud, its first byte went into the sign before it.
    /// </summary>
    public static int EndBehindLetter(string text, int letter)
    {
        if (letter + 3 >= text.Length || !char.IsAsciiLetter(text[letter]) || text[letter + 1] is not ('(' or '（')) return 0;
        if (letter > 0 && char.IsAsciiLetterOrDigit(text[letter - 1])) return 0;
        var end = SyllableEnd(text, letter + 2);
        return end > 0 && end < text.Length && text[end] is ')' or '）' ? end + 1 : 0;
    }

    private static int SyllableEnd(string text, int at)
    {
        var end = at;
        var toned = false;
        while (end < text.Length && end - at < 7 && Pinyin.IsLetter(text[end])) toned |= Pinyin.IsToned(text[end++]);
        return toned && Pinyin.IsSyllable(text.AsSpan(at, end - at)) ? end : 0;
    }
}
