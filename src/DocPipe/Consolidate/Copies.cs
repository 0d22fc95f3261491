using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Consolidate;

/// <summary>
/// Finds reports that repeat another unit's or the unit's own of an earlier period. Every document is a set of hashed character
/// shingles, its digits and unit names masked first, so that a copy with other numbers is still a copy. Shingles that many units share
/// (the plan that everyone quotes) say nothing and are left out. An inverted index meets only the documents that share shingles, so
/// the cost follows what is shared, not the square of the batch.
/// </summary>
internal static class Copies
{
    private const int Shingle = 9;

    /// <summary>A shingle in more documents than this is boilerplate.</summary>
    private const int TooCommon = 6;

    private const double Enough = 0.5;

    public static ImmutableArray<DigestCopy> Of(ImmutableArray<Submission> submissions, Roster roster)
    {
        var reports = submissions.Where(s => s.Counts && s.Standing != Standing.Plan && s.Document.Text.Length >= 4 * Shingle).ToArray();
        var quoted = new HashSet<ulong>(submissions.Where(s => s.Standing == Standing.Plan).SelectMany(s => Masked.Of(s, roster).Shingles(Shingle).Select(x => x.Hash)));
        var masked = reports.Select(r => Masked.Of(r, roster)).ToArray();
        var sets = masked.Select(m => m.Shingles(Shingle).Select(x => x.Hash).Where(h => !quoted.Contains(h)).ToHashSet()).ToArray();
        var result = new List<DigestCopy>();
        foreach (var ((a, b), shared) in SharedBy(sets))
        {
            var similarity = (double)shared / Math.Max(1, Math.Min(sets[a].Count, sets[b].Count));
            if (similarity < Enough || Kind(reports[a], reports[b]) is not { } kind) continue;
            var (source, copy) = reports[a].Period.First <= reports[b].Period.First || reports[a].Period == default ? (a, b) : (b, a);
            var common = sets[a].Intersect(sets[b]).ToHashSet();
            result.Add(new DigestCopy(
                kind, Math.Round(similarity, 3), OnlyNumbersChanged(masked[a], masked[b], similarity),
                [Longest(reports[copy], masked[copy], common), Longest(reports[source], masked[source], common)])
            {
                Units = [.. new[] { reports[copy].Unit, reports[source].Unit }.OfType<string>().Distinct(StringComparer.Ordinal)],
            });
        }

        return [.. result.OrderByDescending(c => c.Similarity).ThenBy(c => c.Evidence[0].Path, StringComparer.Ordinal).ThenBy(c => c.Evidence[1].Path, StringComparer.Ordinal)];
    }

    private static CopyKind? Kind(Submission a, Submission b) =>
        a.Standing == Standing.Earlier && b.Standing == Standing.Earlier ? null
        : a.Unit is not null && a.Unit == b.Unit ? (a.Period != b.Period ? CopyKind.EarlierPeriod : null)
        : CopyKind.BetweenUnits;

    private static SortedDictionary<(int A, int B), int> SharedBy(HashSet<ulong>[] sets)
    {
        var holders = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < sets.Length; i++)
            foreach (var hash in sets[i])
            {
                if (!holders.TryGetValue(hash, out var list)) holders[hash] = list = [];
                list.Add(i);
            }

        var pairs = new SortedDictionary<(int, int), int>();
        foreach (var list in holders.Values.Where(l => l.Count is > 1 and <= TooCommon))
            for (var i = 0; i < list.Count; i++)
                for (var j = i + 1; j < list.Count; j++)
                    pairs[(list[i], list[j])] = pairs.GetValueOrDefault((list[i], list[j])) + 1;
        return pairs;
    }

    /// <summary>Word for word the same once numbers are masked, yet not the same before.</summary>
    private static bool OnlyNumbersChanged(Masked a, Masked b, double similarity) =>
        similarity > 0.93 && a.Digits != b.Digits;

    /// <summary>The longest stretch whose shingles the other document has too.</summary>
    private static Evidence Longest(Submission submission, Masked masked, HashSet<ulong> common)
    {
        Span best = default, run = default;
        foreach (var (hash, span) in masked.Shingles(Shingle))
        {
            if (!common.Contains(hash)) continue;
            run = span.Start < run.End ? new Span(run.Start, span.End) : span;
            if (run.Length > best.Length) best = run;
        }

        return EvidenceOf.Span(submission.Document, best);
    }
}
