using DocPipe.Text;

namespace DocPipe.Restore.Mojibake;

/// <summary>The characters that lost bytes leave open.</summary>
internal static class GbkChoices
{
    private static readonly char[][] byLead = new char[256][], byTrail = new char[256][];

    /// <summary>For a pair that a reader dropped, [first byte, trail]: the characters whose lead makes no character with the first byte.</summary>
    private static readonly char[]?[] afterDropped = new char[0x10000][];

    static GbkChoices()
    {
        for (var b = 0; b < 256; b++)
        {
            byLead[b] = [.. Enumerable.Range(0, 256).Select(t => Gbk.Decode(b, t)).Where(Likely)];
            byTrail[b] = [.. Enumerable.Range(0, 256).Select(l => Gbk.Decode(l, b)).Where(Likely)];
        }
    }

    public static char[] OfLead(int lead) => byLead[lead];

    public static char[] OfTrail(int trail) => byTrail[trail];

    /// <summary>Characters that end with <paramref name="trail"/> and whose lead, read after <paramref name="lost"/>, is no pair.</summary>
    public static char[] AfterDropped(int lost, int trail) =>
        afterDropped[(lost << 8) | trail] ??= [.. byTrail[trail].Where(c => Gbk.Decode(lost, Gbk.Encode(c) >> 8) == '\0')];

    /// <summary>Of the characters that may be meant only Chinese ones and their punctuation are ever guessed.</summary>
    private static bool Likely(char c) => CharClass.IsHan(c) || c is '。' or '，' or '、' or '；' or '：' or '（' or '）' or '“' or '”' or '《' or '》' or '！';
}
