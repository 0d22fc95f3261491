using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Ingest;

/// <summary>Puts the units of a roster together, whatever it was written in, and says by its line what is wrong with one.</summary>
internal sealed class RosterRows(string file)
{
    /// <summary>Between several aliases or kinds of documents in one field.</summary>
    public static readonly char[] Separators = ['|', '｜', '、', ';', '；'];

    private static readonly Dictionary<string, DocumentType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["weekly"] = DocumentType.Weekly, ["周报"] = DocumentType.Weekly, ["summary"] = DocumentType.Summary, ["总结"] = DocumentType.Summary,
        ["plan"] = DocumentType.Plan, ["方案"] = DocumentType.Plan,
    };

    private readonly ImmutableArray<RosterUnit>.Builder units = ImmutableArray.CreateBuilder<RosterUnit>();
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);

    public Roster Roster => new(units.ToImmutable());

    /// <param name="row">Its line in the file, from 1.</param>
    /// <exception cref="DataFileException">No name (DP9202), a name used before (DP9203), an unknown document type or day (DP9204).</exception>
    public void Add(int row, string? name, IEnumerable<string> aliases, string kind, string contact, IEnumerable<string> owes, string due)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new DataFileException("DP9202", $"名册 {file} 第{row}行没有写单位名称");
        ImmutableArray<string> others = [.. aliases.Select(a => a.Trim()).Where(a => a.Length > 0 && a != name).Distinct(StringComparer.Ordinal)];
        foreach (var used in others.Prepend(name))
            if (!taken.TryAdd(used, row))
                throw new DataFileException("DP9203", $"名册 {file} 第{row}行的“{used}”在第{taken[used]}行已经用过，名称和别名不能重复");
        units.Add(new RosterUnit(name, others, kind, contact)
        {
            Owes = [.. owes.Select(o => o.Trim()).Where(o => o.Length > 0).Select(o => Types.TryGetValue(o, out var type)
                ? type
                : throw new DataFileException("DP9204", $"名册 {file} 第{row}行：不认识的应报材料“{o}”（可用 周报、总结、方案，或 weekly、summary、plan）"))],
            Due = Day(due.Trim(), row),
        });
    }

    private DueDay? Day(string text, int row)
    {
        if (text.Length == 0) return null;
        var next = text[0] is '次' or '下';
        var at = text.IndexOfAny(['周', '期']);
        // "周五17时前": the hour is for people, a signature names none.
        var day = at >= 0 && at + 1 < text.Length ? "日一二三四五六".IndexOf(text[at + 1] == '天' ? '日' : text[at + 1], StringComparison.Ordinal) : -1;
        return day >= 0
            ? new DueDay((DayOfWeek)day, next)
            : throw new DataFileException("DP9204", $"名册 {file} 第{row}行：读不懂报送时间“{text}”（写成 周五 或 次周一）");
    }
}
