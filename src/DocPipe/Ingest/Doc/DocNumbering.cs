using System.Text;

namespace DocPipe.Ingest.Doc;

/// <summary>
/// Computes the numbers of automatically numbered paragraphs ([MS-DOC] 2.9.147, 2.9.131, 2.9.150). Counters belong to the list, so
/// paragraphs that refer to it by different overrides go on counting.
/// </summary>
internal sealed class DocNumbering
{
    private const int Levels = 9, ListSize = 28, OverrideSize = 16, LevelSize = 28, Bullet = 23, NoNumber = 0xFF, MaxLists = 4096;

    /// <summary>MSONFC codes by the names that ECMA-376 gives the same formats.</summary>
    private static readonly Dictionary<int, string> formats = new()
    {
        [0] = "decimal", [1] = "upperRoman", [2] = "lowerRoman", [3] = "upperLetter", [4] = "lowerLetter", [10] = "ideographDigital", [11] = "japaneseCounting",
        [14] = "decimalFullWidth", [18] = "decimalEnclosedCircle", [19] = "decimalFullWidth2", [22] = "decimalZero", [26] = "decimalEnclosedFullstop",
        [27] = "decimalEnclosedParen", [28] = "decimalEnclosedCircleChinese", [29] = "ideographEnclosedCircle", [30] = "ideographTraditional",
        [31] = "ideographZodiac", [33] = "taiwaneseCounting", [34] = "ideographLegalTraditional", [35] = "taiwaneseCountingThousand",
        [36] = "taiwaneseDigital", [37] = "chineseCounting", [38] = "chineseLegalSimplified", [39] = "chineseCountingThousand",
    };

    private sealed record Level(int Start, int Format, bool Legal, bool Restarts, string Text);

    private sealed record Override(int List, Dictionary<int, int> Starts, Dictionary<int, Level> Levels);

    private readonly Dictionary<int, Level[]> lists = [];
    private readonly List<Override> overrides = [];
    private readonly Dictionary<int, int?[]> counters = [];
    private readonly HashSet<(int Override, int Level)> restarted = [];

    public DocNumbering(ReadOnlySpan<byte> table, int lists, ReadOnlySpan<byte> overrides)
    {
        if (lists > 0) ReadLists(table[Math.Min(lists, table.Length)..]);
        ReadOverrides(overrides);
    }

    /// <param name="index">One-based index of the paragraph's list override; 0 for none.</param>
    public string Next(int index, int level)
    {
        if (index < 1 || index > overrides.Count || overrides[index - 1] is not { } chosen || !lists.TryGetValue(chosen.List, out var list)) return "";
        var definition = LevelOf(chosen, list, level);
        if (definition is null || definition.Format == NoNumber && definition.Text.Length == 0) return "";
        if (!counters.TryGetValue(chosen.List, out var counts)) counters[chosen.List] = counts = new int?[Levels];
        if (chosen.Starts.TryGetValue(level, out var start) && restarted.Add((index, level))) counts[level] = start;
        else counts[level] = counts[level] is { } last ? last + 1 : definition.Start;
        for (var above = 0; above < level; above++) counts[above] ??= LevelOf(chosen, list, above)?.Start ?? 1;
        for (var below = level + 1; below < Levels; below++)
            if (LevelOf(chosen, list, below) is null or { Restarts: true }) counts[below] = null;
        return definition.Format == Bullet ? "•" : Printed(chosen, list, definition, counts);
    }

    private static string Printed(Override chosen, Level[] list, Level definition, int?[] counts)
    {
        var result = new StringBuilder();
        foreach (var c in definition.Text)
        {
            if (c >= Levels)
            {
                result.Append(c);
                continue;
            }

            var format = definition.Legal ? 0 : LevelOf(chosen, list, c)?.Format ?? 0;
            result.Append(format == NoNumber ? "" : Numbering.Of(counts[c] ?? 1, formats.GetValueOrDefault(format, "decimal")));
        }

        return result.ToString().Trim();
    }

    private static Level? LevelOf(Override chosen, Level[] list, int level) =>
        chosen.Levels.GetValueOrDefault(level) ?? (level < list.Length ? list[level] : null);

    private void ReadLists(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(Little.UInt16(bytes, 0), MaxLists);
        long at = 2 + ListSize * count;
        for (var i = 0; i < count; i++)
        {
            var id = Little.Int32(bytes, 2 + ListSize * i);
            var levels = new Level[(Little.Byte(bytes, 2 + ListSize * i + 26) & 1) != 0 ? 1 : Levels];
            for (var l = 0; l < levels.Length; l++) levels[l] = ReadLevel(bytes, ref at);
            lists.TryAdd(id, levels);
        }
    }

    private void ReadOverrides(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Clamp(Little.Int32(bytes, 0), 0, MaxLists);
        long at = 4 + OverrideSize * count;
        for (var i = 0; i < count; i++)
        {
            var entry = 4 + OverrideSize * i;
            var result = new Override(Little.Int32(bytes, entry), [], []);
            at += 4;
            for (var l = Little.Byte(bytes, entry + 12); l > 0 && at < bytes.Length; l--)
            {
                var start = Little.Int32(bytes, at);
                var flags = Little.Int32(bytes, at + 4);
                at += 8;
                if ((flags & 0x20) != 0) result.Levels[flags & 0xF] = ReadLevel(bytes, ref at);
                if ((flags & 0x10) != 0) result.Starts[flags & 0xF] = (flags & 0x20) != 0 ? result.Levels[flags & 0xF].Start : start;
            }

            overrides.Add(result);
        }
    }

    private static Level ReadLevel(ReadOnlySpan<byte> bytes, ref long at)
    {
        var flags = Little.Byte(bytes, at + 5);
        var (characters, paragraph) = (Little.Byte(bytes, at + 24), Little.Byte(bytes, at + 25));
        var text = at + LevelSize + characters + paragraph;
        var length = Little.UInt16(bytes, text);
        var words = System.Text.Encoding.Unicode.GetString(Little.Slice(bytes, text + 2, 2L * length));
        var level = new Level(Little.Int32(bytes, at), Little.Byte(bytes, at + 4), (flags & 4) != 0, (flags & 8) == 0, words);
        at = text + 2 + 2L * length;
        return level;
    }
}
