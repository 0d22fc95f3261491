using System.Globalization;
using System.Reflection;
using DocPipe.Model;

namespace DocPipe.Storage.Databases;

/// <summary>
/// The migrations in order: Schema/NNN.sql for both databases and Schema/NNN.NAME.sql for one. To change the schema, add the next number;
/// never change one that a store out there has been made with.
/// </summary>
internal static class SchemaVersions
{
    /// <summary>The version that this program reads and writes.</summary>
    public const int Current = 4;

    /// <summary>Brings a store to the current version, or makes it; of several programs that start at once one does it.</summary>
    /// <exception cref="DataFileException">A newer version (DP6001) or no store (DP6002).</exception>
    /// <param name="to">An earlier version, to try what comes after it.</param>
    public static void Bring(IDatabase database, Session session, int to = Current)
    {
        var version = Check(database, session);
        for (var next = version + 1; next <= to; next++)
        {
            session.RunAll(database.Dialect(Text($"{next:000}.sql") ?? throw new InvalidOperationException($"no migration {next}")));
            if (Text($"{next:000}.{database.Name}.sql") is { } own) session.RunAll(own);
        }

        if (version < to) database.KeepVersion(session, to);
    }

    /// <inheritdoc cref="Bring"/>
    /// <returns>The version that is there; 0 for an empty database.</returns>
    public static int Check(IDatabase database, Session session) => database.VersionOf(session) switch
    {
        null => throw database.NotAStore(),
        > Current and var newer => throw new DataFileException("DP6001", string.Create(
            CultureInfo.InvariantCulture, $"这个存储是更新版本的程序建的（第{newer}版），本程序只认到第{Current}版，请换用新版程序；存储没有改动")),
        { } version => version,
    };

    private static string? Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
