using System.Text;
using DocPipe.Text;

namespace DocPipe.Ingest.Layout;

/// <summary>
/// Joins the lines of a column into paragraphs: a line that is full and whose next line is not set in goes on there. Chinese is joined
/// without a blank.
/// </summary>
internal static class Paragraphs
{
    /// <summary>
    /// Letter heights: how far a full line may end before the margin, beyond which a mark may hang; how near it must be if it ends a sentence;
    /// and from how far a line is set in.
    /// </summary>
    private const double Short = 2.4, ShortAtEnd = 1.1, SetIn = 1.2;

    /// <summary>Baselines further apart than this many letter heights belong to different paragraphs.</summary>
    private const double Leading = 3;

    /// <summary>The margins of a stretch of text and whether its paragraphs are set in, which all pages of a document share.</summary>
    public readonly record struct Measure(double Left, double Right, bool SetsIn);

    public static Measure MeasureOf(IReadOnlyList<TextLine> lines)
    {
        if (lines.Count == 0) return default;
        var size = lines[lines.Count / 2].Size;
        var left = Common(lines, size);
        // A mark at a line's end may hang over the margin.
        var right = lines.Max(l => IsClosing(l.Text[^1]) && l.Text.Length > 1 ? l.Right - 0.9 * l.Size : l.Right);
        var indented = lines.Count(l => l.Left - left > SetIn * l.Size && l.Left - left < 3.5 * l.Size && right - l.Right < Short * l.Size);
        return new Measure(left, right, indented >= 2);
    }

    public static bool GoesOn(TextLine line, TextLine next, Measure measure, bool samePage)
    {
        if (Math.Abs(line.Size - next.Size) > 0.15 * line.Size) return false;
        if (samePage && next.Baseline - line.Baseline > Leading * line.Size) return false;
        if (IsTitleGoingOn(line, next, measure)) return true;
        if (!IsFull(line, next, measure) || next.Left - measure.Left > SetIn * next.Size) return false;
        return measure.SetsIn || !(ParagraphMarks.Begins(next.Text) || ParagraphMarks.Ends(line.Text) && ParagraphMarks.Label(next.Text));
    }

    public static void Append(StringBuilder paragraph, string line)
    {
        if (paragraph.Length > 0 && line.Length > 0)
        {
            var (last, first) = (paragraph[^1], line[0]);
            if (last == '-' && char.IsAsciiLetterLower(first) && paragraph.Length > 1 && char.IsAsciiLetter(paragraph[^2])) paragraph.Length--;
            else if (!TextLine.IsWide(last) && !TextLine.IsWide(first) && !(char.IsAsciiDigit(last) && char.IsAsciiDigit(first))) paragraph.Append(' ');
        }

        paragraph.Append(line);
    }

    /// <summary>A line is full when what the next one begins with, which can't be broken, had no room on it.</summary>
    private static bool IsFull(TextLine line, TextLine next, Measure measure)
    {
        var room = (measure.Right - line.Right) / line.Size;
        return room < Math.Max(ParagraphMarks.Ends(line.Text) ? ShortAtEnd : Short, FirstWord(next) / next.Size + 0.3);
    }

    /// <summary>Marks that never begin a line.</summary>
    private static bool IsClosing(char c) => c is '，' or '。' or '、' or '；' or '：' or '！' or '？' or '）' or '”' or '》' or '」' or ',' or '.' or ';' or ':';

    /// <summary>Width of a Chinese character or of a word of letters and digits, with the marks that stay with it.</summary>
    private static double FirstWord(TextLine line)
    {
        var first = line.Glyphs.FindIndex(g => !g.IsBlank);
        if (first < 0) return 0;
        var last = first;
        if (!TextLine.IsWide(line.Glyphs[first].Text[0]))
            while (last + 1 < line.Glyphs.Count && !line.Glyphs[last + 1].IsBlank && !TextLine.IsWide(line.Glyphs[last + 1].Text[0])) last++;
        while (last + 1 < line.Glyphs.Count && IsClosing(line.Glyphs[last + 1].Text[0])) last++;
        return line.Glyphs[last].Right - line.Glyphs[first].X;
    }

    /// <summary>The lines of a title stand in the middle, one below the other, and are shorter than the text is wide.</summary>
    private static bool IsTitleGoingOn(TextLine line, TextLine next, Measure measure)
    {
        var middle = (measure.Left + measure.Right) / 2;
        var width = measure.Right - measure.Left;
        return IsCentred(line) && IsCentred(next) && line.Right - line.Left > 0.5 * width && next.Baseline - line.Baseline < 2.2 * line.Size
            && !CharClass.IsColon(line.Text[^1]) && line.Text[^1] is not ('。' or '；');

        bool IsCentred(TextLine l) => Math.Abs((l.Left + l.Right) / 2 - middle) < l.Size && l.Left - measure.Left > SetIn * l.Size && measure.Right - l.Right > SetIn * l.Size;
    }

    /// <summary>The left edge: the outermost that more lines than one in twelve share.</summary>
    private static double Common(IReadOnlyList<TextLine> lines, double size)
    {
        var edges = lines.GroupBy(l => Math.Round(l.Left / (size * 0.5))).OrderBy(g => g.Key).ToList();
        return (edges.Find(g => g.Count() >= 2 && g.Count() * 12 >= lines.Count) ?? edges[0]).Min(l => l.Left);
    }
}
