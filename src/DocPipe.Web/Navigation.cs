namespace DocPipe.Web;

/// <summary>The pages in the head of every page, in the order of the work.</summary>
internal static class Navigation
{
    public sealed record Entry(string Label, string Page, AccountRole Role);

    public static IReadOnlyList<Entry> Entries { get; } =
    [
        new("批次", "/Index", AccountRole.Submit),
        new("台账", "/Ledger", AccountRole.Review),
        new("问题", "/Problems", AccountRole.Review),
        new("抄袭与矛盾", "/Copies", AccountRole.Review),
        new("检索", "/Search", AccountRole.Review),
        new("简报", "/Briefing", AccountRole.Review),
        new("记录", "/Audit", AccountRole.Admin),
    ];
}
