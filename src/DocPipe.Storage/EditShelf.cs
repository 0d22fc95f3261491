using System.Collections.Immutable;
using System.Data.Common;
using DocPipe.Contract;
using DocPipe.Model;
using DocPipe.Storage.Databases;

namespace DocPipe.Storage;

/// <summary>What people set of tasks in the ledger.</summary>
public sealed class EditShelf
{
    private const string Columns = "task_id, status, reason, person, at";

    private readonly Store store;

    internal EditShelf(Store store) => this.store = store;

    public void Add(TaskEdit edit) => store.Write(session => session.Run(
        $"INSERT INTO edits({Columns}) VALUES ($1, $2, $3, $4, $5)",
        edit.TaskId, ContractNames.Of(edit.Status), StoredText.Of(edit.Reason), StoredText.Of(edit.By), Store.Stored(edit.At)));

    /// <summary>All that was ever set of a task, the latest last.</summary>
    public IReadOnlyList<TaskEdit> Of(string taskId) => store.Read(session => session.All($"SELECT {Columns} FROM edits WHERE task_id = $1 ORDER BY id", Row, taskId));

    /// <summary>In the order in which they were set.</summary>
    public IReadOnlyList<TaskEdit> All() => store.Read(All);

    internal static IReadOnlyList<TaskEdit> All(Session session) => session.All($"SELECT {Columns} FROM edits ORDER BY id", Row);

    /// <summary>The digest with the statuses that people set, and the lights that follow from them.</summary>
    public static Digest Apply(Digest digest, IEnumerable<TaskEdit> edits)
    {
        var latest = new Dictionary<string, TaskEdit>(StringComparer.Ordinal);
        foreach (var edit in edits) latest[edit.TaskId] = edit;
        if (latest.Count == 0 || !digest.Tasks.Any(t => latest.ContainsKey(t.Id))) return digest;
        return digest with { Tasks = [.. digest.Tasks.Select(t => latest.TryGetValue(t.Id, out var edit) ? Set(t, edit.Status) : t)] };
    }

    private static DigestTask Set(DigestTask task, ProgressStatus status) => task with
    {
        Status = status,
        Light = status switch
        {
            ProgressStatus.Done => Light.Green,
            ProgressStatus.Overdue => Light.Red,
            _ => task.DaysLeft < 0 ? Light.Red : task.Light,
        },
    };

    private static TaskEdit Row(DbDataReader row) => new(
        row.GetString(0), ContractNames.Parse<ProgressStatus>(row.GetString(1)) ?? ProgressStatus.Unknown, row.GetString(2), row.GetString(3), Store.Moment(row.GetString(4)));
}
