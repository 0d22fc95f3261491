using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>Two stretches that say the same, as spans of two masked texts.</summary>
/// <param name="Same">Places that stand in both, in order, as pairs of runs of equal length.</param>
internal sealed record AlikePassage(Span A, Span B, IReadOnlyList<(int A, int B, int Length)> Same);

/// <summary>
/// Finds what two masked texts have in common, wherever it stands: runs of equal characters, taken longest first, and those that follow
/// each other in both texts with little between them joined to passages. Sections that changed places are found all the same.
/// </summary>
internal static class Alignment
{
    /// <summary>Length of the runs by which equal stretches are looked for.</summary>
    private const int Seed = 5;

    /// <summary>Places of one seed in the first text that are tried; more are a stock phrase.</summary>
    private const int MostPlaces = 8;

    /// <summary>Most characters between two equal runs of one passage, in each text.</summary>
    private const int Gap = 24;

    public static List<AlikePassage> Of(string a, string b)
    {
        var runs = Disjoint(Runs(a, b), a.Length, b.Length);
        runs.Sort(static (x, y) => x.B.CompareTo(y.B));
        var passages = new List<AlikePassage>();
        for (int from = 0, to; from < runs.Count; from = to)
        {
            for (to = from + 1; to < runs.Count && Follows(runs[to - 1], runs[to]); to++) { }
            var same = Filled(a, b, runs.GetRange(from, to - from));
            passages.Add(new AlikePassage(
                new Span(same[0].A, same[^1].A + same[^1].Length), new Span(same[0].B, same[^1].B + same[^1].Length), same));
        }

        return passages;
    }

    private static bool Follows((int A, int B, int Length) x, (int A, int B, int Length) y) =>
        y.A - (x.A + x.Length) is >= 0 and <= Gap && y.B - (x.B + x.Length) is >= 0 and <= Gap;

    private static List<(int A, int B, int Length)> Runs(string a, string b)
    {
        var places = new Dictionary<ulong, int>();
        var earlier = new int[a.Length];
        for (var i = 0; i + Seed <= a.Length; i++)
        {
            var hash = Hash(a, i);
            earlier[i] = places.GetValueOrDefault(hash, -1);
            places[hash] = i;
        }

        var runs = new List<(int, int, int)>();
        var reached = new Dictionary<int, int>(); // by diagonal, where its last run ends in b
        for (var j = 0; j + Seed <= b.Length; j++)
        {
            if (!places.TryGetValue(Hash(b, j), out var i)) continue;
            for (var tried = 0; i >= 0 && tried < MostPlaces; i = earlier[i], tried++)
            {
                if (reached.TryGetValue(j - i, out var end) && end > j) continue;
                if (string.CompareOrdinal(a, i, b, j, Seed) != 0) continue;
                int start = 0, length = Seed;
                while (i + start > 0 && j + start > 0 && a[i + start - 1] == b[j + start - 1]) start--;
                while (i + length < a.Length && j + length < b.Length && a[i + length] == b[j + length]) length++;
                reached[j - i] = j + length;
                runs.Add((i + start, j + start, length - start));
            }
        }

        return runs;
    }

    private static ulong Hash(string text, int at)
    {
        ulong hash = 0;
        for (var i = 0; i < Seed; i++) hash = (hash * 0x9E3779B97F4A7C15) + text[at + i];
        return MinHash.Mix(hash);
    }

    /// <summary>No character of either text in two runs: the longest run keeps it, the other is cut.</summary>
    private static List<(int A, int B, int Length)> Disjoint(List<(int A, int B, int Length)> runs, int lengthA, int lengthB)
    {
        runs.Sort(static (x, y) => x.Length != y.Length ? y.Length.CompareTo(x.Length) : x.B != y.B ? x.B.CompareTo(y.B) : x.A.CompareTo(y.A));
        var (takenA, takenB) = (new bool[lengthA], new bool[lengthB]);
        var kept = new List<(int, int, int)>();
        foreach (var run in runs)
        {
            int start = 0, end = run.Length;
            while (start < end && (takenA[run.A + start] || takenB[run.B + start])) start++;
            while (end > start && (takenA[run.A + end - 1] || takenB[run.B + end - 1])) end--;
            if (end - start < Seed || takenA.AsSpan(run.A + start, end - start).Contains(true) || takenB.AsSpan(run.B + start, end - start).Contains(true)) continue;
            takenA.AsSpan(run.A + start, end - start).Fill(true);
            takenB.AsSpan(run.B + start, end - start).Fill(true);
            kept.Add((run.A + start, run.B + start, end - start));
        }

        return kept;
    }

    /// <summary>The runs with what is equal in the gaps between them too (longest common subsequence of each gap).</summary>
    private static List<(int A, int B, int Length)> Filled(string a, string b, List<(int A, int B, int Length)> runs)
    {
        var result = new List<(int, int, int)> { runs[0] };
        for (var r = 1; r < runs.Count; r++)
        {
            var (fromA, fromB) = (runs[r - 1].A + runs[r - 1].Length, runs[r - 1].B + runs[r - 1].Length);
            result.AddRange(Common(a.AsSpan(fromA..runs[r].A), b.AsSpan(fromB..runs[r].B)).Select(p => (fromA + p.A, fromB + p.B, 1)));
            result.Add(runs[r]);
        }

        return result;
    }

    private static List<(int A, int B)> Common(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var pairs = new List<(int, int)>();
        if (a.IsEmpty || b.IsEmpty) return pairs;
        Span<byte> table = stackalloc byte[(Gap + 1) * (Gap + 1)];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                table[i * (Gap + 1) + j] = a[i] == b[j]
                    ? (byte)(table[(i + 1) * (Gap + 1) + j + 1] + 1)
                    : Math.Max(table[(i + 1) * (Gap + 1) + j], table[i * (Gap + 1) + j + 1]);
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j]) pairs.Add((i++, j++));
            else if (table[(i + 1) * (Gap + 1) + j] >= table[i * (Gap + 1) + j + 1]) i++;
            else j++;
        }

        return pairs;
    }
}
