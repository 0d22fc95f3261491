using DocPipe.Render.Markup;
using Markdig.Extensions.Tables;

namespace DocPipe.Render.Docx;

/// <summary>
/// How a table shares the width of the page: each column starts with what its head and short words need, and what is left goes, bit by bit,
/// where it makes the rows lowest.
/// </summary>
internal static class ColumnWidths
{
    /// <summary>Twips that a cell keeps free at its sides.</summary>
    private const int CellMargins = 160;

    /// <summary>
    /// Characters that a column is never narrower than, if it holds that many: dates and names of units stay on one line (the first) where
    /// that leaves the long texts half the page.
    /// </summary>
    private static readonly double[] Least = [7, 6, 4];

    /// <summary>Up to so many characters a cell is a date or a name, which reads badly in two lines: as bad as so much of a line more.</summary>
    private const double Short = 8, BrokenShort = 0.7;

    /// <summary>Rows looked at: more of them would not change the picture.</summary>
    private const int MostRows = 200;

    /// <summary>Widths in twips; their sum is the width of the type area.</summary>
    public static int[] Of(Table table, StyleProfile profile)
    {
        var rooms = table.OfType<TableRow>().Take(MostRows).Select(row => Rooms(row, profile)).ToArray();
        var columns = Math.Max(1, rooms.Select(r => r.Length).DefaultIfEmpty(1).Max());
        var unit = profile.TableBody.Size * 20;
        var total = Math.Max(columns, (profile.Page.TypeWidth - (columns * CellMargins)) / unit);
        var characters = Share(rooms, columns, total);
        var scale = total / characters.Sum();
        var widths = Array.ConvertAll(characters, c => (int)(c * scale * unit) + CellMargins);
        widths[^1] += profile.Page.TypeWidth - widths.Sum();
        return widths;
    }

    private static double[] Share(double[][] rooms, int columns, double total)
    {
        const double step = 0.5;
        var longest = new double[columns];
        foreach (var row in rooms)
            for (var i = 0; i < row.Length; i++) longest[i] = Math.Max(longest[i], row[i]);
        var head = rooms.Length > 0 ? rooms[0] : [];
        var widths = new double[columns];
        foreach (var least in Least)
        {
            for (var i = 0; i < columns; i++)
            {
                var unbroken = Math.Max(least, i < head.Length ? head[i] : 0);
                widths[i] = Math.Max(1.5, longest[i] <= unbroken ? longest[i] : Math.Max(Least[^1], i < head.Length ? head[i] : 0));
            }

            if (widths.Where((_, i) => longest[i] <= least).Sum() <= total / 2) break;
        }

        // What keeps each column's dates and names whole: a bit at a time would never get there.
        var whole = new double[columns];
        foreach (var row in rooms)
            for (var i = 0; i < row.Length; i++)
                if (row[i] <= Short) whole[i] = Math.Max(whole[i], row[i]);

        for (var left = total - widths.Sum(); left >= step;)
        {
            var now = Cost(rooms, widths);
            var (best, more, gain) = (-1, 0.0, double.MinValue);
            for (var i = 0; i < columns; i++)
            {
                if (widths[i] >= longest[i]) continue;
                foreach (var wider in (ReadOnlySpan<double>)[step, whole[i] - widths[i]])
                {
                    if (wider < step || wider > left) continue;
                    widths[i] += wider;
                    var saved = (now - Cost(rooms, widths)) / wider;
                    widths[i] -= wider;
                    if (saved > gain) (best, more, gain) = (i, wider, saved);
                }
            }

            // Every column has all it needs: the scaling spreads what is left.
            if (best < 0) break;
            widths[best] += more;
            left -= more;
        }

        return widths;
    }

    /// <summary>
    /// The height of all rows in lines. The fullest cell decides a row; the others count a little, so that a bit that lowers no row yet still goes
    /// where it will. A cell that just fails to fit on one line costs as much as one that needs two.
    /// </summary>
    private static double Cost(double[][] rooms, double[] widths)
    {
        var cost = 0.0;
        foreach (var row in rooms)
        {
            var height = 1.0;
            for (var i = 0; i < row.Length; i++)
            {
                var lines = row[i] <= widths[i] ? 1 : Math.Max(1.6, row[i] / widths[i]);
                height = Math.Max(height, lines);
                cost += 0.05 * lines;
                if (row[i] > widths[i] && row[i] <= Short) cost += BrokenShort;
            }

            cost += height;
        }

        return cost;
    }

    private static double[] Rooms(TableRow row, StyleProfile profile)
    {
        var rooms = new double[row.Count];
        for (var i = 0; i < row.Count; i++)
        {
            var words = DocxTable.Line((TableCell)row[i])?.Inline;
            rooms[i] = (Room(Inlines.Words(words)) + (profile.PrintsNotes ? Inlines.MarkWidth(words) : 0)) * 1.04;
        }

        return rooms;
    }

    /// <summary>The width of words in Han characters, with the quarter that Word puts between Han characters and digits, and letters wider than half a character.</summary>
    private static double Room(string words)
    {
        var width = Inlines.Width(words);
        for (var i = 0; i < words.Length; i++)
        {
            if (char.IsAsciiLetterOrDigit(words[i])) width += char.IsAsciiLetterUpper(words[i]) ? 0.25 : 0.1;
            if (i > 0 && char.IsAsciiLetterOrDigit(words[i]) != char.IsAsciiLetterOrDigit(words[i - 1]) && (words[i] > 0x2E80 || words[i - 1] > 0x2E80)) width += 0.25;
        }

        return width;
    }
}
