namespace DocPipe.Consolidate;

/// <summary>What a word of models/consolidate/progress.txt does to the clause it stands in.</summary>
internal enum ProgressWord
{
    None,
    Done,
    Did,
    Underway,
    NotBegun,
    Postponed,
    Deny,
    Intend,
    Rest,
    Part,
    All,
    Total,
    ProgressShare,
}
