namespace DocPipe.Storage;

/// <summary>What was submitted for a period.</summary>
/// <param name="Period">EDTF interval of days; null for what names none.</param>
/// <param name="Units">Different senders; documents whose sender can't be told are of none.</param>
/// <param name="Tasks">Of any kind, as they were read.</param>
public sealed record PeriodSummary(string? Period, int Files, int Documents, int Units, int Tasks, int Problems);
