using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DocPipe.Ingest.Docx;

/// <summary>
/// Computes the numbers of automatically numbered paragraphs, which a Word document doesn't store (ECMA-376 part 1, 17.9). Counters belong
/// to the abstract list, so lists that share one go on counting.
/// </summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;

    private readonly DocxStyles styles;
    private readonly Dictionary<int, NumberingInstance> instances = [];
    private readonly Dictionary<int, AbstractNum> abstracts = [];
    private readonly Dictionary<string, int> levelByStyle = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int?[]> counters = [];
    private readonly HashSet<(int Instance, int Level)> restarted = [];

    public DocxNumbering(DocumentFormat.OpenXml.Wordprocessing.Numbering? numbering, DocxStyles styles)
    {
        this.styles = styles;
        foreach (var instance in numbering?.Elements<NumberingInstance>() ?? [])
            if (instance.NumberID?.Value is { } id) instances.TryAdd(id, instance);
        foreach (var list in numbering?.Elements<AbstractNum>() ?? [])
            if (list.AbstractNumberId?.Value is { } id) abstracts.TryAdd(id, list);
        foreach (var level in abstracts.Values.SelectMany(a => a.Elements<Level>()))
            if (level.ParagraphStyleIdInLevel?.Val?.Value is { } style && level.LevelIndex?.Value is { } index) levelByStyle.TryAdd(style, index);
    }

    /// <summary>The number before a paragraph's words, counting it; empty where it has none.</summary>
    public string Next(Paragraph paragraph)
    {
        if (styles.NumberingOf(paragraph) is not { } properties || properties.NumberingId?.Val?.Value is not { } id || id == 0) return "";
        if (!instances.TryGetValue(id, out var instance) || instance.AbstractNumId?.Val?.Value is not { } listId || ListOf(listId) is not { } list) return "";
        var level = properties.NumberingLevelReference?.Val?.Value ?? (DocxStyles.IdOf(paragraph) is { } style ? levelByStyle.GetValueOrDefault(style) : 0);
        if (level is < 0 or >= Levels || LevelOf(instance, list, level) is not { } definition) return "";
        var counts = Count(id, instance, list, level);
        return Format(instance, list, definition, counts);
    }

    /// <summary>A list may only name a style whose numbering is the list proper.</summary>
    private AbstractNum? ListOf(int id)
    {
        if (!abstracts.TryGetValue(id, out var list)) return null;
        return list.NumberingStyleLink?.Val?.Value is { } link
            ? abstracts.Values.FirstOrDefault(a => a.StyleLink?.Val?.Value == link) ?? list
            : list;
    }

    private int?[] Count(int id, NumberingInstance instance, AbstractNum list, int level)
    {
        var listId = list.AbstractNumberId!.Value;
        if (!counters.TryGetValue(listId, out var counts)) counters[listId] = counts = new int?[Levels];
        if (Override(instance, level)?.StartOverrideNumberingValue?.Val?.Value is { } start && restarted.Add((id, level))) counts[level] = start;
        else counts[level] = counts[level] is { } last ? last + 1 : StartOf(instance, list, level);
        for (var above = 0; above < level; above++) counts[above] ??= StartOf(instance, list, above);
        for (var below = level + 1; below < Levels; below++)
            if (LevelOf(instance, list, below)?.LevelRestart?.Val?.Value is not { } restart || (restart != 0 && level < restart)) counts[below] = null;
        return counts;
    }

    private static string Format(NumberingInstance instance, AbstractNum list, Level definition, int?[] counts)
    {
        var pattern = definition.LevelText?.Val?.Value ?? "";
        if (FormatOf(definition) == "bullet") return "•";
        var legal = definition.IsLegalNumberingStyle is { } isLegal && (isLegal.Val is null || isLegal.Val.Value);
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length || pattern[i + 1] is < '1' or > '9')
            {
                result.Append(pattern[i]);
                continue;
            }

            var level = pattern[++i] - '1';
            var format = LevelOf(instance, list, level) is { } named ? FormatOf(named) : "decimal";
            result.Append(Ingest.Numbering.Of(counts[level] ?? 1, legal && format != "none" ? "decimal" : format));
        }

        return result.ToString().Trim();
    }

    private static string FormatOf(Level level) => level.NumberingFormat?.Val?.InnerText ?? "decimal";

    private static int StartOf(NumberingInstance instance, AbstractNum list, int level) =>
        LevelOf(instance, list, level)?.StartNumberingValue?.Val?.Value ?? 1;

    private static LevelOverride? Override(NumberingInstance instance, int level) =>
        instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == level);

    private static Level? LevelOf(NumberingInstance instance, AbstractNum list, int level) =>
        Override(instance, level)?.Level ?? list.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level);
}
