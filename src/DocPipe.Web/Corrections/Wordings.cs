using System.Buffers;
using System.Globalization;
using DocPipe.Contract;

namespace DocPipe.Web.Corrections;

/// <summary>Between what a person sends and an annotation.</summary>
/// <param name="categories">Ids of the office's kinds of problems.</param>
internal sealed class Wordings(IReadOnlySet<string> categories)
{
    private const int LongestWord = 200;
    private const int MostUnits = 50;

    private static readonly SearchValues<char> OfDates = SearchValues.Create("0123456789X-");
    private static readonly SearchValues<char> OfRepeats = SearchValues.Create("0123456789DWMY");

    /// <param name="was">What it says where the wording says nothing; null to make it from the wording alone.</param>
    /// <param name="span">Into the document's text.</param>
    /// <exception cref="DataFileException">Something needed is left out, or is no value of its kind (DP7303).</exception>
    public Annotation Make(string kind, Wording wording, Annotation? was, Span span)
    {
        const string by = "";
        return kind switch
        {
            "type" => new TypeAnnotation(span, by, Code(wording.Value, (was as TypeAnnotation)?.Type, "材料类型")),
            "title" => new TitleAnnotation(span, by),
            "sender" => new SenderAnnotation(span, by, Word(wording.Name, (was as SenderAnnotation)?.Name, "单位"), SenderEvidence.Text),
            "period" => new PeriodAnnotation(span, by, Interval(Word(wording.Value, (was as PeriodAnnotation)?.Value, "报告期"))),
            "task" => Task(wording, was as TaskAnnotation, span),
            "phase" => was is PhaseAnnotation phase
                ? phase with { Span = span, Name = Word(wording.Name, phase.Name, "阶段"), Start = Day(wording.Start, phase.Start), End = Day(wording.End, phase.End) }
                : new PhaseAnnotation(span, by, Word(wording.Name, null, "阶段"), Day(wording.Start, null), Day(wording.End, null)),
            "date" => new DateAnnotation(
                span, by, Code<DateKind>(wording.Type, (was as DateAnnotation)?.Kind ?? DateKind.Date, "日期的种类"), Edtf(Word(wording.Value, (was as DateAnnotation)?.Value, "日期"))),
            "figure" => Figure(wording, was as FigureAnnotation, span),
            "problem" => new ProblemAnnotation(span, by, Category(wording.Category ?? (was as ProblemAnnotation)?.Category), 1, []),
            "placeholder" => new PlaceholderAnnotation(span, by, Code<PlaceholderKind>(wording.Type, (was as PlaceholderAnnotation)?.Kind ?? PlaceholderKind.Blank, "空白的种类")),
            "reference" => new ReferenceAnnotation(span, by, Optional(wording.Number, (was as ReferenceAnnotation)?.Number)),
            "unit" => new UnitAnnotation(span, by, Word(wording.Name, (was as UnitAnnotation)?.Name, "单位"), (was as UnitAnnotation)?.Mentions ?? 1),
            "section" => new SectionAnnotation(span, by, Code(wording.Role, (was as SectionAnnotation)?.Role, "栏目")),
            "missing" => new MissingAnnotation(span, by, Code(wording.Role, (was as MissingAnnotation)?.Role, "栏目")),
            _ => throw Wrong("这一类不能改，只能认可或否定"),
        };
    }

    /// <summary>The same back, for whoever looks at a correction; spans are left out.</summary>
    public static Wording Of(Annotation annotation) => annotation switch
    {
        TypeAnnotation a => new Wording { Value = ContractNames.Of(a.Type) },
        SenderAnnotation a => new Wording { Name = a.Name },
        PeriodAnnotation a => new Wording { Value = a.Value },
        TaskAnnotation a => new Wording { Type = ContractNames.Of(a.Kind), Lead = a.Lead, Responsible = a.Responsible, Due = a.Due?.Value },
        PhaseAnnotation a => new Wording { Name = a.Name, Start = a.Start, End = a.End },
        DateAnnotation a => new Wording { Type = ContractNames.Of(a.Kind), Value = a.Value },
        FigureAnnotation a => new Wording
        {
            Value = a.Value?.ToString(CultureInfo.InvariantCulture), Unit = a.Unit, Qualifier = ContractNames.Of(a.Qualifier), Masked = a.Masked, Of = a.Of,
        },
        ProblemAnnotation a => new Wording { Category = a.Category },
        PlaceholderAnnotation a => new Wording { Type = ContractNames.Of(a.Kind) },
        ReferenceAnnotation a => new Wording { Number = a.Number },
        UnitAnnotation a => new Wording { Name = a.Name },
        SectionAnnotation a => new Wording { Role = ContractNames.Of(a.Role) },
        MissingAnnotation a => new Wording { Role = ContractNames.Of(a.Role) },
        FindingAnnotation or ConflictAnnotation => new Wording { Type = AnnotationKinds.Which(annotation) },
        NoiseAnnotation a => new Wording { Type = ContractNames.Of(a.Kind) },
        _ => new Wording(),
    };

