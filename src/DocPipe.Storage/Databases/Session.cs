using System.Data.Common;
using System.Globalization;

namespace DocPipe.Storage.Databases;

/// <summary>One connection at work; a statement that is used again is prepared once. For one thread.</summary>
internal sealed class Session(IDatabase database, DbConnection connection, DbTransaction? transaction) : IDisposable
{
    /// <summary>Values that one statement takes: a statement each would cost a server a round trip each.</summary>
    public const int Many = 500;

    private readonly Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);

    /// <summary>"$2, $3, $4" for three values from the second place on.</summary>
    public static string Places(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"${i}")));

    /// <returns>The number of rows changed.</returns>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>Runs statements that take no parameters, as they stand.</summary>
    public void RunAll(string sql)
    {
        using var command = connection.CreateCommand();
        Set(command, sql);
        command.ExecuteNonQuery();
    }

    /// <returns>The first column of the first row; null where there is none.</returns>
    public object? One(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteScalar() is var value and not DBNull ? value : null;

    public List<T> All<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        using var reader = Command(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }

    public T? First<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<object?> values) where T : class
    {
        using var reader = Command(sql, values).ExecuteReader();
        return reader.Read() ? row(reader) : null;
    }

    public void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
        transaction?.Dispose();
        connection.Dispose();
    }

    public void Commit() => transaction!.Commit();

    private DbCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            Set(command, sql);
            commands.Add(sql, command);
        }

        command.Parameters.Clear();
        for (var i = 0; i < values.Length; i++) database.Bind(command, i + 1, values[i]);
        return command;
    }

    // The statements are the program's own; what comes from outside is in parameters.
#pragma warning disable CA2100
    private void Set(DbCommand command, string sql) => (command.CommandText, command.Transaction) = (sql, transaction);
#pragma warning restore CA2100
}
