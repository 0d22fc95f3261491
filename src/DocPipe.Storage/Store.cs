using System.Data.Common;
using System.Globalization;
using DocPipe.Model;
using DocPipe.Review;
using DocPipe.Segment;
using DocPipe.Storage.Databases;

namespace DocPipe.Storage;

/// <summary>
/// What is kept from run to run: files, what the stages made of them, what people corrected, digests, users. One SQLite file, or a
/// PostgreSQL database. Every call is one transaction: after a kill at any moment what a call had finished is there, and nothing of the
/// call that was under way. Any number of threads and programs may use it at once; those that write take turns.
/// </summary>
public sealed class Store : IDisposable
{
    /// <summary>How long a writer waits for another one.</summary>
    public static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(60);

    private readonly IDatabase database;
    private readonly TimeProvider time;

    private Store(IDatabase database, TimeProvider time, DataFolder models, Func<ReviewStage>? review)
    {
        (this.database, this.time) = (database, time);
        Corrector = new Corrector(review);
        // Opening the dictionary takes a moment that a look at the history needn't wait for.
        var words = new Lazy<SearchWords>(() => new SearchWords(models));
        Corrections = new CorrectionShelf(this);
        Files = new FileShelf(this);
        Documents = new DocumentShelf(this);
        Readings = new ReadingShelf(this, words);
        Edits = new EditShelf(this);
        Dismissals = new DismissalShelf(this);
        Digests = new DigestShelf(this);
        Search = new SearchShelf(this, words);
        Users = new UserShelf(this);
        Audit = new AuditShelf(this);
    }

    public FileShelf Files { get; }

    public ReadingShelf Readings { get; }

    public DocumentShelf Documents { get; }

    public CorrectionShelf Corrections { get; }

    public EditShelf Edits { get; }

    public DismissalShelf Dismissals { get; }

    public DigestShelf Digests { get; }

    public SearchShelf Search { get; }

    public UserShelf Users { get; }

    public AuditShelf Audit { get; }

    /// <summary>Opens a store, and makes it where there is none.</summary>
    /// <param name="address">A file's path, or postgres://user:password@host:port/database (and ?schema=NAME for a part of it).</param>
    /// <param name="models">For cutting what is searched into words; null for models/ beside the program.</param>
    /// <param name="review">
    /// Judges anew what people said something of, so that what is missing in a document and how complete it is follows from their word; to be
    /// of the same roster as the readings. Asked for when there is such a document; null to leave the judgements as they were.
    /// </param>
    /// <exception cref="DataFileException">
    /// Made by a newer program (DP6001), no store of ours or damaged (DP6002), disk full (DP6003), another run writes and does not finish in
    /// time (DP6004), can't be opened or reached (DP6005), an address of another form (DP6007). Every call on the store may give DP6002 to DP6005.
    /// </exception>
    public static Store Open(string address, TimeProvider time, DataFolder? models = null, Func<ReviewStage>? review = null) =>
        Open(Database(address, create: true, UsualPatience), time, models, review);

    /// <summary>Opens a store that is there.</summary>
    /// <exception cref="DataFileException">There is none (DP6006), or as <see cref="Open(string, TimeProvider, DataFolder?)"/>.</exception>
    public static Store OpenExisting(string address, TimeProvider time, DataFolder? models = null) =>
        Open(Database(address, create: false, UsualPatience), time, models);

    internal static IDatabase Database(string address, bool create, TimeSpan patience) =>
        PostgresDatabase.Is(address) ? new PostgresDatabase(address, patience) : new SqliteDatabase(address, create, patience);

    internal static Store Open(IDatabase database, TimeProvider time, DataFolder? models = null, Func<ReviewStage>? review = null)
    {
        var store = new Store(database, time, models ?? DataFolder.Default, review);
        try
        {
            store.Explained(() =>
            {
                int version;
                using (var session = store.Session(writing: false)) version = SchemaVersions.Check(database, session);
                if (version == SchemaVersions.Current) return true;
                if (version == 0) database.Prepare();
                using var work = store.Session(writing: true);
                SchemaVersions.Bring(database, work);
                work.Commit();
                return true;
            });
            return store;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>One short look at the ends of the tables.</summary>
    public StoreMark Mark() => Read(session => session.First(
        "SELECT (SELECT COUNT(*) FROM files), (SELECT MAX(id) FROM files), (SELECT MAX(id) FROM corrections), "
        + "(SELECT COUNT(*) FROM corrections WHERE undone_at IS NOT NULL), (SELECT MAX(id) FROM edits), "
        + "(SELECT MAX(id) FROM dismissals), (SELECT COUNT(*) FROM dismissals WHERE undone_at IS NOT NULL)",
        r => Tuple.Create(new StoreMark(Number(r, 0), Number(r, 1), Number(r, 2), Number(r, 3), Number(r, 4), Number(r, 5), Number(r, 6))))!.Item1);

    /// <summary>
    /// Tells whether anything at all, unlike <see cref="Mark"/> also what was logged or put together, was written since an earlier look of this
    /// same <see cref="Store"/>, by whichever program: then it is another one (now and then also without). Costs microseconds with SQLite, a
    /// round trip with PostgreSQL.
    /// </summary>
    public string State => Explained(database.State);

    public void Dispose() => database.Dispose();

    internal IDatabase Dialect => database;

    internal Corrector Corrector { get; }

    internal TimeProvider Time => time;

    /// <summary>This moment as it is kept: so that the order of the text is the order of time.</summary>
    internal string Now => Stored(time.GetUtcNow());

    internal static string Stored(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    internal static DateTimeOffset Moment(string stored) =>
        DateTimeOffset.Parse(stored, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    internal T Read<T>(Func<Session, T> work) => Explained(() =>
    {
        using var session = Session(writing: false);
        return work(session);
    });

    /// <summary>All of it or nothing of it.</summary>
    internal T Write<T>(Func<Session, T> work) => Explained(() =>
    {
        using var session = Session(writing: true);
        var result = work(session);
        session.Commit();
        return result;
    });

    internal void Write(Action<Session> work) => Write(session =>
    {
        work(session);
        return true;
    });

    internal void Scrub() => Explained(() =>
    {
        database.Scrub();
        return true;
    });

    private static long Number(DbDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetInt64(column);

    private Session Session(bool writing)
    {
        var connection = database.Connect();
        try
        {
            return new Session(database, connection, writing ? database.BeginWrite(connection) : null);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DbException e) when (database.Explain(e) is { } said)
        {
            throw said;
        }
    }
}
