using DocPipe.Model;

namespace DocPipe.Extract;

/// <summary>Finds a task's time limit among the dates that were read before.</summary>
internal sealed class DueTimes(Document document)
{
    private readonly DateAnnotation[] dates = [.. document.All<DateAnnotation>()];

    /// <summary>The value of a key like 完成时限: the date in it, or its words where they name no calendar time ("验收前").</summary>
    public DueTime In(Span value)
    {
        foreach (var date in Within(value))
            if (date.Kind != DateKind.Recurring) return new DueTime(date.Span, date.Value);
        return new DueTime(value, null);
    }

    /// <summary>
    /// A deadline in the words of the task; in work still to be done, else a day or span that the words give, as the time it is meant for.
    /// </summary>
    public DueTime? Inside(Span span, TaskKind kind)
    {
        DateAnnotation? other = null;
        foreach (var date in Within(span))
        {
            if (date.Kind == DateKind.Deadline) return new DueTime(date.Span, date.Value);
            if (date.Kind is DateKind.Date or DateKind.Range && date.Value.Length > 4) other ??= date;
        }

        return kind != TaskKind.Done && other is not null ? new DueTime(other.Span, other.Value) : null;
    }

    /// <summary>The time of the phase whose heading the task stands under.</summary>
    public DueTime? OfPhase(List<TaskEntry> entries, int at)
    {
        for (at = entries[at].Parent; at >= 0; at = entries[at].Parent)
            if (entries[at].Block is { Kind: BlockKind.Heading, Role: Role.Schedule } heading)
                foreach (var date in Within(heading.Span)) return new DueTime(date.Span, date.Value);
        return null;
    }

    /// <summary>The dates inside a span, in order. O(log dates) and what it gives.</summary>
    public IEnumerable<DateAnnotation> Within(Span span)
    {
        int low = 0, high = dates.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (dates[middle].Span.Start < span.Start) low = middle + 1;
            else high = middle;
        }

        for (; low < dates.Length && dates[low].Span.Start < span.End; low++)
            if (dates[low].Span.End <= span.End) yield return dates[low];
    }
}
