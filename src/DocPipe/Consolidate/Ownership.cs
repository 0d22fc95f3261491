using DocPipe.Model;

namespace DocPipe.Consolidate;

internal enum Relation { Stranger, Unknown, Responsible, Lead }

/// <summary>How a reporting unit stands to a task's owners, by the roster's names, aliases and kinds.</summary>
internal sealed class Ownership(Roster roster)
{
    public Relation Of(PlanTask task, string? unit)
    {
        if (unit is null) return Relation.Unknown;
        if (task.Lead.Contains(unit, StringComparer.Ordinal)) return Relation.Lead;
        var sole = task.Lead.IsEmpty && task.Responsible.Length == 1 && !IsGroup(task.Responsible[0]);
        if (task.Responsible.Contains(unit, StringComparer.Ordinal)) return sole ? Relation.Lead : Relation.Responsible;
        // A unit's own plan gives its work to its own sections.
        if (task.OwnPlan) return task.Plan.Unit == unit ? Relation.Lead : Relation.Stranger;
        if (!task.Owners.Any()) return Relation.Unknown;
        var known = roster.Find(unit);
        if (known is null) return Relation.Unknown;
        foreach (var owner in task.Owners)
        {
            if (IsGroup(owner) && (known.Kind.Length > 0 && owner.Contains(known.Kind, StringComparison.Ordinal) || owner.Any(c => c is '镇' or '乡' or '村' && unit.EndsWith(c)))) return Relation.Responsible;
            // "城东街道望河社区" is an alias of 望河社区: the parent's tasks are its tasks too.
            if (known.Aliases.Any(a => a.Length > owner.Length && a.StartsWith(owner, StringComparison.Ordinal))) return Relation.Responsible;
        }

        return Relation.Stranger;
    }

    /// <summary>各街道, 各有关部门: whoever is one of them owns a share of the task.</summary>
    public static bool IsGroup(string owner) => owner.StartsWith('各') || owner.StartsWith("全体", StringComparison.Ordinal) || owner.Contains("有关", StringComparison.Ordinal) || owner.Contains("相关", StringComparison.Ordinal);
}
