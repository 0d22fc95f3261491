namespace DocPipe.Web.Pages;

/// <summary>The record of who did what, for administrators.</summary>
[Authorize(Policy = nameof(AccountRole.Admin))]
[KeptPage]
internal sealed class AuditModel(Store store) : PageModel
{
    private const int Most = 200;
    private const int LookedThrough = 20_000;

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public string Wanted { get; private set; } = "";

    public void OnGet(string? q)
    {
        Wanted = q?.Trim() ?? "";
        Entries = Wanted.Length == 0 ? store.Audit.Latest(Most) : [.. store.Audit.Latest(LookedThrough).Where(Has).Take(Most)];
    }

    private bool Has(AuditEntry entry) =>
        ((string[])[entry.By, entry.Action, entry.Subject, entry.Detail]).Any(t => t.Contains(Wanted, StringComparison.OrdinalIgnoreCase));
}
