using System.Text;

namespace DocPipe.Text;

/// <summary>
/// The double-byte part of GBK (code page 936) as two tables, so that a search over thousands of framings costs array reads only.
/// User-defined and unassigned pairs read as '\0': no writer of Chinese ever meant them. A private-use character that another program read
/// for a user-defined pair still gives that pair back.
/// </summary>
internal static class Gbk
{
    public const int FirstLead = 0x81, LastLead = 0xFE, FirstTrail = 0x40, LastTrail = 0xFE;

    private static readonly char[] chars = new char[0x10000];
    private static readonly ushort[] codes = new ushort[0x10000];

    static Gbk()
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding(936, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\0"))!;
        Span<byte> pair = stackalloc byte[2];
        Span<char> read = stackalloc char[4];
        for (var lead = FirstLead; lead <= LastLead; lead++)
            for (var trail = FirstTrail; trail <= LastTrail; trail++)
            {
                pair[0] = (byte)lead;
                pair[1] = (byte)trail;
                if (trail == 0x7F || gbk.GetChars(pair, read) != 1 || read[0] is '\0') continue;
                if (read[0] is < '\uE000' or > '\uF8FF') chars[(lead << 8) | trail] = read[0];
                if (codes[read[0]] == 0) codes[read[0]] = (ushort)((lead << 8) | trail);
            }
    }

    public static bool IsLead(int value) => value is >= FirstLead and <= LastLead;

    public static bool IsTrail(int value) => value is >= FirstTrail and <= LastTrail and not 0x7F;

    /// <summary>The character of a pair of bytes; '\0' where the pair is none.</summary>
    public static char Decode(int lead, int trail) => chars[(lead << 8) | trail];

    /// <summary>The pair of bytes of a character, lead in the high byte; 0 where it has none (ASCII included).</summary>
    public static int Encode(char value) => codes[value];
}
