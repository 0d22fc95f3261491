using System.Text;

namespace DocPipe.Ingest.Doc;

/// <summary>Code page 1252, byte by byte: control characters stay what they are, as Word uses them for marks.</summary>
internal static class Windows1252
{
    private static readonly char[] chars = Table();

    public static char Char(byte value) => chars[value];

    private static char[] Table()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        return [.. Enumerable.Range(0, 256).Select(b => b < 0x80 ? (char)b : encoding.GetString([(byte)b])[0])];
    }
}
