using System.Globalization;
using DocPipe.Model;

namespace DocPipe.Review.Consistency;

/// <summary>
/// Adds up the columns over a row of sums and the rows before a column of sums. A table most of whose sums are not the sums of what it
/// shows is an extract and says nothing; one slip found both by its row and by its column is told once.
/// </summary>
internal sealed class TableSums(Wording words)
{
    private sealed record Slip(int Row, int Column, bool InColumn, ConflictAnnotation Conflict);

    public IEnumerable<ConflictAnnotation> Find(Document document)
    {
        foreach (var table in SumTable.Of(document))
        {
            var head = HeadRows(table);
            var slips = new List<Slip>(Columns(table, head));
            var across = Rows(table, head).ToList();
            foreach (var slip in across)
            {
                // One wrong cell spoils its column and its row: the column's slip tells both.
                var same = slips.FindIndex(s => s.InColumn && (s.Row == slip.Row || s.Column == slip.Column || across.Count == 1));
                if (same < 0) slips.Add(slip);
                else slips[same] = slip with { Conflict = slip.Conflict with { Also = [slips[same].Conflict.Span, .. slip.Conflict.Also] } };
            }

            foreach (var slip in slips) yield return slip.Conflict;
        }
    }

    private bool IsSum(string label) => words.TotalLabels.Contains(label);

    private static bool IsSubtotal(string label) => label.StartsWith("小计", StringComparison.Ordinal);

    private static string FirstWords(SumTable table, int row)
    {
        for (var column = 0; column < table.Columns; column++)
            if (table.Words(row, column) is { Length: > 0 } words) return words;
        return "";
    }

    /// <summary>The rows above the first one with a number, a running number of its own not counted.</summary>
    private static int HeadRows(SumTable table)
    {
        for (var row = 0; row < table.Rows; row++)
            for (var column = 1; column < table.Columns; column++)
                if (table.Value(row, column) is not null) return row;
        return table.Rows;
    }

    private List<Slip> Columns(SumTable table, int head)
    {
        var sums = Enumerable.Range(head, table.Rows - head).Where(r => IsSum(FirstWords(table, r)) || IsSum(table.Words(r, 1))).ToArray();
        if (sums.Length == 0) return [];
        var found = new List<Slip>();
        var right = 0;
        for (var column = 1; column < table.Columns; column++)
        {
            if (words.NotAdded.Any(n => table.Head(column, head).Contains(n, StringComparison.Ordinal))) continue;
            foreach (var row in sums)
            {
                if (table.Value(row, column) is not { } written) continue;
                var parts = Parts(table, head, sums, row);
                var values = parts.Select(p => table.Value(p, column)).ToArray();
                if (values.Count(v => v is not null) < 2 || parts.Where((p, i) => values[i] is null && !table.IsBlank(p, column)).Any()) continue;
                var sum = values.Sum(v => v ?? 0);
                if (sum == written) right++;
                else found.Add(new Slip(row, column, true, Wrong(table, head, row, column, sum, written, [.. parts.Select(p => table.SpanOf(p, column)).OfType<Span>()])));
            }
        }

        return found.Count > 2 && found.Count > right ? [] : found;
    }

    /// <summary>The rows that a row of sums adds up: for a subtotal those since the one before, for the whole all plain rows.</summary>
    private static int[] Parts(SumTable table, int head, int[] sums, int row)
    {
        var from = head;
        if (IsSubtotal(FirstWords(table, row))) from = sums.Where(s => s < row).DefaultIfEmpty(head - 1).Max() + 1;
        var above = Enumerable.Range(from, row - from).Where(r => !sums.Contains(r)).ToArray();
        return above.Length > 0 || IsSubtotal(FirstWords(table, row)) ? above : [.. Enumerable.Range(row + 1, table.Rows - row - 1).Where(r => !sums.Contains(r))];
    }

    private IEnumerable<Slip> Rows(SumTable table, int head)
    {
        for (var total = 2; total < table.Columns; total++)
        {
            var label = table.Head(total, head);
            if (!words.TotalLabels.Any(l => label.EndsWith(l, StringComparison.Ordinal) || label.StartsWith(l + "（", StringComparison.Ordinal) || label.StartsWith(l + "(", StringComparison.Ordinal))) continue;
            var first = total;
            while (first > 1 && !words.NotAdded.Any(n => table.Head(first - 1, head).Contains(n, StringComparison.Ordinal))
                && Enumerable.Range(head, table.Rows - head).Any(r => table.Value(r, first - 1) is not null)
                && !words.TotalLabels.Any(l => table.Head(first - 1, head).EndsWith(l, StringComparison.Ordinal))) first--;
            if (total - first < 2) continue;
            var right = 0;
            var found = new List<Slip>();
            for (var row = head; row < table.Rows; row++)
            {
                if (table.Value(row, total) is not { } written) continue;
                var parts = Enumerable.Range(first, total - first).ToArray();
                if (parts.Count(c => table.Value(row, c) is not null) < 2 || parts.Any(c => table.Value(row, c) is null && !table.IsBlank(row, c))) continue;
                var sum = parts.Sum(c => table.Value(row, c) ?? 0);
                if (sum == written) right++;
                else found.Add(new Slip(row, total, false, Wrong(table, head, row, total, sum, written, [.. parts.Select(c => table.SpanOf(row, c)).OfType<Span>()])));
            }

            if (right >= 2 && right > found.Count)
                foreach (var slip in found) yield return slip;
        }
    }

    private static ConflictAnnotation Wrong(SumTable table, int head, int row, int column, decimal sum, decimal written, Span[] parts)
    {
        var label = table.Head(column, head) is { Length: > 0 } h ? $"“{h}”一列" : "";
        return new ConflictAnnotation(
            table.SpanOf(row, column)!.Value, ReviewStage.By, ConflictKind.Total,
            $"表中“{FirstWords(table, row)}”行{label}写{Plain(written)}，各项相加为{Plain(sum)}，相差{Plain(Math.Abs(sum - written))}，请核对。")
        { Also = [.. parts.Take(12)] };
    }

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
