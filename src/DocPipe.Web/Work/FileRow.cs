using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Storage;

namespace DocPipe.Web.Work;

/// <summary>A submitted file with what came of it.</summary>
/// <param name="Waiting">It has not been read yet.</param>
internal sealed record FileRow(KeptFile File, ImmutableArray<KeptDocument> Documents, ImmutableArray<UnreadableFile> Unreadable, bool Waiting);
