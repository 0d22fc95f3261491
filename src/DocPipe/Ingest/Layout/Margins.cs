namespace DocPipe.Ingest.Layout;

/// <summary>Tells headers, footers and page numbers from the text: what returns on other pages at the same height, and numbers at a page's edge.</summary>
internal static class Margins
{
    /// <summary>Share of the page's height at its upper and lower edge in which they stand.</summary>
    private const double Zone = 0.13;

    /// <summary>Lines of a page at either edge that may belong to them.</summary>
    private const int Most = 3;

    /// <summary>The lines of each page that are not text, with the style that says which.</summary>
    public static List<Dictionary<TextLine, string>> Find(IReadOnlyList<(PageContent Page, List<TextLine> Lines)> pages)
    {
        var candidates = pages.Select(p => Candidates(p.Page, p.Lines).ToList()).ToList();
        var returning = candidates.SelectMany(c => c.Select(x => (x.Style, Key: Key(x.Line.Text))).Distinct())
            .GroupBy(x => x).Where(g => g.Count() >= 2 && g.Count() * 3 >= pages.Count).Select(g => g.Key).ToHashSet();
        return [.. candidates.Select(c => c.Where(x => IsPageNumber(x.Line.Text) || returning.Contains((x.Style, Key(x.Line.Text)))).ToDictionary(x => x.Line, x => x.Style))];
    }

    private static IEnumerable<(TextLine Line, string Style)> Candidates(PageContent page, List<TextLine> lines) =>
        lines.Take(Most).Where(l => l.Bottom < Zone * page.Height).Select(l => (l, "header"))
            .Concat(lines.TakeLast(Most).Where(l => l.Top > (1 - Zone) * page.Height).Select(l => (l, "footer")))
            .DistinctBy(x => x.l);

    /// <summary>"— 3 —", "第 3 页 共 8 页", "3/8", "Page 3".</summary>
    public static bool IsPageNumber(string line)
    {
        if (line.Length > 24) return false;
        int digits = 0, others = 0;
        foreach (var c in line)
            if (char.IsAsciiDigit(c) || c is >= '０' and <= '９') digits++;
            else if (!(c is ' ' or '-' or '—' or '–' or '－' or '·' or '/' or '第' or '页' or '頁' or '共' or '，' or ',' or '~' or '_' or '―' or '‐' or '|' or '•' or '─')) others++;
        if (others > 0) return digits is > 0 and <= 4 && line.StartsWith("Page", StringComparison.OrdinalIgnoreCase) && others <= 6;
        return digits is > 0 and <= 7;
    }

    private static string Key(string line) => string.Concat(line.Where(c => c != ' ').Select(c => char.IsAsciiDigit(c) || c is >= '０' and <= '９' ? '#' : c));
}
