using System.Data.Common;
using DocPipe.Model;

namespace DocPipe.Storage.Databases;

/// <summary>What differs between the two databases; the statements of the shelves are the same for both, with parameters $1, $2 …</summary>
internal interface IDatabase : IDisposable
{
    /// <summary>The part of a migration's file name that is this database's own.</summary>
    string Name { get; }

    /// <summary>How it writes {id} (a number the database gives) and {bytes}.</summary>
    string Dialect(string sql);

    /// <summary>An open connection, out of a pool.</summary>
    DbConnection Connect();

    /// <summary>A transaction that nothing else can write beside: two runs take turns.</summary>
    DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Adds a parameter named by its place, from 1.</summary>
    void Bind(DbCommand command, int place, object? value);

    /// <summary>The version of the schema that is there; 0 for an empty database; null for somebody else's.</summary>
    int? VersionOf(Session session);

    void KeepVersion(Session session, int version);

    void IndexWords(Session session, long document, IEnumerable<string> words);

    void ForgetWords(Session session, long document);

    /// <summary>A condition on <c>d</c>, the row of documents: it has all the words.</summary>
    string HasWords(int place);

    /// <summary>The value of the parameter of <see cref="HasWords"/>.</summary>
    string AllOf(IEnumerable<string> words);

    /// <summary>A condition on <c>d</c>: its text has these characters in a row.</summary>
    string HasText(int place);

    /// <summary>After something was to be forgotten: leaves no trace of it where the database would keep one for a while.</summary>
    void Scrub();

    /// <summary>As <see cref="Store.State"/>.</summary>
    string State();

    /// <summary>Says that the database is somebody else's, or damaged (DP6002).</summary>
    DataFileException NotAStore(Exception? e = null);

    /// <summary>Makes an empty database ready for tables.</summary>
    void Prepare();

    /// <summary>What it means for a person; null for what only a programmer's error can bring about.</summary>
    DataFileException? Explain(DbException e);
}
