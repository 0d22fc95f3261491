namespace DocPipe.Web.Work;

/// <summary>What was handed in and read, all of one moment and never changed: a page reads from it without waiting for anybody.</summary>
internal sealed class Snapshot
{
    /// <summary>A report of more days than a month has is of a campaign, not of a period that everybody reports on.</summary>
    private const int LongestPeriod = 31;

    private readonly Dictionary<(string Path, int Ordinal), KeptDocument> places = [];
    private readonly Dictionary<long, FileRow> files;
    private readonly ImmutableArray<DayRange> regular;

    /// <param name="files">In the order in which they came.</param>
    public Snapshot(int revision, ImmutableArray<FileRow> files)
    {
        (Revision, Files) = (revision, files);
        this.files = files.ToDictionary(f => f.File.Id);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var document in files.SelectMany(f => f.Documents))
        {
            // Of two files of one name the later one is meant.
            places[(document.Path, document.Ordinal)] = document;
            if (document is { Type: not DocumentType.Plan, Period: { } period }) counts[period] = counts.GetValueOrDefault(period) + 1;
        }

        Periods = [.. counts.Keys.OrderDescending(StringComparer.Ordinal)];
        var usual = counts.Where(c => IsRegular(DayRange.Parse(c.Key))).ToArray();
        regular = [.. usual.Select(c => DayRange.Parse(c.Key)).OrderBy(r => r.First)];
        // The latest of those that many reports are of: a single early report of next week is not yet next week.
        UsualPeriod = usual.Where(c => c.Value * 2 >= usual.Max(u => u.Value)).Select(c => c.Key).Max(StringComparer.Ordinal);
    }

    public int Revision { get; }

    public ImmutableArray<FileRow> Files { get; }

    /// <summary>The periods that reports speak of, as EDTF intervals, the latest first.</summary>
    public ImmutableArray<string> Periods { get; }

    /// <summary>Those of them that everybody reports on, weeks or months, the latest first.</summary>
    public IEnumerable<string> RegularPeriods => regular.Reverse().Select(r => r.ToString());

    /// <summary>The one that pages show unless another is asked for; null where no report names one.</summary>
    public string? UsualPeriod { get; }

    public FileRow? File(long id) => files.GetValueOrDefault(id);

    /// <summary>The document that evidence speaks of; null when it was removed meanwhile.</summary>
    public KeptDocument? Document(string path, int ordinal) => places.GetValueOrDefault((path, ordinal));

    /// <summary>
    /// The files that make the batch of a period: plans, what reports on a part of it, and what names no period but came while it was the
    /// current one. Of two states of one file the later. What is of earlier periods stands beside them as history.
    /// </summary>
    /// <param name="period">Null for all files.</param>
    public IEnumerable<FileRow> Batch(string? period)
    {
        var latest = Files.Where(f => f is { Waiting: false, IsOutdated: false }).GroupBy(f => f.File.Path, StringComparer.Ordinal).Select(g => g.Last());
        if (period is null) return latest;
        var range = DayRange.Parse(period);
        return latest.Where(f => f.Documents.IsEmpty ? CameIn(f.File, range) : f.Documents.Any(d => Belongs(d, f.File, range)));
    }

    private bool Belongs(KeptDocument document, KeptFile file, DayRange range)
    {
        if (document.Type == DocumentType.Plan) return true;
        return document.Period is { } period && DayRange.Parse(period) is { First: { } first, Last: { } last } ? first <= range.Last && last >= range.First : CameIn(file, range);
    }

    private bool CameIn(KeptFile file, DayRange range)
    {
        var day = DateOnly.FromDateTime(BeijingTime.Of(file.ReceivedAt).DateTime);
        var current = regular.LastOrDefault(r => r.First <= day, regular.FirstOrDefault());
        return current == range;
    }

    private static bool IsRegular(DayRange range) => range is { First: { } first, Last: { } last } && last.DayNumber - first.DayNumber <= LongestPeriod;
}
