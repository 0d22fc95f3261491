using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// Tables in plain text: consecutive lines whose cells are parted by tabs, as a copy from a spreadsheet or a document leaves them.
/// </summary>
internal static class TextTables
{
    private const int FewestTabs = 2;

    /// <summary>Table, row and cell blocks of every such run of two lines or more that no table of the reader covers.</summary>
    public static List<Block> Find(Document document)
    {
        var text = document.Text;
        var found = new List<Block>();
        if (!text.Contains('\t', StringComparison.Ordinal)) return found;
        var known = document.Blocks.Where(b => b.Kind == BlockKind.Table).Select(b => b.Span).Order().ToArray();
        var next = 0;
        var run = new List<Span>();
        for (var at = 0; at <= text.Length;)
        {
            var end = at;
            var tabs = 0;
            for (; end < text.Length && !CharClass.IsLineEnd(text[end]); end++)
                if (text[end] == '\t') tabs++;
            var line = new Span(at, end);
            while (next < known.Length && known[next].End <= line.Start) next++;
            if (tabs >= FewestTabs && HasWords(text, line) && !(next < known.Length && known[next].Overlaps(line))) run.Add(line);
            else if (run.Count > 0) Close(text, run, found);
            at = end + 1;
        }

        Close(text, run, found);
        return found;
    }

    /// <summary>Tabs that only indent a line are no table.</summary>
    private static bool HasWords(string text, Span line)
    {
        var cells = 0;
        var filled = false;
        for (var i = line.Start; i <= line.End; i++)
        {
            if (i < line.End && text[i] != '\t') filled |= !CharClass.IsBlank(text[i]);
            else
            {
                if (filled) cells++;
                filled = false;
            }
        }

        return cells >= 2;
    }

    private static void Close(string text, List<Span> run, List<Block> found)
    {
        if (run.Count >= 2)
        {
            found.Add(new Block(BlockKind.Table, new Span(run[0].Start, run[^1].End)));
            for (var row = 0; row < run.Count; row++)
            {
                found.Add(new Block(BlockKind.Row, run[row]));
                var start = run[row].Start;
                var column = 0;
                for (var i = start; i <= run[row].End; i++)
                {
                    if (i < run[row].End && text[i] != '\t') continue;
                    var from = Math.Min(CharClass.SkipBlanks(text, start, i), i);
                    var to = CharClass.TrimEnd(text, from, i);
                    found.Add(new Block(BlockKind.Cell, new Span(from, to)) { Row = row, Column = column++ });
                    start = i + 1;
                }
            }
        }

        run.Clear();
    }
}
