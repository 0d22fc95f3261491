using System.Collections.Frozen;

namespace DocPipe.Segment;

/// <summary>The words, with what jieba knows of each: how often it is met, and its part of speech. Never changed once shared.</summary>
internal sealed class WordTable
{
    /// <summary>jieba's tag for a word that has none.</summary>
    public const string UnknownTag = "x";

    /// <summary>The value of each node is the natural logarithm of the word's frequency.</summary>
    public required DoubleArray Trie { get; init; }

    /// <summary>By slot: a place in <see cref="TagNames"/>, where 0 is "not given".</summary>
    public required ushort[] Tags { get; init; }

    public required string[] TagNames { get; init; }

    /// <summary>The sum of all frequencies ever added, as jieba counts it: a word that is added again counts again.</summary>
    public required long Total { get; init; }

    /// <summary>Slots of words that a user took out: no longer words, and cut to pieces where the hidden Markov model would make them again.</summary>
    public FrozenSet<int> Deleted { get; init; } = [];

    /// <summary>The frequency of a word; 0 for what is only the beginning of words; null for what is not even that.</summary>
    public int? Frequency(ReadOnlySpan<char> word) => Trie.Find(word) is var slot and > 0 ? FrequencyAt(slot) : null;

    public bool IsWord(ReadOnlySpan<ushort> codes) => Trie.Find(codes) is var slot and > 0 && !double.IsNaN(Trie.Nodes[slot].Value);

    public bool IsWord(ReadOnlySpan<char> word) => Trie.Find(word) is var slot and > 0 && !double.IsNaN(Trie.Nodes[slot].Value);

    public bool IsDeleted(ReadOnlySpan<ushort> codes) => Deleted.Count > 0 && Trie.Find(codes) is var slot and > 0 && Deleted.Contains(slot);

    public string Tag(ReadOnlySpan<ushort> codes) => TagAt(Trie.Find(codes));

    public string Tag(ReadOnlySpan<char> word) => TagAt(Trie.Find(word));

    // The logarithm of a 32-bit number is exact enough to give the number back.
    private int FrequencyAt(int slot) => Trie.Nodes[slot].Value is var log && double.IsNaN(log) ? 0 : (int)Math.Round(Math.Exp(log));

    private string TagAt(int slot) => slot > 0 && Tags[slot] is var tag and > 0 ? TagNames[tag] : UnknownTag;
}
