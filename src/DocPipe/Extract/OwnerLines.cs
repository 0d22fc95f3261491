using DocPipe.Model;

namespace DocPipe.Extract;

/// <summary>
/// Gives the units and times of key-value lines to the tasks they govern: a line after several items governs all that have none of their
/// own since the line before; a line right under a section's heading governs the whole section.
/// </summary>
internal sealed class OwnerLines(string text, OwnerLists lists, DueTimes dues)
{
    private readonly List<TaskDraft> pending = [];
    private readonly Dictionary<int, List<Block>> sections = [];
    private readonly HashSet<TaskDraft> told = [];
    private bool closed;

    public void Add(TaskDraft draft, bool sharesLine)
    {
        if (closed || !sharesLine) pending.Clear();
        closed = false;
        pending.Add(draft);
    }

    public void Leave()
    {
        pending.Clear();
        closed = false;
    }

    /// <summary>A heading with items under it begins.</summary>
    public void Section(int entry, List<Block> keys)
    {
        Leave();
        if (keys.Count > 0) sections[entry] = keys;
    }

    /// <summary>Key-value lines after the last task that was added.</summary>
    public void Lines(List<Block> keys)
    {
        foreach (var key in keys)
        {
            if (!Tells(key)) continue;
            closed = true;
            foreach (var draft in pending.Where(d => !HasInside(d) || d == pending[^1])) Give(draft, key);
        }
    }

    /// <summary>Owners and times written inside the task itself ("…责任单位:市教育局。").</summary>
    public void Inside(Document document, TaskDraft draft)
    {
        foreach (var key in document.Blocks.Within(draft.Span, BlockKind.KeyValue)) Give(draft, key);
    }

    /// <summary>Where nothing else names an owner, the section's heading may have done it for all.</summary>
    public void Inherit(List<TaskEntry> entries, TaskDraft draft)
    {
        for (var at = entries[draft.Entry].Parent; at >= 0; at = entries[at].Parent)
            if (sections.TryGetValue(at, out var keys))
                foreach (var key in keys)
                    if (lists.IsTimeKey(key.Label.In(text)) ? draft.Due is null : !draft.HasOwner || told.Contains(draft))
                    {
                        told.Add(draft);
                        Give(draft, key);
                    }
    }

    private bool Tells(Block key) => lists.IsOwnerKey(key.Label.In(text)) || lists.IsTimeKey(key.Label.In(text));

    private bool HasInside(TaskDraft draft)
    {
        foreach (var key in (ReadOnlySpan<string>)["责任单位", "牵头单位", "责任部门", "牵头部门"])
            if (draft.Span.Of(text).Contains(key, StringComparison.Ordinal)) return true;
        return false;
    }

    private void Give(TaskDraft draft, Block key)
    {
        var label = key.Label.In(text);
        if (lists.PartOf(label) is { } part)
        {
            foreach (var owner in lists.Split(text, key.Content))
                if (OwnerLists.IsUnit(owner.Of(text))) draft.Add(part, owner.In(text));
        }
        else if (lists.IsTimeKey(label) && !key.Content.IsEmpty)
        {
            draft.Due ??= dues.In(key.Content);
        }
    }
}
