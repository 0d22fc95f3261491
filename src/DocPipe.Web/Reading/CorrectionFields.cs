using DocPipe.Contract;

namespace DocPipe.Web.Reading;

/// <summary>What a form to change or to add something asks for, filled in with what was said so far.</summary>
/// <param name="Options">Of a choice: value and words; null for a line of text.</param>
internal sealed record CorrectionField(string Name, string Label, string Value, string? Hint = null, IReadOnlyList<(string Value, string Words)>? Options = null)
{
    public bool IsCheck { get; init; }
}

/// <param name="Words">Of the place that it is about; empty for what is said of the document.</param>
internal sealed record CorrectionFormModel(long Document, int Revision, CorrectionTarget Target, string Words, IReadOnlyList<CorrectionField> Fields);

internal static class CorrectionFields
{
    private const string DateHint = "如 11月30日、2026年11月30日、11月";

    /// <param name="was">Null to add one.</param>
    /// <param name="words">What stands at the place.</param>
    /// <returns>Null for a kind that nobody can change.</returns>
    public static IReadOnlyList<CorrectionField>? Of(string kind, Annotation? was, string words, IReadOnlyList<Category> categories, ReaderWords reader) => kind switch
    {
        "type" => [new("type", "这份材料是", Code((was as TypeAnnotation)?.Type ?? DocumentType.Weekly), Options: Choices<DocumentType>(reader.Of))],
        "sender" => [new("name", "报送单位", (was as SenderAnnotation)?.Name ?? "")],
        "period" => [new("value", "报告期", DateEntry.Show((was as PeriodAnnotation)?.Value), "如 2026年11月16日—22日")],
        "title" => [],
        "task" => Task(was as TaskAnnotation),
        "phase" => Phase(was as PhaseAnnotation, words),
        "date" =>
        [
            new("type", "种类", Code((was as DateAnnotation)?.Kind ?? DateKind.Date), Options: Choices<DateKind>(Names.Of)),
            new("value", "时间", was is DateAnnotation date ? DateEntry.Show(date.Value) : words, DateHint + "、11月1日—5日、每周"),
        ],
        "figure" => Figure(was as FigureAnnotation, words, reader),
        "problem" => [new("category", "类别", (was as ProblemAnnotation)?.Category ?? "", Options: [.. categories.Select(c => (c.Id, c.Label))])],
        "placeholder" => [new("type", "种类", Code((was as PlaceholderAnnotation)?.Kind ?? PlaceholderKind.Blank), Options: Choices<PlaceholderKind>(Names.Of))],
        "reference" => [new("number", "文号", (was as ReferenceAnnotation)?.Number ?? "", "没有就空着")],
        "section" => [new("role", "这一部分是", Code((was as SectionAnnotation)?.Role ?? Role.WorkDone), Options: [.. Choices<Role>(reader.Of).Where(r => r.Item1 != Code(Role.Other))])],
        "unit" => [new("name", "单位名称", was is UnitAnnotation unit ? unit.Name : words)],
        _ => null,
    };

    private static IReadOnlyList<CorrectionField> Task(TaskAnnotation? was) =>
    [
        new("type", "种类", Code(was?.Kind ?? TaskKind.Planned), Options: Choices<TaskKind>(Names.Of)),
        new("lead", "牵头单位", string.Join('、', was?.Lead ?? []), "几个之间用顿号"),
        new("responsible", "责任单位", string.Join('、', was?.Responsible ?? []), "几个之间用顿号"),
        new("due", "时限", DateEntry.Show(was?.Due?.Value), DateHint + "，没有就空着"),
    ];

    private static IReadOnlyList<CorrectionField> Phase(PhaseAnnotation? was, string words) =>
    [
        new("name", "阶段名称", was?.Name ?? words),
        new("start", "从", DateEntry.Show(was?.Start), DateHint),
        new("end", "到", DateEntry.Show(was?.End), DateHint),
    ];

    private static IReadOnlyList<CorrectionField> Figure(FigureAnnotation? was, string words, ReaderWords reader)
    {
        var digits = new string([.. words.Where(c => char.IsAsciiDigit(c) || c is '.' or '万' or '亿')]);
        return
        [
            new("value", "数值", was is null ? digits : AmountEntry.Show(was.Value), "如 1200、5.2万、97.5"),
            new("unit", "计量单位", was?.Unit ?? "", "如 份、人次、%"),
            new("of", "是什么的数", was?.Of ?? "", "如 宣传资料"),
            new("qualifier", "限定", Code(was?.Qualifier ?? Qualifier.Exact), Options: Choices<Qualifier>(reader.Of)),
            new("masked", "数字被遮盖了", was?.Masked == true ? "true" : "") { IsCheck = true },
        ];
    }

    private static string Code(Enum value) => ContractNames.Of(value);

    private static (string, string)[] Choices<T>(Func<T, string> words) where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => (Code(v), words(v)))];
}
