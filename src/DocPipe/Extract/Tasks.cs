using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>
/// Work items at the granularity of the lowest number, or of the paragraph where nothing is numbered, in the sections whose role says that
/// they hold work: what a plan asks for, what a summary reports as done, what is announced for the next period. Guiding ideas, goals,
/// leading groups, phases, general requirements and problems hold none.
/// </summary>
internal sealed class Tasks(OwnerLists lists, OwnerPhrases phrases, FlatTable flat, NotWork notWork) : IExtractor
{
    private const int LeastAccount = 20;

    public IEnumerable<Annotation> Extract(Document document)
    {
        var type = document.First<TypeAnnotation>()?.Type ?? DocumentType.Other;
        var entries = TaskEntry.Read(document);
        var dues = new DueTimes(document);
        var drafts = new List<TaskDraft>();
        var owners = new OwnerLines(document.Text, lists, dues);
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (KindOf(entries, i, type) is not { } kind)
            {
                owners.Leave();
                if (entries.Count == 1 && type is DocumentType.Plan or DocumentType.Summary or DocumentType.Weekly) drafts.AddRange(Unnumbered(document.Text, entry, TableKind(type)));
                foreach (var table in entry.Tables) drafts.AddRange(TaskTable.Read(document, table, lists, dues, TableKind(type), i));
                continue;
            }

            if (entry.HasChildren)
            {
                owners.Section(i, entry.Keys);
                drafts.AddRange(Flat(document, entry, kind, i));
            }
            else
            {
                var own = Leaf(document, entry, kind, i).ToList();
                foreach (var draft in own) owners.Add(draft, Follows(entry));
                drafts.AddRange(own);
                owners.Lines(entry.Keys);
            }

            foreach (var table in entry.Tables) drafts.AddRange(TaskTable.Read(document, table, lists, dues, kind, i));
        }

