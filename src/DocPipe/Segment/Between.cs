namespace DocPipe.Segment;

/// <summary>What lies between blocks: punctuation, blanks, other scripts.</summary>
internal static class Between
{
    /// <summary>The UTF-16 length of the piece at a place: 2 for "\r\n" and for a surrogate pair, else 1.</summary>
    public static int Length(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length) return 1;
        var c = text[at];
        if (c == '\r') return text[at + 1] == '\n' ? 2 : 1;
        return char.IsSurrogatePair(c, text[at + 1]) ? 2 : 1;
    }

    /// <summary>What Python's regular expressions call a blank, which is more than <see cref="char.IsWhiteSpace(char)"/>: the four separators before U+0020 too.</summary>
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is >= '\x1c' and <= '\x1f';
}
