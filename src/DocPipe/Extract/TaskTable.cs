using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>
/// Reads a table as records: a row of headings that names the work and an owner or a time (models/extract/task-keys.txt), then a task a row.
/// A cell that spans rows speaks for each of them.
/// </summary>
internal static class TaskTable
{
    private const int HeadingRows = 3;

    public static IEnumerable<TaskDraft> Read(Document document, Block table, OwnerLists lists, DueTimes dues, TaskKind kind, int entry)
    {
        var text = document.Text;
        var rows = document.Blocks.Within(table.Span, BlockKind.Cell).GroupBy(b => b.Row).OrderBy(g => g.Key).ToList();
        var heading = rows.Take(HeadingRows).FirstOrDefault(row => IsHeading(text, row, lists));
        if (heading is null) yield break;
        var columns = heading.ToLookup(c => c.Column, c => Words(text, c));
        var spanning = new Dictionary<int, Block>();
        foreach (var row in rows.Where(r => r.Key > heading.Key))
        {
            foreach (var cell in row)
                if (!spanning.TryGetValue(cell.Column, out var above) || cell.RowSpan > 1 || !cell.Span.IsEmpty || above.Row + above.RowSpan <= row.Key) spanning[cell.Column] = cell;
            TaskDraft? draft = null;
            foreach (var cell in row.Where(c => columns[c.Column].Any(lists.IsWorkKey)))
                if (draft is null && Work(text, cell) is { Length: > 3 } span) draft = new TaskDraft(span, kind, entry);
            if (draft is null) continue;
            foreach (var (column, cell) in spanning.Where(s => s.Value.Row == row.Key || s.Value.Row + s.Value.RowSpan > row.Key))
                foreach (var key in columns[column]) Give(text, draft, key, cell, lists, dues);
            yield return draft;
        }
    }

    private static bool IsHeading(string text, IEnumerable<Block> row, OwnerLists lists)
    {
        var words = row.Select(c => Words(text, c)).ToList();
        return words.Any(lists.IsWorkKey) && words.Any(w => lists.IsOwnerKey(w) || lists.IsTimeKey(w));
    }

    private static void Give(string text, TaskDraft draft, string key, Block cell, OwnerLists lists, DueTimes dues)
    {
        if (lists.PartOf(key) is { } part)
        {
            foreach (var owner in lists.Split(text, cell.Span))
                if (OwnerLists.IsUnit(owner.Of(text))) draft.Add(part, owner.In(text));
        }
        else if (lists.IsTimeKey(key) && !cell.Span.IsEmpty)
        {
            draft.Due ??= dues.In(cell.Span);
        }
    }

    /// <summary>The cell's words without a number before them.</summary>
    private static Span Work(string text, Block cell)
    {
        var start = cell.Span.Start;
        var end = CharClass.TrimEnd(text, start, cell.Span.End);
        var at = start;
        while (at < end && (CharClass.Digit(text[at]) >= 0 || CharClass.IsOpening(text[at]))) at++;
        if (at > start && at < end && (text[at] is '、' or '.' or '．' || CharClass.IsClosing(text[at]))) start = CharClass.SkipBlanks(text, at + 1, end);
        return new Span(start, end);
    }

    private static string Words(string text, Block cell) =>
        string.Concat(cell.Span.In(text).Where(c => !CharClass.IsBlank(c) && !CharClass.IsLineEnd(c)));
}
