using DocPipe.Consolidate;

namespace DocPipe.Web.Work;

/// <summary>Puts the documents of a period together by the same road as the command line; what was put together before is taken from the store.</summary>
internal sealed class Digesting(Store store, BatchReader reader, ServeOptions options, TimeProvider time)
{
    /// <summary>A quarter of weeks: as many as the trend shows.</summary>
    private const int MostAhead = 12;

    private readonly Lazy<Consolidator> consolidator = new(static () => new Consolidator(DataFolder.Default));

    /// <summary>The day that it is in the office: what is overdue depends on it.</summary>
    public DateOnly Today => DateOnly.FromDateTime(BeijingTime.Of(time.GetUtcNow()).DateTime);

    /// <param name="snapshot">The files as they are now.</param>
    public Views Of(Snapshot snapshot, CancellationToken cancellation) => new(
        snapshot.Files.Any(f => !f.Waiting) ? Make(snapshot, snapshot.UsualPeriod, cancellation) : null,
        snapshot.Periods,
        snapshot.RegularPeriods.Take(MostAhead),
        // Asked for by a page, which doesn't end when the program does.
        period => Make(snapshot, period, CancellationToken.None));

    private BatchView Make(Snapshot snapshot, string? period, CancellationToken cancellation)
    {
        var now = BeijingTime.Of(time.GetUtcNow());
        var range = period is null ? (DayRange?)null : DayRange.Parse(period);
        var files = snapshot.Batch(period).Select(f => f.File).ToArray();
        var made = reader.ReadKept(files, cancellation)
            .Consolidated(() => consolidator.Value, new ConsolidateOptions(options.Roster, range, DateOnly.FromDateTime(now.DateTime), now, null), cancellation);
        return new BatchView(snapshot, made.Digest, made.Kept.Id, store.Dismissals.ItemsOf(made.Kept.Id, made.Digest));
    }
}
