using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>
/// The words that stand near many words that stand near many words, as jieba.analyse.textrank finds them: ten rounds over the words in the
/// order of their code points, so that sums come out the same to the last bit.
/// </summary>
internal static class TextRank
{
    private const int Window = 5;
    private const int Rounds = 10;
    private const double Damping = 0.85;

    private readonly record struct Edge(int To, double Weight);

    public static IEnumerable<Keyword> Extract(Lexicon lexicon, string text, IReadOnlySet<string> tags)
    {
        var tokens = new List<Token>();
        TaggedCutter.Cut(lexicon.Words, lexicon.Pos, text, tokens);
        var words = tokens.ConvertAll(t => tags.Contains(t.Tag) && t.Span.In(text) is var word && Keywords.IsLong(word) && !lexicon.StopWords.Contains(word) ? word : null);
        var names = new List<string>();
        var graph = Graph(words, names);
        var ranks = Rank(graph, names);
        if (ranks.Length == 0) return [];
        var (low, high) = (ranks.Min() / 10, ranks.Max());
        return names.Select((name, i) => new Keyword(name, (ranks[i] - low) / (high - low))).OrderByDescending(k => k.Weight);
    }

    private static List<List<Edge>> Graph(List<string?> words, List<string> names)
    {
        var pairs = new OrderedDictionary<(string, string), int>();
        for (var i = 0; i < words.Count; i++)
            for (var j = i + 1; words[i] is not null && j < Math.Min(i + Window, words.Count); j++)
                if (words[j] is { } other) pairs[(words[i]!, other)] = pairs.GetValueOrDefault((words[i]!, other)) + 1;
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var graph = new List<List<Edge>>();
        foreach (var ((from, to), weight) in pairs)
        {
            var (a, b) = (Number(from), Number(to));
            graph[a].Add(new Edge(b, weight));
            graph[b].Add(new Edge(a, weight));
        }

        return graph;

        int Number(string name)
        {
            if (numbers.TryGetValue(name, out var number)) return number;
            numbers.Add(name, names.Count);
            names.Add(name);
            graph.Add([]);
            return names.Count - 1;
        }
    }

    private static double[] Rank(List<List<Edge>> graph, List<string> names)
    {
        var ranks = new double[graph.Count];
        Array.Fill(ranks, 1.0 / graph.Count);
        var outgoing = graph.ConvertAll(edges => edges.Sum(e => e.Weight));
        var order = Enumerable.Range(0, graph.Count).OrderBy(i => names[i], StringComparer.Ordinal).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var i in order)
            {
                var sum = 0.0;
                foreach (var edge in graph[i]) sum += edge.Weight / outgoing[edge.To] * ranks[edge.To];
                ranks[i] = 1 - Damping + Damping * sum;
            }
        }

        return ranks;
    }
}
