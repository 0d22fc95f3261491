namespace DocPipe.Consolidate;

/// <summary>
/// How much a term tells: the rarer among all stretches compared, the more (inverse document frequency). Terms of any official text
/// (工作, 开展) tell next to nothing, however few the stretches are.
/// </summary>
/// <param name="general">Terms of any official text.</param>
internal sealed class TermWeights(IReadOnlySet<string> general)
{
    private const double General = 0.12;

    private readonly Dictionary<string, int> frequency = new(StringComparer.Ordinal);
    private int stretches;

    public void Count(IEnumerable<string> terms)
    {
        stretches++;
        foreach (var term in terms) frequency[term] = frequency.GetValueOrDefault(term) + 1;
    }

    public double Of(string term) =>
        (Math.Log((stretches + 2.0) / (frequency.GetValueOrDefault(term) + 1.0)) + 0.4) * (general.Contains(term) ? General : 1);

    public bool IsTelling(string term) => !general.Contains(term);

    public double Of(IEnumerable<string> terms) => terms.Sum(Of);
}
