namespace DocPipe.Web.Corrections;

/// <summary>Something that the comparison of documents shows, as the pages list it.</summary>
/// <param name="Item">Null where it can't be dismissed here, as it stands in one document and is put right there.</param>
/// <param name="IsBack">Its dismissal was taken back last of all.</param>
internal sealed record Compared<T>(T What, DigestItem? Item, bool IsBack);

/// <summary>What the comparison shows at this moment: without what was dismissed since the batch was put together, and with what was taken back since.</summary>
/// <param name="Dismissed">Whatever stands dismissed, of any period, the latest first.</param>
internal sealed record Comparison(
    ImmutableArray<Compared<DigestCopy>> Copies, ImmutableArray<Compared<DigestConflict>> Conflicts, ImmutableArray<Compared<DigestFinding>> Findings,
    ImmutableArray<KeptDismissal> Dismissed)
{
    /// <summary>What can be dismissed.</summary>
    public IEnumerable<DigestItem> Items => Copies.Select(c => c.Item).Concat(Conflicts.Select(c => c.Item)).Concat(Findings.Select(f => f.Item)).OfType<DigestItem>();

    public DigestItem? Find(string key) => Items.FirstOrDefault(i => i.Key == key);
}
