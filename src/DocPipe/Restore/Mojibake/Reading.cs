namespace DocPipe.Restore.Mojibake;

/// <summary>One way to read a damaged text as far as <see cref="At"/>, with the way that it goes on from.</summary>
/// <param name="Pending">What is left over between two characters: <see cref="Aligned"/>, <see cref="Unknown"/> or a lead byte.</param>
/// <param name="First">The last character but one of the reading, <paramref name="Last"/> its last: what the next is judged by.</param>
/// <param name="Score">Log probability less the costs so far.</param>
/// <param name="Emitted">What this step wrote; null where it copied the text's own character.</param>
/// <param name="Exact">Whether both bytes of what it wrote were there.</param>
internal sealed record Reading(Reading? Parent, int At, int Pending, char First, char Last, double Score, string? Emitted, bool Exact)
{
    /// <summary>The reader is in step.</summary>
    public const int Aligned = -1;

    /// <summary>A byte is left over, but a program replaced it.</summary>
    public const int Unknown = -2;

    public bool Copied => Emitted is null;

    /// <summary>Goes on by writing <paramref name="c"/>.</summary>
    public Reading Write(char c, int at, int pending, double score, bool exact) => new(this, at, pending, Last, c, score, c.ToString(), exact);

    /// <summary>Goes on without writing anything.</summary>
    public Reading Skip(int at, int pending, double cost) => new(this, at, pending, First, Last, Score - cost, "", Exact: false);
}
