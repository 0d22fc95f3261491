namespace DocPipe.Model;

public enum Severity { Info, Warning, Error }

/// <summary>
/// Something about the process, not about the document's content: an unreadable page, a guessed encoding, a limit that was reached.
/// </summary>
/// <param name="Code">DP followed by four digits: 1 reading, 2 restoring, 3 structure and extraction, 4 judging and comparing, 5 rendering, 6 keeping, 9 use.</param>
/// <param name="Message">Plain Chinese, for the clerk.</param>
/// <param name="Span">Where in the document's text, if it has a place.</param>
public sealed record Diagnostic(Severity Severity, string Code, string Message, Span? Span = null);
