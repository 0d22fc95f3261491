namespace DocPipe.Ingest.Layout;

/// <summary>Finds a gutter that parts a page's text into two columns, and puts the lines into the order in which they are read.</summary>
internal static class Columns
{
    /// <summary>A column has at least so many lines, each this full on average.</summary>
    private const int LeastLines = 5;

    private const double Fullness = 0.6, Narrowest = 0.3;

    /// <summary>Groups of lines, each a column or a stretch of text over the whole width, in reading order.</summary>
    public static List<List<TextLine>> Read(List<TextLine> lines)
    {
        if (lines.Count < LeastLines || Gutter(lines) is not { } gutter) return [lines];
        var result = new List<List<TextLine>>();
        List<TextLine> left = [], right = [], whole = [];
        foreach (var line in lines)
        {
            var parts = LineBuilder.Parts(line);
            if (parts.Exists(p => p.Left < gutter && p.Right > gutter))
            {
                Flush(result, left, right);
                whole.Add(line);
                continue;
            }

            Flush(result, whole);
            left.AddRange(parts.Where(p => p.Right <= gutter));
            right.AddRange(parts.Where(p => p.Left >= gutter));
        }

        Flush(result, left, right, whole);
        return result;
    }

    private static void Flush(List<List<TextLine>> result, params List<TextLine>[] groups)
    {
        foreach (var group in groups)
        {
            if (group.Count == 0) continue;
            result.Add([.. group]);
            group.Clear();
        }
    }

    private static double? Gutter(List<TextLine> lines)
    {
        var parts = lines.ConvertAll(LineBuilder.Parts);
        double from = lines.Min(l => l.Left), to = lines.Max(l => l.Right), width = to - from;
        double? best = null;
        var fewest = lines.Count;
        for (var share = 0.3; share <= 0.7; share += 0.01)
        {
            var x = from + share * width;
            var crossing = parts.Count(p => p.Exists(q => q.Left < x && q.Right > x));
            if (crossing >= fewest || crossing * 3 > lines.Count) continue;
            var left = parts.SelectMany(p => p).Where(p => p.Right <= x).ToList();
            var right = parts.SelectMany(p => p).Where(p => p.Left >= x).ToList();
            if (!IsColumn(left, width) || !IsColumn(right, width)) continue;
            (best, fewest) = (x, crossing);
        }

        return best;
    }

    /// <summary>Running text fills its lines; the columns of a list without lines don't.</summary>
    private static bool IsColumn(List<TextLine> lines, double page)
    {
        if (lines.Count < LeastLines) return false;
        var width = lines.Max(l => l.Right) - lines.Min(l => l.Left);
        return width > Narrowest * page && lines.Average(l => l.Right - l.Left) > Fullness * width;
    }
}
