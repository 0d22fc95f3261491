using System.Runtime.CompilerServices;

namespace DocPipe.Segment;

/// <summary>
/// The likeliest way to cut a block into words. jieba first lists every word at every place and then sums from the end; from the end, both
/// are one pass. The sums are jieba's own in jieba's order, and of equal sums the longer word wins, as there.
/// </summary>
internal static class BestPath
{
    /// <param name="codes">The block's codes and a 0 after them.</param>
    /// <param name="route">Scratch, as long as <paramref name="codes"/>.</param>
    /// <param name="lengths">Receives the length of the word that begins at each place.</param>
    // Half of all the work: even a run of a tenth of a second must not do it in unoptimised code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Find(WordTable words, ReadOnlySpan<ushort> codes, Span<double> route, Span<ushort> lengths)
    {
        ReadOnlySpan<TrieNode> nodes = words.Trie.Nodes;
        var logTotal = Math.Log(words.Total);
        var last = codes.Length - 1;
        route[last] = 0;
        for (var i = last - 1; i >= 0; i--)
        {
            ref readonly var node = ref nodes[codes[i]];
            var best = double.NegativeInfinity;
            var end = i;
            for (var next = i + 1; ; next++)
            {
                var score = node.Value - logTotal + route[next];
                if (score >= best)
                {
                    best = score;
                    end = next;
                }

                var start = node.Base;
                var child = start + codes[next];
                if ((uint)child >= (uint)nodes.Length || nodes[child].Check != start) break;
                node = ref nodes[child];
            }

            if (end == i)
            {
                best = 0 - logTotal + route[i + 1];
                end = i + 1;
            }

            route[i] = best;
            lengths[i] = (ushort)(end - i);
        }
    }
}
