namespace DocPipe.Ingest.Layout;

/// <summary>Finds tables in the lines that a page prints: lines that meet form a grid, and where a line is missing cells are merged.</summary>
internal static class TableFinder
{
    /// <summary>Lines nearer than this are one line (points).</summary>
    private const double Same = 3;

    private const double Shortest = 6;

    /// <summary>More lines than this are a drawing.</summary>
    private const int MostRules = 6000, MostEdges = 400;

    public static List<RuledTable> Find(PageContent page)
    {
        var rules = page.Rules.Where(r => r.Length >= Shortest).ToList();
        if (rules.Count is < 4 or > MostRules) return [];
        return [.. Groups(rules).Select(Table).OfType<RuledTable>().OrderBy(t => t.Top).ThenBy(t => t.Left)];
    }

    /// <summary>Rules that touch each other, directly or through others.</summary>
    private static IEnumerable<List<Rule>> Groups(List<Rule> rules)
    {
        var parent = Enumerable.Range(0, rules.Count).ToArray();
        var across = Enumerable.Range(0, rules.Count).Where(i => rules[i].IsHorizontal).ToArray();
        var down = Enumerable.Range(0, rules.Count).Where(i => !rules[i].IsHorizontal).ToArray();
        foreach (var h in across)
            foreach (var v in down)
                if (Meet(rules[h], rules[v])) parent[Root(h)] = Root(v);
        return Enumerable.Range(0, rules.Count).GroupBy(Root).Select(g => g.Select(i => rules[i]).ToList());

        int Root(int i)
        {
            while (parent[i] != i) i = parent[i] = parent[parent[i]];
            return i;
        }
    }

    private static bool Meet(Rule across, Rule down)
    {
        double left = Math.Min(across.X1, across.X2), right = Math.Max(across.X1, across.X2), top = Math.Min(down.Y1, down.Y2), bottom = Math.Max(down.Y1, down.Y2);
        return down.X1 >= left - Same && down.X1 <= right + Same && across.Y1 >= top - Same && across.Y1 <= bottom + Same;
    }

    private static RuledTable? Table(List<Rule> rules)
    {
        var across = rules.Where(r => r.IsHorizontal).ToList();
        var down = rules.Where(r => !r.IsHorizontal).ToList();
        var (xs, ys) = (Distinct(down.Select(r => r.X1)), Distinct(across.Select(r => r.Y1)));
        if (xs.Length < 2 || ys.Length < 2 || (xs.Length == 2 && ys.Length == 2) || xs.Length > MostEdges || ys.Length > MostEdges) return null;
        var (columns, rows) = (xs.Length - 1, ys.Length - 1);
        // Whether a line is printed to the right of, or below, a cell of the finest grid.
        var walls = new bool[rows, columns];
        var floors = new bool[rows, columns];
        foreach (var rule in down)
            for (var r = 0; r < rows; r++)
                if (Index(xs, rule.X1) is var x and > 0 && Covers(rule.Y1, rule.Y2, ys[r], ys[r + 1])) walls[r, x - 1] = true;
        foreach (var rule in across)
            for (var c = 0; c < columns; c++)
                if (Index(ys, rule.Y1) is var y and > 0 && Covers(rule.X1, rule.X2, xs[c], xs[c + 1])) floors[y - 1, c] = true;
        return new RuledTable(xs, ys, Cells(xs, ys, walls, floors));
    }

    private static List<RuledCell> Cells(double[] xs, double[] ys, bool[,] walls, bool[,] floors)
    {
        var (rows, columns) = (ys.Length - 1, xs.Length - 1);
        var taken = new bool[rows, columns];
        var cells = new List<RuledCell>();
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                if (taken[r, c]) continue;
                int right = c, bottom = r;
                while (right + 1 < columns && !walls[r, right] && !taken[r, right + 1]) right++;
                while (bottom + 1 < rows && !floors[bottom, c]) bottom++;
                for (var y = r; y <= bottom; y++)
                    for (var x = c; x <= right; x++) taken[y, x] = true;
                cells.Add(new RuledCell(r, c, bottom - r + 1, right - c + 1, xs[c], ys[r], xs[right + 1], ys[bottom + 1]));
            }

        return cells;
    }

    private static bool Covers(double a, double b, double from, double to)
    {
        var middle = (from + to) / 2;
        return Math.Min(a, b) <= middle && Math.Max(a, b) >= middle;
    }

    private static int Index(double[] edges, double value)
    {
        var nearest = 0;
        for (var i = 1; i < edges.Length; i++)
            if (Math.Abs(edges[i] - value) < Math.Abs(edges[nearest] - value)) nearest = i;
        return nearest;
    }

    private static double[] Distinct(IEnumerable<double> values)
    {
        var result = new List<double>();
        foreach (var value in values.Order())
            if (result.Count == 0 || value - result[^1] > Same) result.Add(value);
        return [.. result];
    }
}
