using System.Text;
using DocPipe.Text;

namespace DocPipe.Ingest.Layout;

/// <summary>Signs that stand side by side, in order.</summary>
internal sealed class TextLine
{
    /// <summary>A gap from which Latin words, and from which Chinese ones are apart, in heights of the letter.</summary>
    private const double LatinGap = 0.18, HanGap = 0.42;

    public TextLine(List<Glyph> glyphs)
    {
        glyphs.Sort((a, b) => a.X.CompareTo(b.X));
        Glyphs = glyphs;
        var sizes = glyphs.Where(g => !g.IsBlank).Select(g => g.Size).DefaultIfEmpty(glyphs[0].Size).Order().ToArray();
        Size = sizes[sizes.Length / 2];
        Baseline = glyphs.FirstOrDefault(g => g.Size >= Size * 0.9, glyphs[0]).Y;
        Left = glyphs.FirstOrDefault(g => !g.IsBlank, glyphs[0]).X;
        Right = glyphs.LastOrDefault(g => !g.IsBlank, glyphs[^1]).Right;
        Text = RightToLeft.Ordered(Join(glyphs, Size, Baseline));
    }

    public List<Glyph> Glyphs { get; }

    public double Left { get; }

    public double Right { get; }

    public double Baseline { get; }

    public double Size { get; }

    public double Top => Baseline - 0.88 * Size;

    public double Bottom => Baseline + 0.12 * Size;

    public string Text { get; }

    private static string Join(List<Glyph> glyphs, double size, double baseline)
    {
        var text = new StringBuilder(glyphs.Count);
        for (var i = 0; i < glyphs.Count; i++)
        {
            var glyph = glyphs[i];
            if (glyph.IsBlank)
            {
                if (text.Length > 0 && text[^1] != ' ' && IsBlankMeant(glyphs, i)) text.Append(' ');
                continue;
            }

            if (IsNoteMark(glyph, text, size, baseline)) continue;
            if (i > 0 && !glyphs[i - 1].IsBlank && text.Length > 0 && text[^1] != ' ' && glyph.X - glyphs[i - 1].Right > Gap(glyphs[i - 1], glyph)) text.Append(' ');
            text.Append(glyph.Text);
        }

        return text.ToString().Trim();
    }

    /// <summary>A small raised number after a word or a mark refers to a note; after a letter it is a power.</summary>
    private static bool IsNoteMark(Glyph glyph, StringBuilder text, double size, double baseline) =>
        glyph.Size < 0.75 * size && baseline - glyph.Y > 0.2 * size && glyph.Text.Length == 1 && char.IsAsciiDigit(glyph.Text[0])
        && text.Length > 0 && (IsWide(text[^1]) || text[^1] is '，' or '。');

    /// <summary>Justified Chinese is spread by blanks that are no words' ends: a blank beside a Chinese character counts only if it is wide.</summary>
    private static bool IsBlankMeant(List<Glyph> glyphs, int at)
    {
        var (before, after) = (at > 0 ? glyphs[at - 1] : default, at + 1 < glyphs.Count ? glyphs[at + 1] : default);
        if (before.Text is null || after.Text is null || before.IsBlank || after.IsBlank) return true;
        return !(IsWide(before.Text[^1]) || IsWide(after.Text[0])) || Math.Max(after.X - before.Right, glyphs[at].Width) > 0.2 * Math.Max(before.Size, after.Size);
    }

    private static double Gap(Glyph before, Glyph after)
    {
        var size = Math.Max(before.Size, after.Size);
        return size * (IsWide(before.Text[^1]) || IsWide(after.Text[0]) ? HanGap : LatinGap);
    }

    /// <summary>Chinese characters and their marks, which need no blank between them.</summary>
    public static bool IsWide(char c) => CharClass.IsHan(c) || c is >= '\u2E80' and <= '\u30FF' or >= '\uFF00' and <= '\uFFEF' or >= '\u2460' and <= '\u24FF'
        or '“' or '”' or '‘' or '’' or '…' or '—' or '·' or >= '\uD840' and <= '\uDFFF';
}
