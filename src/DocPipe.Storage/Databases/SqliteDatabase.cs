using System.Data.Common;
using System.Globalization;
using DocPipe.Model;
using Microsoft.Data.Sqlite;

namespace DocPipe.Storage.Databases;

/// <summary>One file, with a log beside it (WAL) that a killed run leaves readable.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    // SQLite's own numbers (https://sqlite.org/rescode.html), and the mark in the header by which a file is known to be a store.
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    private const int Mark = 0x446F6350;

    private readonly string path;
    private readonly string connection;
    private readonly int? mostPages;
    private readonly Lock watching = new();
    private SqliteCommand? watch;

    /// <param name="patience">How long to wait for another run that is writing.</param>
    /// <param name="mostPages">Stands in for a full disk; null for no limit.</param>
    /// <exception cref="DataFileException">There is no such file and none is to be made (DP6006).</exception>
    public SqliteDatabase(string path, bool create, TimeSpan patience, int? mostPages = null)
    {
        (this.path, this.mostPages) = (path, mostPages);
        if (!create && !File.Exists(path)) throw new DataFileException("DP6006", $"找不到存储文件：{path}（docpipe brief … --store {path} 会建一个）");
        connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = create ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds),
        }.ToString();
    }

    public string Name => "sqlite";

    public string Dialect(string sql) =>
        sql.Replace("{id}", "INTEGER PRIMARY KEY AUTOINCREMENT", StringComparison.Ordinal).Replace("{bytes}", "BLOB", StringComparison.Ordinal);

    public DbConnection Connect()
    {
        var opened = new SqliteConnection(connection);
        try
        {
            opened.Open();
            if (mostPages is { } pages) Run(opened, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={pages}"));
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public DbTransaction BeginWrite(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    public void Bind(DbCommand command, int place, object? value) =>
        ((SqliteCommand)command).Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${place}"), value ?? DBNull.Value);

    public int? VersionOf(Session session)
    {
        // The mark is read last: another program may make the store between two of these, and whoever sees its tables must see its mark too.
        var hasTables = session.One("SELECT 1 FROM sqlite_master") is not null;
        var version = (int)(long)session.One("PRAGMA user_version")!;
        var mark = (long)session.One("PRAGMA application_id")!;
        if (mark == Mark) return version;
        return mark == 0 && version == 0 && !hasTables ? 0 : null;
    }

    public void KeepVersion(Session session, int version)
    {
        session.RunAll(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id={Mark}"));
        session.RunAll(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={version}"));
    }

    public void IndexWords(Session session, long document, IEnumerable<string> words) =>
        session.Run("INSERT INTO words(rowid, word) VALUES ($1, $2)", document, string.Join(' ', words));

    public void ForgetWords(Session session, long document) => session.Run("DELETE FROM words WHERE rowid = $1", document);

    public string HasWords(int place) => string.Create(CultureInfo.InvariantCulture, $"d.id IN (SELECT rowid FROM words WHERE words MATCH ${place})");

    public string AllOf(IEnumerable<string> words) => string.Join(" AND ", words.Select(w => $"\"{w}\""));

    public string HasText(int place) => string.Create(CultureInfo.InvariantCulture, $"instr(d.text, ${place}) > 0");

    /// <summary>Write-ahead: readers needn't wait for a writer, and a killed run leaves whole transactions. The file remembers it.</summary>
    public void Prepare()
    {
        using var opened = Connect();
        Run(opened, "PRAGMA journal_mode=WAL");
    }

    public void Scrub()
    {
        using var session = Connect();
        Run(session, "INSERT INTO words(words) VALUES ('optimize')");
        Run(session, "VACUUM");
        Run(session, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    /// <summary>A connection that never writes is told of the commits of every other one (https://sqlite.org/pragma.html#pragma_data_version).</summary>
    public string State()
    {
        lock (watching)
        {
            if (watch is null)
            {
                watch = ((SqliteConnection)Connect()).CreateCommand();
                watch.CommandText = "PRAGMA data_version";
            }

            return ((long)watch.ExecuteScalar()!).ToString(CultureInfo.InvariantCulture);
        }
    }

    public DataFileException? Explain(DbException e) => e is not SqliteException { SqliteErrorCode: var code } ? null : code switch
    {
        Busy or Locked => new DataFileException("DP6004", $"另一个程序正在写存储 {path}，等了许久还没有写完，请稍后再试", e),
        Full => new DataFileException("DP6003", $"磁盘满了，存储 {path} 写不下去；已经存好的都在，腾出空间后重新运行即可接着做", e),
        IoError => new DataFileException("DP6003", $"存储 {path} 读写出错，磁盘可能已满或有故障；已经存好的都在（{e.Message}）", e),
        Corrupt or NotADatabase => NotAStore(e),
        CannotOpen or ReadOnly => new DataFileException("DP6005", $"存储 {path} 打不开或不能写，请检查文件夹是否存在、有没有权限", e),
        _ => null,
    };

    public DataFileException NotAStore(Exception? e = null) => new("DP6002", $"{path} 不是本程序的存储文件，或已经损坏", e);

    public void Dispose()
    {
        lock (watching)
        {
            watch?.Connection?.Dispose();
            watch?.Dispose();
            watch = null;
        }

        using var any = new SqliteConnection(connection);
        SqliteConnection.ClearPool(any);
    }

#pragma warning disable CA2100 // Pragmas and statements of this class's own.
    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
#pragma warning restore CA2100
}
