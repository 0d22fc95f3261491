using DocPipe.Ingest.Layout;

namespace DocPipe.Ingest.Pdf;

/// <summary>
/// Collects a page's signs in device space (y downwards) and hands the page on turned so that most of its text runs from left to right:
/// sheets are scanned sideways, and vertical text is a page turned by a quarter.
/// </summary>
internal sealed class PageSink
{
    private const int MostGlyphs = 400_000;

    private readonly double width, height;
    private readonly List<(Glyph Glyph, int Turn)> glyphs = [];
    private readonly List<Rule> rules = [];
    private readonly int[] turns = new int[4];
    private double picture;
    private int unknown;

    public PageSink(double width, double height)
    {
        (this.width, this.height) = (width, height);
        Paths = new PathReader(rules);
    }

    public PathReader Paths { get; }

    /// <param name="matrix">From the letter's unit square to the page.</param>
    /// <param name="advance">Width as a share of the letter's height.</param>
    /// <param name="down">For vertical writing, how far a sign goes down; null for horizontal.</param>
    public void Add(string? text, in Matrix matrix, double advance, double? down)
    {
        if (text is null)
        {
            unknown++;
            return;
        }

        var size = Math.Sqrt(matrix.C * matrix.C + matrix.D * matrix.D);
        var along = Math.Sqrt(matrix.A * matrix.A + matrix.B * matrix.B);
        if (glyphs.Count >= MostGlyphs || size < 0.1 || size > 20_000 || text.Length == 0) return;
        // Watermarks run aslant; they are no part of the text.
        if (Turn(matrix) is not { } turn) return;
        if (down is { } length)
        {
            // The column's axis becomes the baseline, as if the page were turned.
            var at = turn switch { 0 => (matrix.F, -matrix.E), 1 => (-matrix.E, -matrix.F), 2 => (-matrix.F, matrix.E), _ => (matrix.E, matrix.F) };
            turns[(turn + 1) % 4] += text.Length;
            glyphs.Add((new Glyph(text, at.Item1, at.Item2 + 0.38 * size, length * size, size), (turn + 1) % 4));
            return;
        }

        var (x, y) = turn switch { 0 => (matrix.E, matrix.F), 1 => (matrix.F, -matrix.E), 2 => (-matrix.E, -matrix.F), _ => (-matrix.F, matrix.E) };
        turns[turn] += text.Length;
        glyphs.Add((new Glyph(text, x, y, Math.Abs(advance) * along, size), turn));
    }

    public void Picture(in Matrix ctm)
    {
        var area = Math.Abs(ctm.A * ctm.D - ctm.B * ctm.C) / Math.Max(1, width * height);
        if (double.IsFinite(area)) picture = Math.Max(picture, Math.Min(1, area));
    }

    public PageContent Page()
    {
        var turn = Array.IndexOf(turns, turns.Max());
        var (dx, dy) = turn switch { 0 => (0.0, 0.0), 1 => (0, width), 2 => (width, height), _ => (height, 0) };
        var page = turn % 2 == 0 ? new PageContent(width, height) : new PageContent(height, width);
        foreach (var (glyph, its) in glyphs)
            if (its == turn) page.Glyphs.Add(glyph with { X = glyph.X + dx, Y = glyph.Y + dy });
        foreach (var rule in rules) page.Rules.Add(Turned(rule, turn, dx, dy));
        (page.Picture, page.Unknown) = (picture, unknown);
        return page;
    }

    private static Rule Turned(Rule rule, int turn, double dx, double dy) => turn switch
    {
        0 => rule,
        1 => new Rule(rule.Y1 + dx, -rule.X1 + dy, rule.Y2 + dx, -rule.X2 + dy),
        2 => new Rule(-rule.X1 + dx, -rule.Y1 + dy, -rule.X2 + dx, -rule.Y2 + dy),
        _ => new Rule(-rule.Y1 + dx, rule.X1 + dy, -rule.Y2 + dx, rule.X2 + dy),
    };

    /// <summary>Quarter turns clockwise by which the text runs; null for any other angle.</summary>
    private static int? Turn(in Matrix matrix)
    {
        double x = Math.Abs(matrix.A), y = Math.Abs(matrix.B);
        if (y <= 0.12 * x) return matrix.A >= 0 ? 0 : 2;
        if (x <= 0.12 * y) return matrix.B >= 0 ? 1 : 3;
        return null;
    }
}
