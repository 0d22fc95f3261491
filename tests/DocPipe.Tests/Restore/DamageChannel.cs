using System.Text;

namespace DocPipe.Tests.Restore;

/// <summary>Damages text as web sites and old programs do, so that what was there is known.</summary>
internal static class DamageChannel
{
    private static readonly Encoding gbk = CodePagesEncodingProvider.Instance.GetEncoding(936, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\0"))!;
    private static readonly Encoding western = CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("?"))!;

    /// <summary>A byte left of an indent before the stretch, its last byte lost: "。ㄒ唬┘忧…".</summary>
    public static string AfterIndent(string text, int start, int length) =>
        text[..start] + Misread([0xA1, .. gbk.GetBytes(text.Substring(start, length)).SkipLast(1)]) + text[(start + length)..];

    /// <summary>The stretch's first byte was read as "?"; the reader goes on out of step until an ASCII byte or the end of the stretch.</summary>
    public static string AfterLostLead(string text, int start, int length)
    {
        var bytes = gbk.GetBytes(text.Substring(start, length));
        return text[..start] + "?" + Narrow(Misread(bytes[1..])) + text[(start + length)..];
    }

    public static string Utf8AsGbk(string text, int start, int length) =>
        text[..start] + gbk.GetString(Encoding.UTF8.GetBytes(text.Substring(start, length))).Replace("\0", "?", StringComparison.Ordinal) + text[(start + length)..];

    public static string Utf8AsWestern(string text, int start, int length) =>
        text[..start] + western.GetString(Encoding.UTF8.GetBytes(text.Substring(start, length))) + text[(start + length)..];

    /// <summary>Reads pairs out of step; a pair that is no character is dropped, and a byte without a partner is lost.</summary>
    private static string Misread(byte[] bytes)
    {
        var result = new StringBuilder();
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                result.Append((char)bytes[i]);
                // The step is found again here: the rest is read as it was written.
                return result.Append(gbk.GetString(bytes, i + 1, bytes.Length - i - 1).Replace("\0", "", StringComparison.Ordinal)).ToString();
            }

            if (i + 1 == bytes.Length) break;
            var read = gbk.GetString(bytes, i, 2);
            i++;
            if (read.Length == 1 && read[0] is not ('\0' or (>= '\uE000' and <= '\uF8FF'))) result.Append(read);
        }

        return result.ToString();
    }

    private static string Narrow(string text) => string.Concat(text.Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c));
}
