namespace DocPipe.Segment;

/// <summary>
/// The hidden Markov model of jieba's posseg. A state is a position in a word (B, E, M, S) with a tag; states are numbered in the order in
/// which Python compares them, since that order breaks ties.
/// </summary>
internal sealed class PosTable
{
    public const int MaxStates = 256;

    private readonly StateSet[] followers = new StateSet[MaxStates];
    private readonly byte[][] forerunners = new byte[MaxStates][];
    private readonly StateSet[] candidates;
    private readonly char[] positions;
    private readonly double[] transitions;
    private readonly int[] rows;
    private readonly PosEmission[] emissions;

    /// <param name="states">"B-nr"; exactly <see cref="MaxStates"/>.</param>
    /// <param name="start">By state.</param>
    /// <param name="transitions">To-major: by state and forerunner, the log probability; minus infinity for never.</param>
    /// <param name="rows">By code of the character, and one more: where its emissions begin.</param>
    /// <param name="emissions">For each character, by ascending state.</param>
    public PosTable(string[] states, double[] start, double[] transitions, int[] rows, PosEmission[] emissions)
    {
        (Start, this.transitions, this.rows, this.emissions) = (start, transitions, rows, emissions);
        positions = Array.ConvertAll(states, s => s[0]);
        Tags = Array.ConvertAll(states, s => s[2..]);
        for (var from = 0; from < MaxStates; from++)
        {
            if (Ends(from)) Ending = Ending.With(from);
            for (var to = 0; to < MaxStates; to++)
            {
                if (double.IsNegativeInfinity(transitions[to * MaxStates + from])) continue;
                if (Ends(from) != Begins(to)) throw new ArgumentException($"{states[to]} can't follow {states[from]}", nameof(transitions));
                followers[from] = followers[from].With(to);
                HaveFollowers = HaveFollowers.With(from);
            }
        }

        for (var to = 0; to < MaxStates; to++)
            forerunners[to] = [.. Enumerable.Range(0, MaxStates).Where(from => !double.IsNegativeInfinity(transitions[to * MaxStates + from])).Select(from => (byte)from)];

        candidates = new StateSet[rows.Length - 1];
        for (var code = 0; code < candidates.Length; code++)
            foreach (var emission in emissions.AsSpan(rows[code]..rows[code + 1]))
                if (emission.IsCandidate != 0) candidates[code] = candidates[code].With(emission.State);
    }

    public string[] Tags { get; }

    public double[] Start { get; }

    /// <summary>The states in which a word ends: E and S.</summary>
    public StateSet Ending { get; }

    public StateSet HaveFollowers { get; }

    public bool Begins(int state) => positions[state] is 'B' or 'S';

    public bool Ends(int state) => positions[state] is 'E' or 'S';

    /// <summary>The states that a state may come after, ascending.</summary>
    public ReadOnlySpan<byte> Forerunners(int state) => forerunners[state];

    /// <summary>By forerunner, the log probability of coming from it; minus infinity for never.</summary>
    public ReadOnlySpan<double> TransitionsTo(int state) => transitions.AsSpan(state * MaxStates, MaxStates);

    /// <summary>The states that may come after a state; empty where the model knows none.</summary>
    public StateSet Followers(int state) => followers[state];

    /// <summary>The states that a character may take; all for one the model doesn't know.</summary>
    public StateSet Candidates(int code) => candidates[code] is { IsEmpty: false } known ? known : StateSet.All;

    public ReadOnlySpan<PosEmission> EmissionsOf(int code) => emissions.AsSpan(rows[code]..rows[code + 1]);
}
