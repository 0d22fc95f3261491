namespace DocPipe.Text;

/// <summary>
/// Phrases with a value each, found at a place in a text, the longest first. Built once from a word list; reading it is safe from many
/// threads and costs no memory. A look-up at a place where no phrase begins is one array read.
/// </summary>
internal sealed class PhraseTable<T>
{
    private readonly Node root = new();
    private readonly Node?[] first = new Node?[char.MaxValue + 1];

    public PhraseTable(IEnumerable<(string Phrase, T Value)> phrases)
    {
        foreach (var (phrase, value) in phrases)
        {
            if (phrase.Length == 0) continue;
            var node = root;
            foreach (var c in phrase) node = node.Add(c);
            if (!node.Ends) (node.Ends, node.Value) = (true, value);
        }

        foreach (var (c, node) in root.Children) first[c] = node;
    }

    /// <summary>The longest phrase that begins at <paramref name="at"/> and ends by <paramref name="end"/>; its length, or 0.</summary>
    public int Match(ReadOnlySpan<char> text, int at, int end, out T? value)
    {
        value = default;
        if (at >= end) return 0;
        var node = first[text[at]];
        var best = 0;
        for (var i = at + 1; node is not null; i++)
        {
            if (node.Ends) (best, value) = (i - at, node.Value);
            if (i >= end) break;
            node = node.Children.GetValueOrDefault(text[i]);
        }

        return best;
    }

    public int Match(ReadOnlySpan<char> text, int at, int end) => Match(text, at, end, out _);

    /// <summary>Whether any phrase stands somewhere in the text.</summary>
    public bool AnyIn(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
            if (first[text[i]] is not null && Match(text, i, text.Length) > 0) return true;
        return false;
    }

    /// <summary>Whether the text is exactly one of the phrases.</summary>
    public bool Is(ReadOnlySpan<char> text, out T? value) => Match(text, 0, text.Length, out value) == text.Length && text.Length > 0;

    private sealed class Node
    {
        public Dictionary<char, Node> Children { get; } = [];

        public bool Ends { get; set; }

        public T? Value { get; set; }

        public Node Add(char c)
        {
            if (!Children.TryGetValue(c, out var next)) Children[c] = next = new Node();
            return next;
        }
    }
}
