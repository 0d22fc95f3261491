namespace DocPipe.Segment;

/// <summary>
/// The characters that can stand in a word: those of jieba's blocks (U+4E00 to U+9FD5, ASCII letters and digits, and + # &amp; . _ % -).
/// Each has a dense code from 1, the commonest first, so that the hot part of every table is small; all others have code 0.
/// </summary>
internal static class Alphabet
{
    public const int MapLength = char.MaxValue + 1;

    public const char FirstHan = '\u4E00';

    public const char LastHan = '\u9FD5';

    private const string AsciiMarks = "+#&._%-";

    public static bool IsHan(char c) => (uint)(c - FirstHan) <= LastHan - FirstHan;

    public static bool Has(char c) => IsHan(c) || char.IsAsciiLetterOrDigit(c) || AsciiMarks.Contains(c);

    /// <summary>Codes by falling weight, then by code point.</summary>
    /// <param name="weights">How common each UTF-16 unit is; of length <see cref="MapLength"/>.</param>
    public static ushort[] Order(ReadOnlySpan<long> weights)
    {
        var members = new List<(long Weight, char Char)>();
        for (var c = 0; c < MapLength; c++)
            if (Has((char)c)) members.Add((weights[c], (char)c));
        members.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Char.CompareTo(b.Char));
        var map = new ushort[MapLength];
        for (var i = 0; i < members.Count; i++) map[members[i].Char] = (ushort)(i + 1);
        return map;
    }
}
