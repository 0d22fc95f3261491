namespace DocPipe.Web.Work;

/// <summary>A submitted file with what came of it.</summary>
/// <param name="Waiting">It has not been read yet.</param>
internal sealed record FileRow(KeptFile File, ImmutableArray<KeptDocument> Documents, ImmutableArray<UnreadableFile> Unreadable, bool Waiting)
{
    /// <summary>Read by another program or with another roster, and its bytes are not there to be read anew: it can be looked at and is history, no more.</summary>
    public bool IsOutdated { get; init; }
}
