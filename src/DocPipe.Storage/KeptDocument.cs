using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>A document that was read in a file; what is said of it here is with corrections.</summary>
/// <param name="Ordinal">Of the document in its file, from 1 (<see cref="Source.Document"/>).</param>
/// <param name="Path">The file's, or of the file packed inside it.</param>
/// <param name="Title">One line; the file's name where no title was found.</param>
/// <param name="Unit">The sender as the document or the roster names it; null where it can't be told.</param>
/// <param name="Period">EDTF interval of days that it reports on; null where it can't be told.</param>
/// <param name="Tasks">How many were found, of any kind.</param>
public sealed record KeptDocument(
    long Id, long FileId, int Ordinal, string Path, DocumentType Type, string Title, string? Unit, string? Period, int Tasks, int Problems)
{
    /// <summary>Of the file it stands in; with the ordinal it is what corrections hang on.</summary>
    public required string Sha256 { get; init; }
}
