using System.Text;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Ingest;

/// <param name="Name">As written in <see cref="Source.Encoding"/>.</param>
/// <param name="Skip">Bytes of a byte-order mark.</param>
/// <param name="Margin">How much likelier than the next best, in natural logarithms; infinite where a mark settles it.</param>
internal sealed record DetectedEncoding(string Name, Encoding Encoding, int Skip, double Margin);

/// <summary>
/// Finds the encoding under which the bytes are the likeliest Chinese. A decode without errors proves nothing (GB18030 reads any Big5 file),
/// nor does a declaration, which counts as a hint only.
/// </summary>
internal sealed class EncodingDetector(CharacterModel model)
{
    private const int Sample = 16 << 10;

    /// <summary>What one undecodable byte costs, in natural logarithms: more than the rarest character.</summary>
    private const double Error = 24;

    /// <summary>What a declared charset is worth: a handful of characters' evidence overrules it.</summary>
    private const double Declared = 6;

    /// <summary>Bytes of another encoding seldom form UTF-8's pairs and triples; this is what each well-formed one tells.</summary>
    private const double Pair = 10, Triple = 2;

    private static readonly (string Name, Encoding Encoding)[] candidates =
    [
        ("utf-8", Lenient(65001)), ("gb18030", Lenient(54936)), ("big5", Lenient(950)),
        ("utf-16", Lenient(1200)), ("utf-16be", Lenient(1201)), ("utf-32", Lenient(12000)), ("utf-32be", Lenient(12001)),
        ("hz-gb-2312", Lenient(52936)),
    ];

    private static readonly (byte[] Mark, string Name)[] marks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE, 0, 0], "utf-32"), ([0, 0, 0xFE, 0xFF], "utf-32be"),
        ([0xFF, 0xFE], "utf-16"), ([0xFE, 0xFF], "utf-16be"), ([0x84, 0x31, 0x95, 0x33], "gb18030"),
    ];

    /// <param name="declared">A charset that the content names, or null.</param>
    public DetectedEncoding Detect(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        foreach (var (mark, name) in marks)
            if (bytes.StartsWith(mark)) return new DetectedEncoding(name, Named(name), mark.Length, double.PositiveInfinity);

        var sample = SampleOf(bytes);
        if (!sample.ContainsAnyExceptInRange((byte)0, (byte)0x7F) && !sample.Contains((byte)0) && sample.IndexOf("~{"u8) < 0)
            return new DetectedEncoding("utf-8", Named("utf-8"), 0, double.PositiveInfinity);

        var wanted = Canonical(declared);
        DetectedEncoding? best = null;
        double bestScore = double.NegativeInfinity, second = double.NegativeInfinity;
        foreach (var (name, encoding) in candidates)
        {
            if (!Possible(name, sample)) continue;
            var score = Score(sample, name, encoding) + (name == wanted ? Declared : 0);
            if (score > bestScore) (best, second, bestScore) = (new DetectedEncoding(name, encoding, 0, 0), bestScore, score);
            else second = Math.Max(second, score);
        }

        return best! with { Margin = bestScore - second };
    }

    private static Encoding Named(string name) => candidates.First(c => c.Name == name).Encoding;

    private static string? Canonical(string? declared) => declared?.Trim().ToLowerInvariant() switch
    {
        "gb2312" or "gbk" or "gb18030" or "cp936" or "x-gbk" or "gb_2312-80" => "gb18030",
        "big5" or "big5-hkscs" or "cp950" => "big5",
        "utf8" or "utf-8" => "utf-8",
        var other => other,
    };

    private static bool Possible(string name, ReadOnlySpan<byte> sample) => name switch
    {
        "hz-gb-2312" => sample.IndexOf("~{"u8) >= 0 && !sample.ContainsAnyExceptInRange((byte)0, (byte)0x7F),
        "utf-32" or "utf-32be" => sample.Contains((byte)0) && sample.Length >= 4,
        "utf-16" or "utf-16be" => sample.Length >= 2,
        _ => true,
    };

    /// <summary>From the line with the first byte that is no ASCII: what goes before says nothing. Aligned to four for the wide encodings.</summary>
    private static ReadOnlySpan<byte> SampleOf(ReadOnlySpan<byte> bytes)
    {
        var first = bytes.IndexOfAnyExceptInRange((byte)1, (byte)0x7F);
        if (first <= Sample / 2) return bytes[..Math.Min(bytes.Length, Sample)];
        var line = Math.Max(bytes[..first].LastIndexOf((byte)'\n') + 1, first - 256) & ~3;
        return bytes.Slice(line, Math.Min(Sample, bytes.Length - line));
    }

    private double Score(ReadOnlySpan<byte> sample, string name, Encoding encoding)
    {
        var decoder = encoding.GetDecoder();
        var text = new char[encoding.GetMaxCharCount(sample.Length)];
        // A character cut in two by the end of the sample is no error, so the decoder isn't flushed.
        var length = decoder.GetChars(sample, text, flush: false);
        var read = text.AsSpan(0, length);
        var score = 0.0;
        var before = '\n';
        var errors = 0;
        foreach (var c in read)
        {
            if (c == '\uFFFD')
            {
                errors++;
                score -= Error;
            }
            else
            {
                score += model.After(before, c);
            }

            before = c;
        }

        if (name == "utf-8" && errors * 50 <= length)
            foreach (var c in read)
                score += c switch { '\uFFFD' or < '\u0080' => 0, < '\u0800' => Pair, _ => Triple };
        return score;
    }

    private static Encoding Lenient(int page) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))
            ?? Encoding.GetEncoding(page, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")));
}
