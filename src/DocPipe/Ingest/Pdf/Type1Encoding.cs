using System.Text;

namespace DocPipe.Ingest.Pdf;

/// <summary>The built-in encoding of a Type 1 font, which its readable first part lists: "dup 65 /A put".</summary>
internal static class Type1Encoding
{
    public static Dictionary<int, string> Read(ReadOnlySpan<byte> bytes)
    {
        var result = new Dictionary<int, string>();
        var end = bytes.IndexOf("eexec"u8);
        var head = end < 0 ? bytes[..Math.Min(bytes.Length, 1 << 16)] : bytes[..end];
        var begin = head.IndexOf("/Encoding"u8);
        if (begin < 0) return result;
        var scanner = new PdfScanner(head) { At = begin };
        var code = -1;
        while (scanner.Read())
        {
            if (scanner.Kind == TokenKind.Number) code = (int)Math.Clamp(scanner.Number, -1, 256);
            else if (scanner.Kind == TokenKind.Name && code is >= 0 and < 256) result.TryAdd(code, Encoding.Latin1.GetString(scanner.Text));
            else if (scanner.Kind == TokenKind.Word && scanner.Name is "def" or "readonly") break;
            if (scanner.Kind != TokenKind.Number) code = -1;
        }

        return result;
    }
}
