using DocPipe.Storage.Databases;
using Npgsql;

namespace DocPipe.Tests.Storage;

/// <summary>The same on a PostgreSQL server, which .ci/run starts and names in DOCPIPE_TEST_POSTGRES.</summary>
public sealed class PostgresStoreTests : StoreSpec
{
    private static readonly string? server = Environment.GetEnvironmentVariable("DOCPIPE_TEST_POSTGRES");

    private static int stores;

    private readonly string schema = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref stores)}";

    public PostgresStoreTests()
    {
        if (server is not null) return;
        Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), "DOCPIPE_TEST_POSTGRES names no server; .ci/run starts one");
        Skip.If(true, "no PostgreSQL server: set DOCPIPE_TEST_POSTGRES, or run .ci/run, which starts one");
    }

    protected override string Address => $"{server}?schema={schema}";

    private protected override void SetVersion(Session session, int version) => session.Run("UPDATE docpipe SET version = $1", version);

    protected override void Clear()
    {
        if (server is null) return;
        var uri = new Uri(server);
        using var connection = new NpgsqlConnection($"Host={uri.Host};Port={uri.Port};Username={uri.UserInfo};Database={uri.AbsolutePath[1..]}");
        connection.Open();
        using var command = new NpgsqlCommand($"DROP SCHEMA IF EXISTS {schema} CASCADE", connection);
        command.ExecuteNonQuery();
    }
}
