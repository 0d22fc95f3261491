using System.Buffers;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Review.Consistency;

/// <summary>A table as a grid of words and numbers. A merged cell stands where it begins and is empty in the other places it takes.</summary>
internal sealed class SumTable
{
    private const int LongestUnit = 4;

    private static readonly char[] Marks = [',', ' '];

    private const int FewestRows = 3, FewestCells = 3, LongestCell = 30;

    private static readonly SearchValues<char> NotPlain = SearchValues.Create("%％/-—~至、.0123456789");

    private readonly Dictionary<(int Row, int Column), Block> cells = [];
    private readonly string text;
    private Block[]? headCells;

    private SumTable(string text) => this.text = text;

    public int Rows { get; private set; }

    public int Columns { get; private set; }

    public static IEnumerable<SumTable> Of(Document document)
    {
        foreach (var table in Written(document)) yield return table;
        var cells = document.Blocks.Where(b => b.Kind == BlockKind.Cell).ToArray();
        if (cells.Length == 0) yield break;
        var next = 0;
        foreach (var block in document.Blocks)
        {
            if (block.Kind != BlockKind.Table) continue;
            while (next < cells.Length && cells[next].Span.Start < block.Span.Start) next++;
            var table = new SumTable(document.Text);
            for (; next < cells.Length && cells[next].Span.End <= block.Span.End; next++)
            {
                var cell = cells[next];
                table.cells.TryAdd((cell.Row, cell.Column), cell);
                table.Rows = Math.Max(table.Rows, cell.Row + 1);
                table.Columns = Math.Max(table.Columns, cell.Column + cell.ColumnSpan);
            }

            if (table.Rows > 1) yield return table;
        }
    }

    /// <summary>Tables that plain text writes with commas or blanks between the cells: three lines and more of equally many short cells.</summary>
    private static IEnumerable<SumTable> Written(Document document)
    {
        var text = document.Text;
        foreach (var mark in Marks)
        {
            var taken = new SpanCursor(document.Blocks.Where(b => b.Kind == BlockKind.Table).Select(b => b.Span));
            var run = new List<List<Span>>();
            for (var at = 0; at < text.Length;)
            {
                var length = text.AsSpan(at).IndexOf('\n');
                var end = length < 0 ? text.Length : at + length;
                var cells = taken.EndAt(at) > 0 ? [] : Cells(text, new Span(at, end), mark);
                if (run.Count > 0 && (cells.Count != run[0].Count || cells.Count < FewestCells))
                {
                    if (run.Count >= FewestRows) yield return Make(text, run);
                    run = [];
                }

                if (cells.Count >= FewestCells) run.Add(cells);
                at = end + 1;
            }

            if (run.Count >= FewestRows) yield return Make(text, run);
        }
    }

    private static List<Span> Cells(string text, Span line, char mark)
    {
        var cells = new List<Span>();
        var start = mark == ' ' ? CharClass.SkipBlanks(text, line.Start, line.End) : line.Start;
        while (start <= line.End)
        {
            var end = start;
            while (end < line.End && (mark == ' ' ? !CharClass.IsBlank(text[end]) : text[end] != mark)) end++;
            var cell = new Span(start, CharClass.TrimEnd(text, start, end));
            if (cell.Length > LongestCell || cell.Of(text).IndexOfAny("。；，") >= 0) return [];
            cells.Add(cell);
            start = mark == ' ' ? CharClass.SkipBlanks(text, end, line.End) : end + 1;
            if (mark == ' ' && start >= line.End) break;
        }

        return cells;
    }

    private static SumTable Make(string text, List<List<Span>> rows)
    {
        var table = new SumTable(text) { Rows = rows.Count, Columns = rows[0].Count };
        for (var row = 0; row < rows.Count; row++)
            for (var column = 0; column < rows[row].Count; column++)
                table.cells.Add((row, column), new Block(BlockKind.Cell, rows[row][column]) { Row = row, Column = column });
        return table;
    }

    public Span? SpanOf(int row, int column) => cells.TryGetValue((row, column), out var cell) && !cell.Span.IsEmpty ? cell.Span : null;

    /// <summary>The words of a cell without blanks.</summary>
    public string Words(int row, int column) =>
        cells.TryGetValue((row, column), out var cell) ? cell.Span.In(text).Replace(" ", "", StringComparison.Ordinal).Replace("\u3000", "", StringComparison.Ordinal).Trim('*') : "";

    /// <summary>The label that stands over a column: every cell of the head rows that covers it, joined. A table has one head.</summary>
    public string Head(int column, int headRows)
    {
        var label = "";
        headCells ??= [.. cells.Values.Where(c => c.Row < headRows).OrderBy(c => c.Row)];
        foreach (var cell in headCells)
            if (cell.Column <= column && column < cell.Column + cell.ColumnSpan) label += Words(cell.Row, cell.Column);
        return label;
    }

    /// <summary>A plain number, with or without a short unit after it; null for words, shares, several numbers or nothing.</summary>
    public decimal? Value(int row, int column)
    {
        var words = Words(row, column);
        if (words.Length == 0 || Numerals.Read(words, 0) is not { Kind: NumeralKind.Digits, Approximate: false, Value: { } value } number) return null;
        var rest = words.AsSpan(number.End);
        if (rest.Length > LongestUnit || rest.ContainsAny(NotPlain)) return null;
        foreach (var c in rest)
            if (!CharClass.IsHan(c) && c is not ('㎡' or '³' or '²')) return null;
        return value;
    }

    /// <summary>Nothing, or a dash for nothing.</summary>
    public bool IsBlank(int row, int column) => Words(row, column) is "" or "-" or "—" or "——" or "/" or "无" or "－";
}
