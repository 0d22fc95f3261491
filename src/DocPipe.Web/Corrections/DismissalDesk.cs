namespace DocPipe.Web.Corrections;

/// <summary>Where it is said that something the comparison shows is none, and where that is taken back; pages and API come here.</summary>
internal sealed class DismissalDesk(Store store, Workroom workroom, NewsDesk news, TimeProvider time)
{
    public const int LongestReason = 500;

    private const int LongestSubject = 120, MostLately = 60;

    /// <summary>How long it is shown which was taken back last.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(30);

    public Comparison Look(BatchView view)
    {
        var (digest, items) = (view.Digest, view.Items);
        var standing = store.Dismissals.Standing();
        var keys = standing.Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        var undone = store.Dismissals.UndoneSince(time.GetUtcNow() - Lately, MostLately).Where(d => !keys.Contains(d.Key)).DistinctBy(d => d.Key).ToArray();
        // While the batch is put together anew what was taken back isn't in the digest yet.
        var back = !news.Latest.Busy ? [] : undone.Select(d => d.Dismissal)
            .Where(d => d.Period == digest.Period && items.Find(d.Item.Key) is null && d.Item.Evidence.All(e => view.Snapshot.Document(e.Path, e.Document) is not null))
            .Select(d => d.Item).ToArray();
        return new Comparison(
            Standing(digest.Copies, i => i.Copy), Standing(digest.Conflicts, i => i.Conflict), Standing(digest.Findings.Where(DigestItems.IsOfComparing), i => i.Finding),
            [.. standing.Reverse()]);

        ImmutableArray<Compared<T>> Standing<T>(IEnumerable<T> said, Func<DigestItem, T?> of) where T : class =>
        [
            .. back.Where(i => of(i) is not null).Select(i => new Compared<T>(of(i)!, i, IsBack(i))),
            .. said.Select(s => (What: s, Item: items.Of(s))).Where(s => s.Item is null || !keys.Contains(s.Item.Key)).Select(s => new Compared<T>(s.What, s.Item, IsBack(s.Item))),
        ];

        bool IsBack(DigestItem? item) => item is not null && undone.Length > 0 && undone[0].Key == item.Key;
    }

    /// <param name="period">Of the digest in which the person saw it.</param>
    /// <exception cref="DataFileException">Somebody was quicker (DP7503), it isn't said any more (DP7504), or the reason is too long (DP7303).</exception>
    public KeptDismissal Dismiss(Person person, string? period, string key, string? reason)
    {
        if (reason is { Length: > LongestReason }) throw new DataFileException("DP7303", $"理由最多{LongestReason}字。没有改动。");
        var view = workroom.View(period);
        if (view is null || Look(view).Find(key) is not { } item)
            throw store.Dismissals.Standing().FirstOrDefault(d => d.Key == key) is { } earlier ? Known(earlier)
                : new DataFileException("DP7504", "这一条已经不在了，可能材料刚刚换过，或者有人刚刚更正过。没有改动。");
        var result = store.Dismissals.Add(new Dismissal(item, view.Digest.Period, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), person.Name, time.GetUtcNow()));
        if (result.Kept is not { } kept) throw Known(result.Before!);
        Log(person, Verb(item), kept);
        return kept;
    }

    /// <returns>False where there is no such dismissal, or it was taken back already.</returns>
    public bool Undo(Person person, long id)
    {
        if (store.Dismissals.Undo(id, person.Name) is not { } kept) return false;
        Log(person, "撤销“" + Verb(kept.Dismissal.Item) + "”", kept);
        return true;
    }

    /// <summary>What the button says.</summary>
    public static string Verb(DigestItem item) => item.Copy is not null ? "不算雷同" : item.Conflict is not null ? "不算矛盾" : "不用提";

    /// <summary>What was said, on one line.</summary>
    public static string Says(DigestItem item) => item switch
    {
        { Copy: { Units.Length: > 0 } copy } => string.Join("与", copy.Units) + (copy.Kind == CopyKind.EarlierPeriod ? "照抄自己以前的材料" : "雷同"),
        { Copy: { } copy } => string.Join("与", copy.Evidence.Select(e => $"《{Path.GetFileName(e.Path)}》").Distinct(StringComparer.Ordinal)) + "雷同",
        { Conflict: { } conflict } => conflict.Message,
        { Finding: { Unit: { } unit } finding } => $"{unit}：{finding.Message}",
        _ => item.Finding!.Message,
    };

    private void Log(Person person, string act, KeptDismissal kept)
    {
        var says = Says(kept.Dismissal.Item);
        store.Audit.Write(
            person.Name, act, says.Length > LongestSubject ? says[..LongestSubject] + "……" : says, $"第{kept.Id}号{(kept.Dismissal.Reason is { } reason ? "：" + reason : "")}");
        workroom.Changed();
    }

    private static DataFileException Known(KeptDismissal earlier) =>
        new("DP7503", $"{earlier.Dismissal.By}已经把这一条标为“{Verb(earlier.Dismissal.Item)}”（{BeijingTime.Short(earlier.Dismissal.At)}），您的这一次没有保存。");
}
