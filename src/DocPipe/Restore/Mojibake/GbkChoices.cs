using DocPipe.Text;

namespace DocPipe.Restore.Mojibake;

/// <summary>The characters that a lost byte leaves open: those with a lead byte, and those with a second byte.</summary>
internal static class GbkChoices
{
    private static readonly char[][] byLead = new char[256][], byTrail = new char[256][];

    static GbkChoices()
    {
        for (var b = 0; b < 256; b++)
        {
            byLead[b] = [.. Enumerable.Range(0, 256).Select(t => Gbk.Decode(b, t)).Where(IsLikely)];
            byTrail[b] = [.. Enumerable.Range(0, 256).Select(l => Gbk.Decode(l, b)).Where(IsLikely)];
        }
    }

    public static char[] OfLead(int lead) => byLead[lead];

    public static char[] OfTrail(int trail) => byTrail[trail];

    /// <summary>Only Chinese characters and their punctuation are ever guessed.</summary>
    private static bool IsLikely(char c) =>
        CharClass.IsHan(c) || c is '。' or '，' or '、' or '；' or '：' or '（' or '）' or '“' or '”' or '《' or '》' or '！';
}
