using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Ingest;

/// <param name="Encoding">The real encoding, whatever was declared.</param>
internal sealed record DecodedText(string Text, string Encoding, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Decodes the bytes of a text format, with line ends as they stand and without the byte-order mark.</summary>
internal static partial class PlainText
{
    /// <summary>A margin below this (natural logarithms) is no better than a guess.</summary>
    private const double Doubt = 4;

    /// <exception cref="UnreadableException">The bytes are no text in any encoding, or too many.</exception>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, CharacterModel model, ReadLimits limits)
    {
        var declared = DeclaredCharset(bytes);
        var detected = new EncodingDetector(model).Detect(bytes, declared);
        var body = bytes[detected.Skip..];
        if (detected.Encoding.GetCharCount(body) > limits.Characters)
            throw new UnreadableException(ReadFailure.TooLarge(bytes.Length, limits.FileBytes));
        var text = detected.Encoding.GetString(body);
        if (IsRubbish(text)) throw new UnreadableException(ReadFailure.NotText);

        var notes = ImmutableArray.CreateBuilder<Diagnostic>();
        if (detected.Margin < Doubt)
            notes.Add(new Diagnostic(Severity.Info, "DP1101", $"文字太少，难以断定编码，按 {detected.Name} 读取。如有乱码，请另存为 UTF-8 后重新报送。"));
        var lost = text.AsSpan().Count('\uFFFD');
        if (lost > 0)
            notes.Add(new Diagnostic(Severity.Warning, "DP1102", $"有 {lost} 处字节无法识别，原文件可能已损坏，相应文字以“\uFFFD”代替。"));
        return new DecodedText(text, detected.Name, notes.ToImmutable());
    }

    /// <summary>Control characters and undecodable bytes beyond what damage does to a text.</summary>
    private static bool IsRubbish(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, 64 << 10));
        int bad = 0, control = 0;
        foreach (var c in sample)
        {
            if (c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF')) bad++;
            else if (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\v')) control++;
        }

        return bad * 4 > sample.Length || control * 20 > sample.Length;
    }

    /// <summary>The charset that a web page or an XML file names in its first kilobytes.</summary>
    private static string? DeclaredCharset(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2048)]);
        var match = Charset().Match(head);
        return match.Success ? match.Groups["name"].Value : null;
    }

    [GeneratedRegex("<(meta|\\?xml)[^>]{0,200}(charset|encoding) *= *[\"']?(?<name>[A-Za-z0-9_-]{2,30})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Charset();
}
