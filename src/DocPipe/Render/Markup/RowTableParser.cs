using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace DocPipe.Render.Markup;

/// <summary>
/// Tables whose lines begin with a bar. Markdig's own pipe tables nest one inline per cell and give up beyond some thousands of rows;
/// a ledger has ten thousand, so here every line is a row and every cell a paragraph of its own, in linear time.
/// </summary>
internal sealed class RowTableParser : BlockParser
{
    public RowTableParser() => OpeningCharacters = ['|'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent) return BlockState.None;
        var table = new Table(this) { Column = processor.Column, Line = processor.LineIndex, Span = new SourceSpan(processor.Start, processor.Line.End) };
        Add(table, processor.Line);
        processor.NewBlocks.Push(table);
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.CurrentChar != '|') return BlockState.None;
        var table = (Table)block;
        if (table is [TableRow { IsHeader: false } head] && TryAlignments(processor.Line, table))
            head.IsHeader = true;
        else
            Add(table, processor.Line);
        table.UpdateSpanEnd(processor.Line.End);
        return BlockState.ContinueDiscard;
    }

    private static void Add(Table table, StringSlice line)
    {
        var row = new TableRow();
        foreach (var cell in Cells(line))
        {
            var words = new ParagraphBlock();
            words.AppendLine(ref System.Runtime.CompilerServices.Unsafe.AsRef(in cell), 0, 0, 0, trackTrivia: false);
            row.Add(new TableCell { words });
        }

        table.Add(row);
    }

    /// <summary>What stands between the bars; a bar after a backslash is a character.</summary>
    private static List<StringSlice> Cells(StringSlice line)
    {
        var cells = new List<StringSlice>();
        var end = line.End;
        while (end > line.Start && line.Text[end] is ' ' or '\t') end--;
        var from = line.Start + 1;
        for (var at = from; at <= end; at++)
        {
            if (line.Text[at] == '\\' && at < end) at++;
            else if (line.Text[at] == '|')
            {
                cells.Add(Trimmed(line.Text, from, at - 1));
                from = at + 1;
            }
        }

        if (from <= end) cells.Add(Trimmed(line.Text, from, end));
        return cells;
    }

    private static StringSlice Trimmed(string text, int start, int end)
    {
        var slice = new StringSlice(text, start, end);
        slice.Trim();
        return slice;
    }

    private static bool TryAlignments(StringSlice line, Table table)
    {
        var columns = new List<TableColumnDefinition>();
        foreach (var cell in Cells(line))
        {
            var rule = cell.AsSpan();
            var left = rule.StartsWith(":");
            var right = rule.EndsWith(":") && rule.Length > 1;
            var dashes = rule.Trim(':');
            if (dashes.IsEmpty || dashes.ContainsAnyExcept('-')) return false;
            columns.Add(new TableColumnDefinition
            {
                Alignment = (left, right) switch
                {
                    (true, true) => TableColumnAlign.Center,
                    (true, false) => TableColumnAlign.Left,
                    (false, true) => TableColumnAlign.Right,
                    _ => null,
                },
            });
        }

        table.ColumnDefinitions.AddRange(columns);
        return columns.Count > 0;
    }
}
