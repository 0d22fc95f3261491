using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>The status of a task as a person set it; the latest of a task counts.</summary>
/// <param name="TaskId">As in the digest.</param>
public sealed record TaskEdit(string TaskId, ProgressStatus Status, string Reason, string By, DateTimeOffset At);
