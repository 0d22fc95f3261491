namespace DocPipe.Storage;

/// <summary>Who did what; entries are added and never changed.</summary>
public sealed class AuditShelf
{
    private readonly Store store;

    internal AuditShelf(Store store) => this.store = store;

    public void Write(string by, string action, string subject, string detail = "") => store.Write(session => session.Run(
        "INSERT INTO audit(at, person, action, subject, detail) VALUES ($1, $2, $3, $4, $5)",
        store.Now, StoredText.Of(by), StoredText.Of(action), StoredText.Of(subject), StoredText.Of(detail)));

    /// <summary>The latest first.</summary>
    public IReadOnlyList<AuditEntry> Latest(int count) => store.Read(session => session.All(
        "SELECT id, at, person, action, subject, detail FROM audit ORDER BY id DESC LIMIT $1",
        r => new AuditEntry(r.GetInt64(0), Store.Moment(r.GetString(1)), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5)), (long)count));
}