    private static TaskAnnotation Task(Wording wording, TaskAnnotation? was, Span span)
    {
        var due = wording.Due is null ? was?.Due
            : wording.Due.Trim().Length == 0 ? null
            : new DueTime(was?.Due?.Span ?? span, Edtf(wording.Due.Trim()));
        return new TaskAnnotation(
            span, "", Code<TaskKind>(wording.Type, was?.Kind ?? TaskKind.Planned, "任务的种类"), UnitNames(wording.Lead, was?.Lead), UnitNames(wording.Responsible, was?.Responsible), due);
    }

    private static FigureAnnotation Figure(Wording wording, FigureAnnotation? was, Span span)
    {
        var value = was?.Value;
        var masked = wording.Masked ?? was?.Masked ?? false;
        if (wording.Value is { } text)
            value = decimal.TryParse(text.Trim(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong("数据要写成数字，例如 1200 或 97.5");
        if (masked) value = null;
        else if (value is null) throw Wrong("请写明数据是多少");
        return new FigureAnnotation(
            span, "", value, Optional(wording.Unit, was?.Unit) ?? "", Code<Qualifier>(wording.Qualifier, was?.Qualifier ?? Qualifier.Exact, "数据的限定"), masked, Optional(wording.Of, was?.Of) ?? "");
    }

    private static ImmutableArray<string> UnitNames(IReadOnlyList<string>? names, ImmutableArray<string>? was)
    {
        if (names is null) return was ?? [];
        if (names.Count > MostUnits) throw Wrong($"责任单位最多{MostUnits}个");
        return [.. names.Select(n => Word(n, null, "责任单位")).Distinct(StringComparer.Ordinal)];
    }

    private static string Word(string? text, string? was, string what)
    {
        var word = (text ?? was)?.Trim();
        if (string.IsNullOrEmpty(word)) throw Wrong($"请写明{what}");
        return word.Length <= LongestWord && !word.Any(char.IsControl) ? word : throw Wrong($"{what}太长，或含有看不见的字符");
    }

    /// <summary>Empty says that there is none.</summary>
    private static string? Optional(string? text, string? was) => text is null ? was : text.Trim().Length == 0 ? null : Word(text, null, "内容");

    private static T Code<T>(string? text, T? was, string what) where T : struct, Enum =>
        text is null ? was ?? throw Wrong($"请写明{what}") : ContractNames.Parse<T>(text) ?? throw Wrong($"没有这样的{what}：{Cut(text)}");

    private string Category(string? id) => id is not null && categories.Contains(id) ? id : throw Wrong($"没有这样的问题类别：{Cut(id ?? "")}");

    private static string? Day(string? text, string? was) => text is null ? was : text.Trim().Length == 0 ? null : Edtf(text.Trim());

    /// <summary>The notation of the analysis: digits and X, a day, a month, a year, an interval or a repeat.</summary>
    private static string Edtf(string text)
    {
        var sound = text.Length <= 40 && (text.StartsWith("R/P", StringComparison.Ordinal)
            ? text.Length is >= 5 and <= 8 && !text.AsSpan(3).ContainsAnyExcept(OfRepeats)
            : text.Split('/') is { Length: 1 or 2 } sides && sides.All(Point) && sides.Any(s => s is not ("" or "..")));
        return sound ? text : throw Wrong($"日期要写成 2026-11-30、2026-11 或 2026-11-16/2026-11-22 的样子，现在是“{Cut(text)}”");
    }

    private static string Interval(string text) =>
        DayRange.ParsePeriod(text)?.ToString() ?? throw Wrong($"报告期要写成 2026-W47、2026-11 或 2026-11-16/2026-11-22 的样子，现在是“{Cut(text)}”");

    private static bool Point(string text)
    {
        if (text is "" or "..") return true;
        var parts = text.Split('-');
        if (parts.Length > 3 || parts[0].Length != 4 || parts.Skip(1).Any(p => p.Length != 2)) return false;
        if (text.AsSpan().ContainsAnyExcept(OfDates)) return false;
        return text.Contains('X', StringComparison.Ordinal) || DayRange.Parse(text) is { First: not null };
    }

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static DataFileException Wrong(string message) => new("DP7303", message + "。没有改动。");
}
