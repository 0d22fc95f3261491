using System.Globalization;

namespace DocPipe.Web.Pages;

/// <summary>The batch: who sent what, what can't be read, what is red, and where files are handed in.</summary>
[Authorize(Policy = nameof(AccountRole.Submit))]
[KeptPage]
internal sealed class IndexModel(Workroom workroom, NewsDesk desk, ReaderWords words, ServeOptions options) : PageModel
{
    public const int FilesOnPage = 50;

    private const int MostReds = 8;

    public Person Person => Person.Of(User)!;

    public bool Reviews => Person.May(AccountRole.Review);

    public ReaderWords Words => words;

    public ServeOptions Options => options;

    public News News { get; private set; } = desk.Latest;

    public Snapshot Snapshot { get; private set; } = workroom.Now;

    /// <summary>Null for who may not see what others sent, and while nothing has been read yet.</summary>
    public BatchView? Batch { get; private set; }

    public ImmutableArray<DigestUnit> Units { get; private set; } = [];

    public ImmutableArray<DigestTask> Reds { get; private set; } = [];

    public int RedCount { get; private set; }

    public ImmutableArray<FileRow> Files { get; private set; } = [];

    public int FileCount { get; private set; }

    public int PageNumber { get; private set; } = 1;

    public int PageCount => Math.Max(1, (FileCount + FilesOnPage - 1) / FilesOnPage);

    public void OnGet(string? period, int? p)
    {
        if (Reviews)
        {
            Batch = workroom.View(period);
            if (Batch is { Digest: var digest })
            {
                Units = [.. digest.Units.OrderBy(u => u.Submitted).ThenByDescending(u => u.Late).ThenBy(u => u.Completeness).ThenBy(u => u.Name, StringComparer.Ordinal)];
                Reds = [.. digest.Tasks.Where(t => t.Light == Light.Red).OrderBy(t => t.DaysLeft ?? int.MaxValue).Take(MostReds)];
                RedCount = digest.Tasks.Count(t => t.Light == Light.Red);
            }
        }

        var mine = Reviews ? Snapshot.Files : [.. Snapshot.Files.Where(f => Sight.MaySee(Person, f.File))];
        FileCount = mine.Length;
        PageNumber = Math.Clamp(p ?? 1, 1, PageCount);
        // What was handed in last is looked for first.
        Files = [.. mine.Reverse().Skip((PageNumber - 1) * FilesOnPage).Take(FilesOnPage)];
    }

    /// <summary>What can't be read: of the period, or of what the person handed in.</summary>
    public IEnumerable<UnreadableFile> Unreadable() =>
        Batch?.Digest.Unreadable ?? Snapshot.Files.Where(f => Sight.MaySee(Person, f.File)).SelectMany(f => f.Unreadable);

    public long? DocumentOf(Evidence evidence) => Snapshot.Document(evidence.Path, evidence.Document)?.Id;
}
