using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>
/// A table that lost its cells on the way into plain text: the columns run one after another in a single paragraph ("牵头部门院办后勤科…重点任务加强…。做好…。").
/// Units are told apart by the names they end with, tasks by their full stops; the n-th unit of a column belongs to the n-th task. What a
/// later page of the table left between the tasks is taken in turn.
/// </summary>
internal sealed class FlatTable(UnitLexicon lexicon, OwnerLists lists, PhraseTable<string> keys)
{
    private const string Endings = "科办室处局部组会院所站校委";

    public static FlatTable Load(DataFolder data, UnitLexicon lexicon, OwnerLists lists) => new(
        lexicon, lists, new PhraseTable<string>(data.Rows("extract/task-keys.txt").Where(r => r.Length > 1 && r[1].Length >= 4).Select(r => (r[1], r[1]))));

    /// <summary>Whether a paragraph begins with a column's heading and holds others, the work among them, none with a colon.</summary>
    public bool IsTable(string text, Span paragraph) => Columns(text, paragraph) is { Count: > 0 };

    public IEnumerable<TaskDraft> Read(Document document, List<Block> paragraphs, TaskKind kind, int entry)
    {
        foreach (var paragraph in paragraphs)
            foreach (var draft in Read(document.Text, Columns(document.Text, paragraph.Span), kind, entry)) yield return draft;
    }

    private IEnumerable<TaskDraft> Read(string text, List<(string Key, Span Value)> columns, TaskKind kind, int entry)
    {
        var leads = new Queue<string>();
        var answers = new Queue<string>();
        foreach (var (key, value) in columns)
            if (lists.PartOf(key) is { } part) Units(text, value, part == OwnerPart.Lead ? leads : answers);
        // From the first row whose owners stand among the words on, the columns have run into each other.
        var strayed = false;
        foreach (var (key, value) in columns)
        {
            if (!lists.IsWorkKey(key)) continue;
            foreach (var sentence in Sentences(text, value))
            {
                var regular = leads.Count > 0 || answers.Count > 0;
                var shared = new List<string>();
                var start = Leading(text, sentence, leads, answers, shared);
                if (sentence.End - start < 6) continue;
                var draft = new TaskDraft(new Span(start, sentence.End), kind, entry);
                if (leads.TryDequeue(out var lead)) draft.Add(OwnerPart.Lead, lead);
                if (answers.TryDequeue(out var answer)) draft.Add(OwnerPart.Responsible, answer);
                foreach (var owner in shared) draft.Add(OwnerPart.Responsible, owner);
                if (!regular || start > sentence.Start || strayed) strayed |= Stray(text, draft);
                if (draft.Responsible.Count == 0 && lead is not null) draft.Add(OwnerPart.Responsible, lead);
                yield return draft;
            }
        }
    }

    /// <summary>Owners that a broken line of their column left inside the words of the task.</summary>
    private bool Stray(string text, TaskDraft draft)
    {
        for (var i = draft.Span.Start; i < draft.Span.End; i++)
            if (lexicon.Cores.Match(text, i, draft.Span.End, out var core) is var length and > 0 && core!.Need == CoreNeed.Nothing)
            {
                draft.Add(OwnerPart.Responsible, text.Substring(i, length));
                i += length - 1;
            }

        return true;
    }

    private List<(string Key, Span Value)> Columns(string text, Span paragraph)
    {
        var columns = new List<(string Key, Span Value)>();
        if (keys.Match(text, paragraph.Start, paragraph.End) == 0) return columns;
        string? open = null;
        var from = 0;
        for (var i = paragraph.Start; i < paragraph.End; i++)
        {
            if (keys.Match(text, i, paragraph.End, out var key) is not (var length and > 0)) continue;
            if (i + length >= paragraph.End || CharClass.IsColon(text[i + length]) || text[i + length] is '要' or '为') return [];
            // A second mention of a heading is a word of the work itself.
            if (columns.Any(c => c.Key == key) || open == key) continue;
            if (open is not null && lists.IsWorkKey(open) && lists.IsWorkKey(key!)) continue;
            if (open is not null) columns.Add((open, new Span(from, i)));
            (open, from) = (key!, i + length);
            i += length - 1;
        }

        if (open is not null) columns.Add((open, new Span(from, paragraph.End)));
        return columns.Count >= 2 && columns.Any(c => lists.IsWorkKey(c.Key)) && columns.Any(c => lists.IsOwnerKey(c.Key)) ? columns : [];
    }

    private void Units(string text, Span run, Queue<string> units)
    {
        for (var at = run.Start; at < run.End;)
        {
            var length = Unit(text, at, run.End);
            if (length > 0) units.Enqueue(text.Substring(at, length));
            at += Math.Max(1, length);
        }
    }

    /// <summary>The length of the unit that begins here: a known name, or up to the first ending of one.</summary>
    private int Unit(string text, int at, int end)
    {
        if (!CharClass.IsHan(text[at])) return 0;
        var known = lexicon.Cores.Match(text, at, end);
        if (known > 0) return known;
        for (var i = at + 1; i < Math.Min(end, at + 8); i++)
        {
            if (!CharClass.IsHan(text[i])) return i - at;
            if (Endings.Contains(text[i], StringComparison.Ordinal)) return i - at + 1;
        }

        return 0;
    }

    /// <summary>
    /// Units before a task's own words. In a row they are the next rows' owners; parted by list marks they are all this task's.
    /// </summary>
    private int Leading(string text, Span sentence, Queue<string> leads, Queue<string> answers, List<string> shared)
    {
        var found = new List<string>();
        var at = sentence.Start;
        var listed = false;
        while (at < sentence.End && lexicon.Cores.Match(text, at, sentence.End) is var length and > 0)
        {
            found.Add(text.Substring(at, length));
            at += length;
            if (at >= sentence.End || text[at] is not '、') continue;
            listed = true;
            at++;
        }

        if (listed) shared.AddRange(found);
        else
            foreach (var unit in found) leads.Enqueue(unit);
        if (found.Count > 0) answers.Clear();
        return found.Count > 0 ? at : sentence.Start;
    }

    private static IEnumerable<Span> Sentences(string text, Span span)
    {
        var start = span.Start;
        for (var i = span.Start; i < span.End; i++)
        {
            if (!CharClass.IsFullStop(text[i])) continue;
            yield return new Span(start, i + 1);
            start = i + 1;
        }

        if (span.End > start) yield return new Span(start, span.End);
    }
}
