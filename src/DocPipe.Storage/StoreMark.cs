namespace DocPipe.Storage;

/// <summary>
/// Tells cheaply whether anybody, in this program or another, gave or took files, corrected, set or dismissed anything since a look before: then two
/// marks differ. What is merely read, rendered or logged leaves it as it is.
/// </summary>
public readonly record struct StoreMark(long Files, long LastFile, long LastCorrection, long Undone, long LastEdit, long LastDismissal, long Readmitted);
