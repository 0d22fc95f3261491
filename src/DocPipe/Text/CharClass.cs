namespace DocPipe.Text;

/// <summary>What kind of character stands somewhere, in half and full width alike.</summary>
internal static class CharClass
{
    public static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf' or '〇';

    /// <summary>Blanks inside a line, the ideographic space included; not line ends.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\u3000' or '\u00a0' or '\u200b' or '\ufeff';

    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u2028' or '\u2029' or '\f' or '\v';

    /// <summary>Marks that end a sentence for certain.</summary>
    public static bool IsFullStop(char c) => c is '。' or '！' or '!' or '？' or '?' or '…' or '\uff61';

    public static bool IsSemicolon(char c) => c is '；' or ';';

    public static bool IsColon(char c) => c is '：' or ':' or '﹕' or '∶';

    public static bool IsComma(char c) => c is '，' or ',' or '﹐';

    public static bool IsOpening(char c) => c is '(' or '（' or '〔' or '[' or '【' or '﹙';

    public static bool IsClosing(char c) => c is ')' or '）' or '〕' or ']' or '】' or '﹚';

    /// <summary>The value of a decimal digit in either width, or -1.</summary>
    public static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        _ => -1,
    };

    public static int SkipBlanks(ReadOnlySpan<char> text, int at, int end)
    {
        while (at < end && IsBlank(text[at])) at++;
        return at;
    }

    /// <summary>Moves <paramref name="at"/> back over blanks, not below <paramref name="start"/>.</summary>
    public static int TrimBlanksBefore(ReadOnlySpan<char> text, int start, int at)
    {
        while (at > start && IsBlank(text[at - 1])) at--;
        return at;
    }

    /// <summary>Moves <paramref name="end"/> back over blanks and line ends, not below <paramref name="start"/>.</summary>
    public static int TrimEnd(ReadOnlySpan<char> text, int start, int end)
    {
        while (end > start && (IsBlank(text[end - 1]) || IsLineEnd(text[end - 1]))) end--;
        return end;
    }
}
