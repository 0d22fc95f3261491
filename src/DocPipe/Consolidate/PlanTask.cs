using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>A task of a plan, made ready to be compared with what reports say.</summary>
/// <param name="Core">The work itself, without the owners and the time that follow it in the text.</param>
/// <param name="Lead">Resolved by the roster.</param>
/// <param name="Facets">The terms of the whole and of each part that could be reported on by itself.</param>
/// <param name="Names">What stands in quotation marks: campaigns, booklets, slogans.</param>
/// <param name="Due">The last day; null where none is known.</param>
/// <param name="Recurring">Work that comes again and again and is never finished.</param>
internal sealed record PlanTask(
    Submission Plan, TaskAnnotation Task, Span Core, ImmutableArray<string> Lead, ImmutableArray<string> Responsible,
    IReadOnlyList<string[]> Facets, IReadOnlyList<string> Names, IReadOnlyList<TaskTarget> Targets, DateOnly? Due, bool Recurring)
{
    /// <summary>Of the plan of a unit that reports, not of the office above it.</summary>
    public bool OwnPlan { get; init; }

    /// <summary>The terms of the short phrase that names the task; empty where it has none.</summary>
    public string[] Title { get; init; } = [];

    /// <summary>Whose task it is where the plan names no owner: the unit's own, or the office's; null where the sender can't be right.</summary>
    public string? Sender { get; init; }

    public IEnumerable<string> Owners => Lead.Concat(Responsible);
}
