using System.Data.Common;

namespace DocPipe.Storage;

/// <summary>Who may work with the store through the web pages.</summary>
public sealed class UserShelf
{
    private const string Columns = "id, name, password_hash, role, added_at";

    private readonly Store store;

    internal UserShelf(Store store) => this.store = store;

    /// <returns>Null where the name is taken; nothing changes then.</returns>
    public KeptUser? Add(string name, string passwordHash, string role) => store.Write(session => session.First(
        $"INSERT INTO users(name, password_hash, role, added_at) VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO NOTHING RETURNING {Columns}",
        Row, name, passwordHash, role, store.Now));

    public KeptUser? Find(string name) => store.Read(session => session.First($"SELECT {Columns} FROM users WHERE name = $1", Row, name));

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<KeptUser> All() => store.Read(session => session.All($"SELECT {Columns} FROM users ORDER BY id", Row));

    /// <returns>False where there is no such user.</returns>
    public bool SetPassword(string name, string passwordHash) => store.Write(session => session.Run("UPDATE users SET password_hash = $1 WHERE name = $2", passwordHash, name) > 0);

    /// <returns>False where there is no such user.</returns>
    public bool SetRole(string name, string role) => store.Write(session => session.Run("UPDATE users SET role = $1 WHERE name = $2", role, name) > 0);

    /// <returns>False where there is no such user. What the user did stays.</returns>
    public bool Remove(string name) => store.Write(session => session.Run("DELETE FROM users WHERE name = $1", name) > 0);

    private static KeptUser Row(DbDataReader row) => new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), Store.Moment(row.GetString(4)));
}
