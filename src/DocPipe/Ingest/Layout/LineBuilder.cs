namespace DocPipe.Ingest.Layout;

/// <summary>Gathers a page's signs into lines, and lines apart where white space keeps columns apart.</summary>
internal static class LineBuilder
{
    /// <summary>White space of this many letter heights ends a stretch of text.</summary>
    private const double Apart = 2.2;

    /// <summary>Share of the smaller height by which two stretches must overlap to stand on one line.</summary>
    private const double Overlap = 0.5;

    /// <summary>Rows from top to bottom that a stretch is held against.</summary>
    private const int Near = 8;

    /// <summary>Lines from top to bottom; those of one height from left to right as one line.</summary>
    public static List<TextLine> Lines(IEnumerable<Glyph> glyphs)
    {
        var rows = new List<(double Top, double Bottom, List<Glyph> Glyphs)>();
        foreach (var stretch in Stretches(glyphs).OrderBy(s => s.Top))
        {
            var at = RowOf(rows, stretch);
            if (at < 0)
            {
                rows.Add((stretch.Top, stretch.Bottom, stretch.Glyphs));
                continue;
            }

            // A raised sign must not widen the line it belongs to.
            var taller = stretch.Bottom - stretch.Top > rows[at].Bottom - rows[at].Top;
            rows[at].Glyphs.AddRange(stretch.Glyphs);
            if (taller) rows[at] = (stretch.Top, stretch.Bottom, rows[at].Glyphs);
        }

        return [.. rows.Select(r => new TextLine(r.Glyphs)).Where(l => l.Text.Length > 0).OrderBy(l => l.Top).ThenBy(l => l.Left)];
    }

    /// <summary>The row that a stretch stands on, among the few last ones; -1 for none.</summary>
    private static int RowOf(List<(double Top, double Bottom, List<Glyph> Glyphs)> rows, Stretch stretch)
    {
        for (var at = rows.Count - 1; at >= Math.Max(0, rows.Count - Near); at--)
        {
            var shared = Math.Min(rows[at].Bottom, stretch.Bottom) - Math.Max(rows[at].Top, stretch.Top);
            if (shared > Overlap * Math.Min(rows[at].Bottom - rows[at].Top, stretch.Bottom - stretch.Top)) return at;
        }

        return -1;
    }

    /// <summary>The parts of a line that wide white space keeps apart.</summary>
    public static List<TextLine> Parts(TextLine line)
    {
        var parts = new List<TextLine>();
        var open = new List<Glyph>();
        foreach (var glyph in line.Glyphs)
        {
            if (glyph.IsBlank) continue;
            if (open.Count > 0 && glyph.X - open[^1].Right > Apart * line.Size)
            {
                parts.Add(new TextLine(open));
                open = [];
            }

            open.Add(glyph);
        }

        if (open.Count > 0) parts.Add(new TextLine(open));
        return parts;
    }

    private sealed record Stretch(double Top, double Bottom, List<Glyph> Glyphs);

    /// <summary>Signs that were set one after the other on one baseline; a sign printed twice to look bold counts once.</summary>
    private static List<Stretch> Stretches(IEnumerable<Glyph> glyphs)
    {
        var result = new List<Stretch>();
        var seen = new HashSet<(string, int, int)>();
        List<Glyph>? open = null;
        foreach (var glyph in glyphs)
        {
            if (!IsNew(seen, glyph)) continue;
            if (open is null || Math.Abs(open[^1].Y - glyph.Y) > 0.15 * glyph.Size || Math.Abs(open[^1].Size - glyph.Size) > 0.3 * glyph.Size
                || glyph.X - open[^1].Right > Apart * glyph.Size || glyph.X < open[^1].X - glyph.Size)
            {
                open = [];
                result.Add(new Stretch(glyph.Y - 0.88 * glyph.Size, glyph.Y + 0.12 * glyph.Size, open));
            }

            open.Add(glyph);
        }

        return result;
    }

    private static bool IsNew(HashSet<(string, int, int)> seen, Glyph glyph)
    {
        if (glyph.IsBlank) return true;
        var unit = Math.Max(0.2, glyph.Size * 0.08);
        int x = (int)Math.Clamp(glyph.X / unit, -1e6, 1e6), y = (int)Math.Clamp(glyph.Y / unit, -1e6, 1e6);
        for (var dx = -1; dx <= 1; dx++)
            for (var dy = -1; dy <= 1; dy++)
                if (seen.Contains((glyph.Text, x + dx, y + dy))) return false;
        seen.Add((glyph.Text, x, y));
        return true;
    }
}
