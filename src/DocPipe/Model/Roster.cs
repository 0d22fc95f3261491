using System.Collections.Immutable;

namespace DocPipe.Model;

/// <param name="Name">The unit's own name.</param>
/// <param name="Aliases">Other names it is called by.</param>
/// <param name="Kind">The office's own word for the kind of unit (街道, 区直部门 …); may be empty.</param>
public sealed record RosterUnit(string Name, ImmutableArray<string> Aliases, string Kind, string Contact);

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
