using DocPipe.Model;

namespace DocPipe.Storage;

/// <param name="Path">Of the document's source.</param>
public sealed record DocumentNote(string Path, Diagnostic Diagnostic);
