namespace DocPipe.Storage;

/// <param name="By">The user's name.</param>
/// <param name="Action">A word of the one who writes.</param>
/// <param name="Subject">What it was done to.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, string By, string Action, string Subject, string Detail);
