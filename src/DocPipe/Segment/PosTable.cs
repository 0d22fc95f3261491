namespace DocPipe.Segment;

/// <summary>
/// The hidden Markov model of jieba's posseg. A state is a position in a word (B, E, M, S) with a tag; states are numbered in the order in
/// which Python compares them, since that order breaks ties.
/// </summary>
internal sealed class PosTable
{
    public const int MaxStates = 256;

    private readonly StateSet[] followers = new StateSet[MaxStates];
    private readonly StateSet[] candidates;

    /// <param name="states">"B-nr"; exactly <see cref="MaxStates"/>.</param>
    /// <param name="start">By state.</param>
    /// <param name="transitions">To-major: by state and forerunner, the log probability; minus infinity for never.</param>
    /// <param name="rows">By code of the character, and one more: where its emissions begin.</param>
    /// <param name="emissions">For each character, by ascending state.</param>
    public PosTable(string[] states, double[] start, double[] transitions, int[] rows, PosEmission[] emissions)
    {
        (Start, Transitions, Rows, Emissions) = (start, transitions, rows, emissions);
        Positions = Array.ConvertAll(states, s => s[0]);
        Tags = Array.ConvertAll(states, s => s[2..]);
        for (var from = 0; from < MaxStates; from++)
            for (var to = 0; to < MaxStates; to++)
                if (!double.IsNegativeInfinity(transitions[to * MaxStates + from])) followers[from] = followers[from].With(to);
        candidates = new StateSet[rows.Length - 1];
        for (var code = 0; code < candidates.Length; code++)
            foreach (var emission in emissions.AsSpan(rows[code]..rows[code + 1]))
                if (emission.IsCandidate != 0) candidates[code] = candidates[code].With(emission.State);
    }

    /// <summary>B, E, M or S, by state.</summary>
    public char[] Positions { get; }

    public string[] Tags { get; }

    public double[] Start { get; }

    public double[] Transitions { get; }

    public int[] Rows { get; }

    public PosEmission[] Emissions { get; }

    /// <summary>The states that may come after a state; empty where the model knows none.</summary>
    public StateSet Followers(int state) => followers[state];

    /// <summary>The states that a character may take; all for one the model doesn't know.</summary>
    public StateSet Candidates(int code) => candidates[code] is { IsEmpty: false } known ? known : StateSet.All;

    public ReadOnlySpan<PosEmission> EmissionsOf(int code) => Emissions.AsSpan(Rows[code]..Rows[code + 1]);
}