        foreach (var draft in drafts) Complete(document, entries, draft, owners, dues);
        return drafts.Where(d => !d.Span.IsEmpty).Select(d => d.Finish());
    }

    private static TaskKind? KindOf(List<TaskEntry> entries, int at, DocumentType type)
    {
        var block = entries[at].Block;
        if (block is null) return null;
        var heading = Headed(entries, at);
        return (block.Role, type) switch
        {
            (Role.WorkDone, _) => TaskKind.Done,
            (Role.Organization, DocumentType.Summary or DocumentType.Weekly) => TaskKind.Done,
            (Role.NextSteps, _) => TaskKind.Next,
            (Role.Tasks or Role.Responsibilities, DocumentType.Summary or DocumentType.Weekly) => TaskKind.Done,
            (Role.Tasks or Role.Responsibilities, _) => TaskKind.Planned,
            (Role.Other, DocumentType.Summary or DocumentType.Weekly) when !heading && block.Kind == BlockKind.Item => TaskKind.Done,
            (Role.Other, DocumentType.Plan) when !heading && block.Kind == BlockKind.Item => TaskKind.Planned,
            _ => null,
        };
    }

    private static TaskKind TableKind(DocumentType type) => type is DocumentType.Summary or DocumentType.Weekly ? TaskKind.Done : TaskKind.Planned;

    private static bool Headed(List<TaskEntry> entries, int at)
    {
        for (; at >= 0; at = entries[at].Parent)
            if (entries[at].Block is { Kind: BlockKind.Heading }) return true;
        return false;
    }

    /// <summary>A heading with its account in paragraphs below owns its key lines alone; items in a row may share the line after them.</summary>
    private static bool Follows(TaskEntry entry) => entry.Block is { Kind: BlockKind.Item } || entry.Paragraphs.Count == 0;

    /// <summary>A report or plan without any heading or number: each of its paragraphs behind the opening one tells of work.</summary>
    private IEnumerable<TaskDraft> Unnumbered(string text, TaskEntry entry, TaskKind kind)
    {
        foreach (var paragraph in entry.Paragraphs.Skip(entry.Paragraphs.Count > 1 ? 1 : 0))
            if (paragraph.Span.Length >= LeastAccount && IsFinished(text, paragraph.Span.Start, paragraph.Span.End) && !IsLeadIn(text, paragraph.Span) && !notWork.Is(text, paragraph.Span))
                yield return new TaskDraft(paragraph.Span, KindOf(text, paragraph, kind), 0);
    }

    /// <summary>In an account of work a paragraph may already turn to what comes next ("下一步，我们将…").</summary>
    private TaskKind KindOf(string text, Block paragraph, TaskKind kind) =>
        kind == TaskKind.Done && notWork.LooksAhead(text, paragraph.Span) ? TaskKind.Next : kind;

    private IEnumerable<TaskDraft> Leaf(Document document, TaskEntry entry, TaskKind kind, int at)
    {
        var text = document.Text;
        var block = entry.Block!;
        var start = block.Content.Start;
        if (block.Kind == BlockKind.Item)
        {
            if (notWork.Is(text, block.Content)) yield break;
            if (kind == TaskKind.Done && entry.Keys.Find(k => (k.Label.Of(text).StartsWith("整改") || k.Label.Of(text).StartsWith("处理")) && k.Content.Length >= LeastAccount) is { } remedy)
            {
                // Under "整改措施：" stands what was done about the fault that the item names.
                var stop = remedy.Content.End;
                yield return new TaskDraft(new Span(remedy.Content.Start, stop < text.Length && CharClass.IsFullStop(text[stop]) ? stop + 1 : stop), kind, at);
                yield break;
            }

            var end = block.Span.End;
            foreach (var paragraph in entry.Paragraphs)
            {
                // A line broken in the middle of a sentence goes on; a new paragraph after a finished item is not the item's.
                if (IsFinished(text, start, end) || notWork.Is(text, paragraph.Span)) break;
                end = paragraph.Span.End;
            }

            yield return new TaskDraft(new Span(start, CharClass.TrimEnd(text, start, end)), kind, at);
            yield break;
        }

        if (entry.Paragraphs.Count == 0)
        {
            if (entry.Tables.Count == 0 && (block.Level > 1 || CharClass.Digit(text[block.Span.Start]) >= 0) && block.Label.Length > 0)
                yield return new TaskDraft(block.Content, kind, at);
            yield break;
        }

        foreach (var found in flat.Read(document, entry.Paragraphs, kind, at)) yield return found;
        var paragraphs = entry.Paragraphs.Where(p => !flat.IsTable(text, p.Span) && !IsLeadIn(text, p.Span) && !notWork.Is(text, p.Span)).ToList();
        if (paragraphs.Count == 0)
        {
            if (block.Level > 1 && entry.Paragraphs.All(p => !flat.IsTable(text, p.Span))) yield return new TaskDraft(block.Content, kind, at);
            yield break;
        }

        var first = paragraphs[0];
        var between = text.AsSpan(block.Content.End, first.Span.Start - block.Content.End);
        var inline = between.IndexOfAny('\n', '\r') < 0;
        if (inline || between.Contains('。'))
        {
            // A signature or date below the last item is not its account.
            while (paragraphs.Count > 1 && paragraphs[^1].Span.Length <= 40 && !IsFinished(text, paragraphs[^1].Span.Start, paragraphs[^1].Span.End)) paragraphs.RemoveAt(paragraphs.Count - 1);
            var own = paragraphs.FindIndex(1, p => KindOf(text, p, kind) != kind) is var turn and > 0 ? turn : paragraphs.Count;
            yield return new TaskDraft(new Span(start, paragraphs[own - 1].Span.End), kind, at) { Body = first.Span.Start };
            foreach (var paragraph in paragraphs.Skip(own)) yield return new TaskDraft(paragraph.Span, KindOf(text, paragraph, kind), at);
            yield break;
        }

        foreach (var paragraph in paragraphs) yield return new TaskDraft(paragraph.Span, KindOf(text, paragraph, kind), at);
    }

    private IEnumerable<TaskDraft> Flat(Document document, TaskEntry entry, TaskKind kind, int at) => flat.Read(document, entry.Paragraphs, kind, at);

    /// <summary>"具体任务如下：", and thanks or a courtesy formula: nothing to do in it.</summary>
    private static bool IsLeadIn(string text, Span span)
    {
        var words = span.Of(text);
        return CharClass.IsColon(words[^1]) || words.EndsWith("如下。") || words.Length < 4;
    }

    private static bool IsFinished(string text, int start, int end)
    {
        end = CharClass.TrimEnd(text, start, end);
        if (end <= start) return true;
        var last = text[end - 1];
        return CharClass.IsFullStop(last) || CharClass.IsSemicolon(last) || CharClass.IsClosing(last) || CharClass.IsColon(last);
    }

    private void Complete(Document document, List<TaskEntry> entries, TaskDraft draft, OwnerLines owners, DueTimes dues)
    {
        owners.Inside(document, draft);
        if (!draft.HasOwner) phrases.Read(document.Text, draft);
        owners.Inherit(entries, draft);
        draft.Due ??= dues.Inside(draft.Span, draft.Kind) ?? dues.OfPhase(entries, draft.Entry);
    }
}
