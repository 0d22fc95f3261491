using System.Collections.Frozen;

namespace DocPipe.Web.Reading;

/// <summary>What the kinds of findings are called, in the order of the legend.</summary>
internal static class KindNames
{
    /// <summary>Those that are marked in the text and can be switched.</summary>
    public static IReadOnlyList<string> InText { get; } = ["task", "problem", "figure", "date", "unit", "placeholder", "reference", "phase", "section", "conflict", "finding", "noise"];

    /// <summary>Those that a person may mark where nothing was read.</summary>
    public static IReadOnlyList<string> Markable { get; } = ["task", "problem", "date", "figure", "unit", "placeholder", "reference", "phase", "section", "title"];

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["task"] = "任务", ["problem"] = "问题", ["figure"] = "数据", ["date"] = "日期", ["unit"] = "单位", ["placeholder"] = "空白遮盖", ["reference"] = "引用文件",
        ["phase"] = "阶段", ["section"] = "栏目", ["conflict"] = "矛盾", ["noise"] = "杂文", ["missing"] = "缺项", ["title"] = "标题", ["type"] = "材料类型", ["sender"] = "报送单位", ["period"] = "报告期",
        ["copy"] = "雷同", ["finding"] = "待补正",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string Of(string kind) => Names.GetValueOrDefault(kind, kind);
}
