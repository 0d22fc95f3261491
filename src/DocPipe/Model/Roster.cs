using System.Collections.Immutable;

namespace DocPipe.Model;

/// <param name="NextWeek">In the week after the period, not in the period itself.</param>
public readonly record struct DueDay(DayOfWeek Day, bool NextWeek);

/// <param name="Name">The unit's own name.</param>
/// <param name="Aliases">Other names it is called by.</param>
/// <param name="Kind">The office's own word for the kind of unit (街道, 区直部门 …); may be empty.</param>
public sealed record RosterUnit(string Name, ImmutableArray<string> Aliases, string Kind, string Contact)
{
    /// <summary>What the unit is to send; empty for a report of every period.</summary>
    public ImmutableArray<DocumentType> Owes { get; init; } = [];

    /// <summary>When its report is due; null for the day after the period.</summary>
    public DueDay? Due { get; init; }

    /// <summary>Whether it owes a report of every period, not only a plan.</summary>
    public bool OwesReport => Owes.IsEmpty || Owes.Any(o => o is DocumentType.Weekly or DocumentType.Summary);

    /// <summary>The last day on which a report for the period is in time; null where the roster names no day.</summary>
    public DateOnly? DueIn(DayRange period)
    {
        if (Due is not { } day || period.Last is not { } last) return null;
        // The last such day up to the period's end: the Friday of a week that ends on Sunday lies inside it.
        var inside = last.AddDays(-(((int)last.DayOfWeek - (int)day.Day + 7) % 7));
        return day.NextWeek ? inside.AddDays(7) : inside;
    }
}

/// <summary>The units that owe a submission.</summary>
public sealed class Roster
{
    public static Roster Empty { get; } = new([]);

    private readonly Dictionary<string, RosterUnit> byName = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">Two units share a name or alias.</exception>
    public Roster(ImmutableArray<RosterUnit> units)
    {
        Units = units;
        foreach (var unit in units)
            foreach (var name in unit.Aliases.Prepend(unit.Name).Distinct(StringComparer.Ordinal))
                if (!byName.TryAdd(name, unit))
                    throw new ArgumentException($"“{name}”同时是“{byName[name].Name}”和“{unit.Name}”的名称或别名", nameof(units));
    }

    public ImmutableArray<RosterUnit> Units { get; }

    /// <summary>Every name and alias, longest first, so that a scan for names prefers the more specific.</summary>
    public IEnumerable<string> Names => byName.Keys.OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal);

    public RosterUnit? Find(string name) => byName.GetValueOrDefault(name);
}
