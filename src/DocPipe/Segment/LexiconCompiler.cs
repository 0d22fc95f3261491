using System.Text;
using DocPipe.Model;

namespace DocPipe.Segment;

/// <summary>Makes the compiled file from jieba's text tables. The same tables give the same bytes.</summary>
internal static class LexiconCompiler
{
    public const string Compiled = "jieba/jieba.bin";

    public static void Compile(DataFolder folder, string path)
    {
        var source = new JiebaSource(folder);
        var (words, total) = source.Dictionary();
        var map = Alphabet.Order(CharacterWeights(words));
        var kept = words.Where(w => w.Key.All(Alphabet.Has)).ToArray();
        var trie = DoubleArrayBuilder.Build(map, kept.Select(w => (w.Key, (double)w.Value.Frequency)), frequency => (long)frequency);
        var tags = new ushort[trie.Nodes.Length];
        string[] tagNames = ["", .. kept.Select(w => w.Value.Tag).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var (word, (_, tag)) in kept)
            tags[trie.Find(word)] = (ushort)Array.IndexOf(tagNames, tag);

        var hmm = source.Hmm(map);
        var inverse = source.InverseFrequencies().ToArray();
        var idf = DoubleArrayBuilder.Build(map, inverse, _ => 1);
        var median = inverse.Select(i => i.Value).Order().ElementAt(inverse.Length / 2);
        LexiconFile.Write(
            path,
            [
                ("map", LexiconFile.Bytes<ushort>(map)),
                .. Trie("trie", trie, tags),
                ("total", LexiconFile.Bytes<long>(total)),
                ("tag.names", Encoding.UTF8.GetBytes(string.Join('\n', tagNames))),
                ("hmm.start", LexiconFile.Bytes<double>(hmm.Start)),
                ("hmm.trans", LexiconFile.Bytes<double>(hmm.Transitions)),
                ("hmm.emit", LexiconFile.Bytes<double>(hmm.Emissions)),
                .. source.Pos(map).Sections(),
                .. Trie("idf", idf, []),
                ("idf.stop", Encoding.UTF8.GetBytes(string.Join('\n', source.StopWords()))),
                ("idf.median", LexiconFile.Bytes<double>(median)),
            ]);
    }

    private static (string Name, byte[] Bytes)[] Trie(string name, DoubleArray trie, ReadOnlySpan<ushort> tags)
    {
        var (nodes, values) = PackedNode.Pack(trie.Nodes, tags);
        return [(name + ".nodes", LexiconFile.Bytes<PackedNode>(nodes)), (name + ".values", LexiconFile.Bytes<double>(values))];
    }

    private static long[] CharacterWeights(Dictionary<string, (int Frequency, string Tag)> words)
    {
        var weights = new long[Alphabet.MapLength];
        foreach (var (word, (frequency, _)) in words)
            foreach (var c in word) weights[c] += frequency;
        return weights;
    }
}
