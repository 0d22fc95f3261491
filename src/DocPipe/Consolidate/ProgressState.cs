namespace DocPipe.Consolidate;

/// <summary>What one statement says of the work it tells of, from nothing to finished.</summary>
internal enum ProgressState
{
    /// <summary>Tells of work without saying how far it is.</summary>
    Said,

    NotBegun,

    /// <summary>A share of the work is done, and nothing is said of the rest.</summary>
    Share,

    Underway,

    Done,
}

internal static class ProgressStates
{
    /// <summary>What two statements say together: part done and part not is under way; the whole done covers a share done.</summary>
    public static ProgressState With(this ProgressState a, ProgressState b) =>
        a == b || b == ProgressState.Said ? a
        : a == ProgressState.Said ? b
        : (a, b) is (ProgressState.Share, ProgressState.Done) or (ProgressState.Done, ProgressState.Share) ? ProgressState.Done
        : ProgressState.Underway;
}
