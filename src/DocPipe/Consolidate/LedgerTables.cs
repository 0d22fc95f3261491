using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>The word lists by which tasks are followed.</summary>
internal sealed class LedgerTables(DataFolder models)
{
    public IReadOnlySet<string> GeneralTerms { get; } = models.Lines("consolidate/general-terms.txt").ToHashSet(StringComparer.Ordinal);

    public ProgressWords Words { get; } = new(models.Rows("consolidate/progress.txt"));

    /// <summary>Words that tell of something begun.</summary>
    public WordIndex Beginnings { get; } = new(models.Lines("consolidate/beginnings.txt"));

    /// <summary>Words that say what is done to a thing.</summary>
    public WordIndex Acts { get; } = new(models.Lines("consolidate/acts.txt"));

    /// <summary>Words before a colon that begin the owners and the time of a task.</summary>
    public WordIndex Keys { get; } = new(models.Rows("extract/task-keys.txt").Where(r => r.Length == 2 && r[0] != "work").Select(r => r[1]));
}
