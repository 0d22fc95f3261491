using System.Text;
using DocPipe.Model;

namespace DocPipe.Ingest.Layout;

/// <summary>
/// Writes the pages of a fixed-layout document into a reading text: paragraphs over lines, columns and pages, ruled tables as tables, also
/// where they go on overleaf; headers and footers once, after the text.
/// </summary>
internal sealed class LayoutWriter(ReadingText reading, CancellationToken cancellation)
{
    private readonly StringBuilder paragraph = new();
    private TextLine? last;
    private Paragraphs.Measure lastMeasure;
    private bool newPage;
    private TableText? table;
    private RuledTable? lastTable;
    private List<string>? heading;

    public static void Write(ReadingText reading, IReadOnlyList<PageContent> pages, CancellationToken cancellation) => new LayoutWriter(reading, cancellation).Write(pages);

    private void Write(IReadOnlyList<PageContent> pages)
    {
        var tables = pages.Select(TableFinder.Find).ToList();
        var lines = new List<(PageContent Page, List<TextLine> Lines)>();
        for (var i = 0; i < pages.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            lines.Add((pages[i], LineBuilder.Lines(Outside(pages[i], tables[i]))));
        }

        var margins = Margins.Find(lines);
        var apart = new List<(string Style, string Text)>();
        for (var i = 0; i < pages.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            apart.AddRange(margins[i].Select(m => (m.Value, m.Key.Text)));
            Page([.. lines[i].Lines.Where(l => !margins[i].ContainsKey(l))], tables[i]);
        }

        EndParagraph();
        EndTable();
        foreach (var (style, text) in apart.Distinct().OrderByDescending(a => a.Style, StringComparer.Ordinal)) reading.Line(BlockKind.Paragraph, 0, style, "", text);
    }

    /// <summary>Puts the signs inside tables into their cells and gives the others.</summary>
    private static List<Glyph> Outside(PageContent page, List<RuledTable> tables)
    {
        if (tables.Count == 0) return page.Glyphs;
        var result = new List<Glyph>();
        foreach (var glyph in page.Glyphs)
        {
            var cell = tables.Find(t => t.Holds(glyph))?.At(glyph);
            if (cell is null) result.Add(glyph);
            else cell.Glyphs.Add(glyph);
        }

        tables.RemoveAll(t => t.Cells.TrueForAll(c => c.Glyphs.Count == 0));
        return result;
    }

    private void Page(List<TextLine> lines, List<RuledTable> tables)
    {
        newPage = true;
        foreach (var band in Bands(lines, tables))
        {
            if (band.Table is { } ruled)
            {
                EndParagraph();
                Table(ruled);
                continue;
            }

            foreach (var column in Columns.Read(band.Lines!))
            {
                var measure = Paragraphs.MeasureOf(column);
                foreach (var line in column) Line(line, measure);
            }
        }
    }

    private static IEnumerable<(List<TextLine>? Lines, RuledTable? Table)> Bands(List<TextLine> lines, List<RuledTable> tables)
    {
        var next = 0;
        foreach (var ruled in tables)
        {
            var above = lines.Skip(next).TakeWhile(l => (l.Top + l.Bottom) / 2 < ruled.Top).ToList();
            next += above.Count;
            if (above.Count > 0) yield return (above, null);
            yield return (null, ruled);
        }

        if (next < lines.Count) yield return ([.. lines.Skip(next)], null);
    }

    private void Line(TextLine line, Paragraphs.Measure measure)
    {
        EndTable();
        // A page's few last lines say little of its margins: the wider of both counts.
        var wider = last is not null && lastMeasure.Right - lastMeasure.Left > measure.Right - measure.Left ? lastMeasure : measure;
        if (Math.Abs(wider.Left - measure.Left) > line.Size) wider = measure;
        if (last is null || !Paragraphs.GoesOn(last, line, newPage ? lastMeasure : wider, !newPage)) EndParagraph();
        Paragraphs.Append(paragraph, line.Text);
        (last, lastMeasure, newPage) = (line, wider, false);
    }

    private void EndParagraph()
    {
        if (paragraph.Length > 0) reading.Line(BlockKind.Paragraph, 0, null, "", paragraph.ToString());
        paragraph.Clear();
        last = null;
    }

    private void EndTable()
    {
        table?.End();
        (table, lastTable, heading) = (null, null, null);
    }

    private void Table(RuledTable ruled)
    {
        var goesOn = table is not null && newPage && lastTable is { } before && before.Columns == ruled.Columns
            && before.Edges.Zip(ruled.Edges).All(e => Math.Abs(e.First - e.Second) < 6);
        if (!goesOn) EndTable();
        table ??= new TableText(reading);
        var rows = ruled.Cells.GroupBy(c => c.Row).OrderBy(g => g.Key).Select(g => g.OrderBy(c => c.Column).ToList()).ToList();
        for (var r = 0; r < rows.Count; r++)
        {
            var texts = rows[r].ConvertAll(CellLines);
            var flat = texts.ConvertAll(t => string.Concat(t));
            // A table's heading is printed again overleaf.
            if (r == 0 && goesOn && heading is not null && heading.SequenceEqual(flat)) continue;
            if (r == 0 && !goesOn) heading = flat;
            table.BeginRow();
            for (var i = 0; i < rows[r].Count; i++) table.Cell(texts[i], rows[r][i].ColumnSpan, rows[r][i].RowSpan);
            table.EndRow();
        }

        (lastTable, newPage) = (ruled, false);
    }

    private static List<string> CellLines(RuledCell cell)
    {
        if (cell.Glyphs.Count == 0) return [];
        var lines = LineBuilder.Lines(cell.Glyphs);
        var measure = new Paragraphs.Measure(lines.Count == 0 ? 0 : lines.Min(l => l.Left), lines.Count == 0 ? 0 : lines.Max(l => l.Right), SetsIn: false);
        var result = new List<string>();
        var open = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0 && !InCell(lines[i - 1], lines[i], cell, measure))
            {
                result.Add(open.ToString());
                open.Clear();
            }

            Paragraphs.Append(open, lines[i].Text);
        }

        if (open.Length > 0) result.Add(open.ToString());
        return result;
    }

    /// <summary>In a narrow cell a line is full when no further character fits.</summary>
    private static bool InCell(TextLine line, TextLine next, RuledCell cell, Paragraphs.Measure measure)
    {
        var room = Math.Min(cell.Right - line.Right, line.Left - cell.Left + (measure.Right - line.Right));
        return (room < 1.8 * line.Size || measure.Right - line.Right < line.Size) && !ParagraphMarks.Begins(next.Text);
    }
}
