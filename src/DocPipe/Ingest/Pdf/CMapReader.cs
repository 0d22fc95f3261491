using System.Text;

namespace DocPipe.Ingest.Pdf;

/// <summary>Reads a character map that stands in a file as text: ToUnicode, or the encoding of a font (Adobe technical notes 5014 and 5411).</summary>
internal static class CMapReader
{
    /// <param name="named">Gives the predefined map that another is built on.</param>
    public static CMap Read(ReadOnlySpan<byte> bytes, Func<string, CMap?> named)
    {
        var map = new CMap();
        var scanner = new PdfScanner(bytes);
        var name = "";
        var number = 0.0;
        while (scanner.Read())
        {
            if (scanner.Kind == TokenKind.Name) name = scanner.Name;
            else if (scanner.Kind == TokenKind.Number) number = scanner.Number;
            if (scanner.Kind != TokenKind.Word) continue;
            switch (scanner.Name)
            {
                case "usecmap": map.Base ??= named(name); break;
                case "def" when name == "WMode": map.IsVertical = number == 1; break;
                case "begincodespacerange": Spaces(ref scanner, map); break;
                case "beginbfchar": TextChars(ref scanner, map); break;
                case "beginbfrange": TextRanges(ref scanner, map); break;
                case "begincidchar": Cids(ref scanner, map, range: false); break;
                case "begincidrange": Cids(ref scanner, map, range: true); break;
            }
        }

        return map;
    }

    private static void Spaces(ref PdfScanner scanner, CMap map)
    {
        while (Code(ref scanner, out var first, out var length) && Code(ref scanner, out var last, out _))
            if (length is >= 1 and <= 4) map.AddSpace(length, first, last);
    }

    private static void Cids(ref PdfScanner scanner, CMap map, bool range)
    {
        while (Code(ref scanner, out var first, out var length))
        {
            var last = first;
            if (range && !Code(ref scanner, out last, out _)) return;
            if (!scanner.Read() || scanner.Kind != TokenKind.Number) return;
            map.AddCids(length, first, last, (int)Math.Clamp(scanner.Number, 0, 0xFFFFFF));
        }
    }

    private static void TextChars(ref PdfScanner scanner, CMap map)
    {
        while (Code(ref scanner, out var code, out _) && scanner.Read())
            if (scanner.Kind == TokenKind.String) map.AddText(code, Text(scanner.Text));
            else if (scanner.Kind == TokenKind.Word) return;
    }

    private static void TextRanges(ref PdfScanner scanner, CMap map)
    {
        while (Code(ref scanner, out var first, out _) && Code(ref scanner, out var last, out _) && scanner.Read())
        {
            if (scanner.Kind == TokenKind.String) map.AddTexts(first, last, Text(scanner.Text));
            else if (scanner.Kind == TokenKind.Open)
                for (var code = first; scanner.Read() && scanner.Kind == TokenKind.String; code++) map.AddText(code, Text(scanner.Text));
            else return;
        }
    }

    private static bool Code(ref PdfScanner scanner, out uint code, out int length)
    {
        (code, length) = (0, 0);
        if (!scanner.Read() || scanner.Kind != TokenKind.String) return false;
        length = scanner.Text.Length;
        foreach (var b in scanner.Text) code = code << 8 | b;
        return true;
    }

    /// <summary>UTF-16, high byte first; a lone byte is a character by itself.</summary>
    private static string Text(ReadOnlySpan<byte> bytes) =>
        bytes.Length == 1 ? ((char)bytes[0]).ToString() : Encoding.BigEndianUnicode.GetString(bytes[..(bytes.Length & ~1)]);
}
