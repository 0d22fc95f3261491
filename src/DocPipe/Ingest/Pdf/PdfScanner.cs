using System.Buffers.Text;
using System.Text;

namespace DocPipe.Ingest.Pdf;

internal enum TokenKind { End, Number, Name, String, Word, Open, Close }

/// <summary>
/// The tokens of a content stream or a character map (ISO 32000-1, 7.2): both are written in PDF's own syntax. What is no token is passed over.
/// </summary>
internal ref struct PdfScanner(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int At { get; set; }

    public TokenKind Kind { get; private set; }

    public double Number { get; private set; }

    /// <summary>The bytes of a string, or of a name or word as they stand.</summary>
    public ReadOnlySpan<byte> Text { get; private set; }

    /// <summary>A name without its slash, or a word.</summary>
    public readonly string Name => Encoding.Latin1.GetString(Text);

    public bool Read()
    {
        SkipBlanks();
        if (At >= bytes.Length)
        {
            Kind = TokenKind.End;
            return false;
        }

        var c = bytes[At];
        switch (c)
        {
            case (byte)'/': ReadName(); break;
            case (byte)'(': ReadString(); break;
            case (byte)'<' when At + 1 < bytes.Length && bytes[At + 1] == '<': Sign(TokenKind.Open, 2); break;
            case (byte)'<': ReadHex(); break;
            case (byte)'>': Sign(TokenKind.Close, At + 1 < bytes.Length && bytes[At + 1] == '>' ? 2 : 1); break;
            case (byte)'[' or (byte)'{': Sign(TokenKind.Open, 1); break;
            case (byte)']' or (byte)'}' or (byte)')': Sign(TokenKind.Close, 1); break;
            default: ReadRegular(); break;
        }

        return true;
    }

    private void Sign(TokenKind kind, int length)
    {
        Text = bytes.Slice(At, length);
        At += length;
        Kind = kind;
    }

    private void SkipBlanks()
    {
        while (At < bytes.Length)
        {
            if (bytes[At] == '%')
                while (At < bytes.Length && bytes[At] is not ((byte)'\n' or (byte)'\r')) At++;
            else if (!IsBlank(bytes[At])) break;
            else At++;
        }
    }

    private void ReadRegular()
    {
        var start = At;
        while (At < bytes.Length && IsRegular(bytes[At])) At++;
        Text = bytes[start..At];
        Kind = TokenKind.Word;
        if (Text[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.') ReadNumber();
    }

    private void ReadNumber()
    {
        var text = Text.TrimStart("+"u8);
        // "--5" and "1.2-3" are written by broken programs; the readable beginning counts.
        while (text.Length > 1 && text[0] == '-' && text[1] == '-') text = text[1..];
        if (!Utf8Parser.TryParse(text, out double number, out _) || !double.IsFinite(number)) number = 0;
        Number = number;
        Kind = TokenKind.Number;
    }

    private void ReadName()
    {
        var start = ++At;
        var escaped = false;
        while (At < bytes.Length && IsRegular(bytes[At])) escaped |= bytes[At++] == '#';
        Text = bytes[start..At];
        Kind = TokenKind.Name;
        if (!escaped) return;
        var name = new List<byte>(Text.Length);
        for (var i = 0; i < Text.Length; i++)
            if (Text[i] == '#' && i + 2 < Text.Length && AsciiFilters.Digit(Text[i + 1]) is >= 0 and var high && AsciiFilters.Digit(Text[i + 2]) is >= 0 and var low)
            {
                name.Add((byte)(high << 4 | low));
                i += 2;
            }
            else
            {
                name.Add(Text[i]);
            }

        Text = name.ToArray();
    }

    private void ReadHex()
    {
        var start = ++At;
        var end = bytes[At..].IndexOf((byte)'>');
        At = end < 0 ? bytes.Length : At + end + 1;
        Text = AsciiFilters.Hex(bytes[start..(end < 0 ? At : At - 1)]);
        Kind = TokenKind.String;
    }

    private void ReadString()
    {
        var start = ++At;
        var depth = 1;
        var plain = true;
        for (; At < bytes.Length; At++)
        {
            if (bytes[At] == '\\')
            {
                plain = false;
                At++;
            }
            else if (bytes[At] == '(') depth++;
            else if (bytes[At] == ')' && --depth == 0) break;
        }

        var raw = bytes[start..Math.Min(At, bytes.Length)];
        At = Math.Min(At + 1, bytes.Length);
        Text = plain ? raw : Unescape(raw);
        Kind = TokenKind.String;
    }

    private static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        var result = new List<byte>(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                result.Add(raw[i]);
                continue;
            }

            var c = raw[++i];
            switch (c)
            {
                case (byte)'n': result.Add((byte)'\n'); break;
                case (byte)'r': result.Add((byte)'\r'); break;
                case (byte)'t': result.Add((byte)'\t'); break;
                case (byte)'b': result.Add((byte)'\b'); break;
                case (byte)'f': result.Add((byte)'\f'); break;
                case (byte)'\r':
                    if (i + 1 < raw.Length && raw[i + 1] == '\n') i++;
                    break;
                case (byte)'\n': break;
                case >= (byte)'0' and <= (byte)'7':
                    var value = c - '0';
                    for (var n = 0; n < 2 && i + 1 < raw.Length && raw[i + 1] is >= (byte)'0' and <= (byte)'7'; n++) value = value * 8 + raw[++i] - '0';
                    result.Add((byte)value);
                    break;
                default: result.Add(c); break;
            }
        }

        return [.. result];
    }

    private static bool IsBlank(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsRegular(byte c) => !IsBlank(c) && c is not ((byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%');
}
