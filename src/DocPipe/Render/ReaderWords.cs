using DocPipe.Contract;
using DocPipe.Model;
using DocPipe.Render.Wording;

namespace DocPipe.Render;

/// <summary>A digest's codes, days and due times as people write them, for whoever shows it elsewhere than in a briefing.</summary>
public sealed class ReaderWords
{
    private readonly Labels labels;

    private readonly IReadOnlyCollection<string> tails;

    private ReaderWords(Labels labels) => (this.labels, tails) = (labels, labels.Codes("taskTail"));

    /// <exception cref="DataFileException">The table of labels is missing (DP5022) or can't be read (DP5023).</exception>
    public static ReaderWords Load(TemplateFolder templates) => new(Labels.Load(templates.Root));

    public string Of(ProgressStatus status) => labels.Of("status", ContractNames.Of(status));

    public string Of(Light light) => labels.Of("light", ContractNames.Of(light));

    public string Of(DocumentType type) => labels.Of("documentType", ContractNames.Of(type));

    public string Of(Qualifier qualifier) => labels.Of("qualifier", ContractNames.Of(qualifier));

    public string Of(CopyKind kind) => labels.Of("copy", ContractNames.Of(kind));

    public string Of(ConflictKind kind) => labels.Of("conflict", ContractNames.Of(kind));

    public string Of(Role role) => labels.Of("role", ContractNames.Of(role));

    /// <summary>What is to be done, without the owners and dates that follow it in a plan and have columns of their own.</summary>
    public string Task(string text) => Phrases.Clause(Phrases.Task(text, tails));

    /// <summary>2026年11月30日.</summary>
    public static string Date(DateOnly day) => Days.Date(day);

    /// <summary>11月30日, with its year where that is another than <paramref name="asOf"/>'s.</summary>
    public static string Brief(DateOnly day, DateOnly asOf) => Days.Short(day, asOf);

    /// <summary>2026年11月16日—22日; empty where no day is named.</summary>
    public static string Period(string? edtf) => Days.Period(edtf);

    /// <summary>11月30日前, 11月底前, 每周; empty where the EDTF value has no such words.</summary>
    public static string Due(string? edtf, DateOnly asOf) => Days.Due(edtf, asOf);

    /// <summary>逾期3天, 今天到期, 还剩7天; empty for null.</summary>
    public static string Left(int? days) => Days.Left(days);
}
