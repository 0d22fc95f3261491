using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>
/// Which documents are worth aligning: those with a sentence alike, found by locality-sensitive hashing, so that not every pair is looked at.
/// A sentence that many units have brings no pair together.
/// </summary>
internal static class LikePairs
{
    /// <summary>A bucket of sentences of more units than this is a stock phrase.</summary>
    private const int MostUnits = 8;

    /// <summary>A bucket larger than this, of few units, is something they write every week.</summary>
    private const int MostSentences = 200;

    /// <summary>Rows that must agree before two sentences of a bucket are taken for alike.</summary>
    private const double Enough = 0.3;

    /// <summary>A sentence of fewer characters brings no documents together.</summary>
    private const int Shortest = 14;

    private readonly record struct Entry(ulong Key, int Sentence);

    /// <param name="texts">By document.</param>
    /// <param name="unit">By document, a number for its unit.</param>
    /// <param name="wanted">Whether two documents (by index, smaller first) are to be compared at all.</param>
    public static SortedSet<(int A, int B)> Of(IReadOnlyList<MaskedText> texts, IReadOnlyList<int> unit, Func<int, int, bool> wanted)
    {
        var owners = new List<int>();
        var spans = new List<Span>();
        for (var d = 0; d < texts.Count; d++)
            foreach (var sentence in texts[d].Sentences.Where(s => s.Length >= Shortest))
            {
                owners.Add(d);
                spans.Add(sentence);
            }

        var signatures = new uint[owners.Count * MinHash.Size];
        var entries = new Entry[owners.Count * MinHash.Bands];
        Parallel.For(0, owners.Count, s =>
        {
            var signature = signatures.AsSpan(s * MinHash.Size, MinHash.Size);
            MinHash.Sign(spans[s].Of(texts[owners[s]].Text), signature);
            for (var band = 0; band < MinHash.Bands; band++) entries[s * MinHash.Bands + band] = new Entry(MinHash.Band(signature, band), s);
        });
        Array.Sort(entries, static (x, y) => x.Key != y.Key ? x.Key.CompareTo(y.Key) : x.Sentence.CompareTo(y.Sentence));

        var pairs = new SortedSet<(int, int)>();
        for (int from = 0, to; from < entries.Length; from = to)
        {
            for (to = from + 1; to < entries.Length && entries[to].Key == entries[from].Key; to++) { }
            if (to - from < 2 || to - from > MostSentences || UnitsIn(entries.AsSpan(from, to - from), owners, unit) > MostUnits) continue;
            for (var i = from; i < to; i++)
                for (var j = i + 1; j < to; j++)
                {
                    var (a, b) = (owners[entries[i].Sentence], owners[entries[j].Sentence]);
                    if (a == b || !wanted(a, b) || pairs.Contains((a, b))) continue;
                    if (MinHash.Alike(Signature(entries[i].Sentence), Signature(entries[j].Sentence)) >= Enough) pairs.Add((a, b));
                }
        }

        return pairs;

        ReadOnlySpan<uint> Signature(int sentence) => signatures.AsSpan(sentence * MinHash.Size, MinHash.Size);
    }

    private static int UnitsIn(ReadOnlySpan<Entry> bucket, List<int> owners, IReadOnlyList<int> unit)
    {
        Span<int> seen = stackalloc int[MostUnits + 1];
        var count = 0;
        foreach (var entry in bucket)
        {
            var one = unit[owners[entry.Sentence]];
            if (seen[..count].Contains(one)) continue;
            if (count == MostUnits) return MostUnits + 1;
            seen[count++] = one;
        }

        return count;
    }
}
