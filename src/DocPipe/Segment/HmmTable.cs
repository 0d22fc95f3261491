namespace DocPipe.Segment;

/// <summary>
/// The hidden Markov model that finds words the dictionary lacks: log probabilities of four states, in the order B, E, M, S in which
/// jieba breaks ties (the later letter wins).
/// </summary>
internal sealed class HmmTable
{
    public const int States = 4;

    public const string StateNames = "BEMS";

    /// <summary>jieba's stand-in for the logarithm of nothing. Sums with it swallow the rest, which makes ties, so the value matters.</summary>
    public const double Never = -3.14e100;

    /// <summary><see cref="States"/> values.</summary>
    public required double[] Start { get; init; }

    /// <summary>From-major, <see cref="States"/> squared.</summary>
    public required double[] Transitions { get; init; }

    /// <summary>By code of the character, <see cref="States"/> values each.</summary>
    public required double[] Emissions { get; init; }
}
