using DocPipe.Contract;

namespace DocPipe.Web.Ledgers;

/// <summary>What of the ledger is wanted, as the address of the page says it; what is not understood asks for nothing.</summary>
/// <param name="Due">overdue, week, month or none; empty for any.</param>
/// <param name="Told">some, none or unsure: of accounts of the work; empty for any.</param>
/// <param name="Q">Words of the task or of an account of it.</param>
/// <param name="Sort">due, unit, status or text, with "-" before it for the other way round; empty for the digest's own order.</param>
internal sealed record LedgerFilter(string? Period, string Unit, string Status, string Light, string Due, string Told, string Q, string Sort)
{
    public static LedgerFilter Of(string? period, string? unit, string? status, string? light, string? due, string? told, string? q, string? sort) =>
        new(period, unit?.Trim() ?? "", status ?? "", light ?? "", due ?? "", told ?? "", q?.Trim() ?? "", sort ?? "");

    public ImmutableArray<DigestTask> Of(IEnumerable<DigestTask> tasks)
    {
        var status = ContractNames.Parse<ProgressStatus>(Status);
        var light = ContractNames.Parse<Light>(Light);
        var wanted = tasks.Where(t =>
            (Unit.Length == 0 || t.Unit == Unit || t.Lead.Contains(Unit) || t.Responsible.Contains(Unit))
            && (status is null || t.Status == status)
            && (light is null || t.Light == light)
            && DueFits(t)
            && (Told switch { "some" => !t.Progress.IsEmpty, "none" => t.Progress.IsEmpty, "unsure" => !t.Unsure.IsEmpty, _ => true })
            && (Q.Length == 0 || Has(t)));
        return [.. Sorted(wanted)];
    }

    /// <summary>The words for the column that is sorted by, and for going the other way.</summary>
    public string Toggled(string column) => Sort == column ? "-" + column : column;

    private bool DueFits(DigestTask task) => Due switch
    {
        "overdue" => task.DaysLeft < 0 && task.Status != ProgressStatus.Done,
        "week" => task.DaysLeft is >= 0 and <= 7,
        "month" => task.DaysLeft is >= 0 and <= 30,
        "none" => string.IsNullOrEmpty(task.Due),
        _ => true,
    };

    private bool Has(DigestTask task) =>
        task.Text.Contains(Q, StringComparison.OrdinalIgnoreCase) || task.Progress.Concat(task.Unsure).Any(p => p.Text.Contains(Q, StringComparison.OrdinalIgnoreCase));

    private IEnumerable<DigestTask> Sorted(IEnumerable<DigestTask> tasks)
    {
        var back = Sort.StartsWith('-');
        return Sort.TrimStart('-') switch
        {
            // What has no day comes last either way.
            "due" => back ? tasks.OrderByDescending(t => t.DaysLeft ?? int.MinValue) : tasks.OrderBy(t => t.DaysLeft ?? int.MaxValue),
            "unit" => By(t => t.Unit ?? ""),
            "status" => By(t => ContractNames.Of(t.Status)),
            "text" => By(t => t.Text),
            _ => tasks,
        };

        IEnumerable<DigestTask> By(Func<DigestTask, string> key) =>
            back ? tasks.OrderByDescending(key, StringComparer.Ordinal) : tasks.OrderBy(key, StringComparer.Ordinal);
    }
}
