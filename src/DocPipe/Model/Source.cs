namespace DocPipe.Model;

/// <summary>Where a document was read.</summary>
/// <param name="Path">The path as it was given on the command line or found in the folder, with forward slashes.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the file's bytes.</param>
/// <param name="Format">The format found in the content, never taken from the file's ending: txt, md, html, docx …</param>
/// <param name="Encoding">The character encoding for formats that are plain bytes of text; null where the format fixes it.</param>
/// <param name="Document">Ordinal of the document in its file, from 1.</param>
public sealed record Source(string Path, string Sha256, string Format, string? Encoding, int Document = 1);
