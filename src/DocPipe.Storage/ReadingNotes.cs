using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Storage;

/// <summary>What there was to say of a file while it was read, so that a second run can say it again without the documents.</summary>
/// <param name="Unreadable">The file itself, or files packed inside it, that could not be read.</param>
public sealed record ReadingNotes(ImmutableArray<UnreadableFile> Unreadable, ImmutableArray<DocumentNote> Documents)
{
    internal static ReadingNotes Of(FileOutcome outcome) => new(
        outcome.Unreadable, [.. outcome.Documents.SelectMany(d => d.Diagnostics.Select(n => new DocumentNote(d.Source.Path, n)))]);
}
