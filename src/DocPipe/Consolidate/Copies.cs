using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>
/// Reports of the period that repeat another unit's, or the unit's own of an earlier period. Numbers, dates and unit names are masked;
/// reports that share a sentence nearly meet by locality-sensitive hashing (<see cref="LikePairs"/>), are aligned exactly
/// (<see cref="Alignment"/>), and what anyone may repeat is taken away (<see cref="SharedText"/>). Which of two is the source isn't said.
/// </summary>
internal sealed class Copies
{
    /// <summary>Letters two units' reports must have in common; less than that is how everyone writes.</summary>
    private const int BetweenUnits = 40;

    /// <summary>A unit may say a sentence of its own again, above all of a problem that is still there.</summary>
    private const int OwnWords = 54;

    /// <summary>A unit that tells its weekly figures in the same order writes alike without copying.</summary>
    private const double OwnSimilarity = 0.8;

    /// <summary>
    /// A short report is a copy when this share of it is, however few letters that are; and two reports of which this share is the same
    /// are copies though each sentence by itself stands in others too.
    /// </summary>
    private const double WholeShare = 0.5;

    private const int WholeAtLeast = 60;

    private const int TwinAtLeast = 120;

    /// <summary>Passages quoted as evidence, each at both places.</summary>
    private const int MostPassages = 5;

    private readonly Submission[] reports;
    private readonly MaskedText[] texts;
    private readonly int[] units;
    private readonly SharedText shared;
    private readonly Roster roster;

    private Copies(ImmutableArray<Submission> submissions, Roster roster)
    {
        this.roster = roster;
        var names = new WordIndex(roster.Names.Concat(submissions.Select(s => s.Unit).OfType<string>()).Where(n => n.Length > 1));
        var all = submissions.Where(s => s.Counts && s.Document.Text.Length > 0).ToArray();
        var masked = all.AsParallel().AsOrdered().Select(s => MaskedText.Of(s.Document, names)).ToArray();
        shared = new SharedText(all.Zip(masked).Where(x => IsQuotable(x.First)).Select(x => x.Second));
        var kept = Enumerable.Range(0, all.Length).Where(i => !IsQuotable(all[i])).ToArray();
        reports = [.. kept.Select(i => all[i])];
        texts = [.. kept.Select(i => masked[i])];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        units = [.. reports.Select(r => numbers.TryAdd(r.Unit ?? r.Path, numbers.Count) ? numbers.Count - 1 : numbers[r.Unit ?? r.Path])];
    }

    public static ImmutableArray<DigestCopy> Of(ImmutableArray<Submission> submissions, Roster roster) => new Copies(submissions, roster).Find();

    private ImmutableArray<DigestCopy> Find()
    {
        var pairs = LikePairs.Of(texts, units, (a, b) => Kind(reports[a], reports[b]) is not null)
            .AsParallel().AsOrdered().Select(p => (p.A, p.B, Passages: Alignment.Of(texts[p.A].Text, texts[p.B].Text))).ToArray();
        var twins = pairs.Where(p => CopyPair.Of(texts[p.A], texts[p.B], p.Passages, shared, quotedOnly: true) is { } pair
            && pair.Letters >= Math.Max(TwinAtLeast, WholeShare * Math.Min(texts[p.A].Letters, texts[p.B].Letters))).Select(p => (p.A, p.B)).ToHashSet();
        var groups = Groups(twins.Select(p => (units[p.A], units[p.B])));
        shared.Count(
            pairs.SelectMany(p => p.Passages.Select(x => x.A.In(texts[p.A].Text))),
            texts.Select((t, i) => (t.Text, groups[units[i]])));

        var found = new List<(int Copy, int Source, CopyPair Pair)>();
        foreach (var (a, b, passages) in pairs)
        {
            var (copy, source) = Order(a, b);
            var turned = copy == a ? passages : [.. passages.Select(p => new AlikePassage(p.B, p.A, [.. p.Same.Select(r => (r.B, r.A, r.Length))]))];
            if (CopyPair.Of(texts[copy], texts[source], turned, shared, quotedOnly: twins.Contains((a, b))) is { } pair && IsEnough(copy, source, pair)) found.Add((copy, source, pair));
        }

        return
        [
            .. Telling(found).Select(f => Digested(f.Copy, f.Source, f.Pair))
                .OrderByDescending(c => c.Share).ThenByDescending(c => c.Similarity)
                .ThenBy(c => c.Evidence[0].Path, StringComparer.Ordinal).ThenBy(c => c.Evidence[1].Path, StringComparer.Ordinal),
        ];
    }

    /// <summary>A plan is what is quoted, and so is whatever is no unit's report; yet units' own plans may copy each other.</summary>
    private bool IsQuotable(Submission s) => s.Standing == Standing.Plan ? s.Unit is null || roster.Find(s.Unit) is null : !s.IsReport(roster);

    private static CopyKind? Kind(Submission a, Submission b) =>
        (a.Standing == Standing.Plan) != (b.Standing == Standing.Plan) || (a.Standing == Standing.Earlier && b.Standing == Standing.Earlier) ? null
        : a.Unit is null || a.Unit != b.Unit ? CopyKind.BetweenUnits
        : a.Standing != Standing.Plan && a.Standing != b.Standing ? CopyKind.EarlierPeriod : null;

    /// <summary>The later first, so that what has to be sent back is named before what it repeats.</summary>
    private (int Copy, int Source) Order(int a, int b) =>
        reports[a].Standing == Standing.Earlier || (reports[b].Standing != Standing.Earlier && string.CompareOrdinal(reports[a].Path, reports[b].Path) > 0) ? (b, a) : (a, b);

    private bool IsEnough(int copy, int source, CopyPair pair)
    {
        var own = Kind(reports[copy], reports[source]) == CopyKind.EarlierPeriod;
        if (own && pair.Similarity < OwnSimilarity) return false;
        var least = own ? OwnWords : BetweenUnits;
        return pair.Letters >= least || (pair.Letters >= WholeAtLeast && pair.Letters >= WholeShare * texts[copy].Letters);
    }

    /// <summary>Units whose reports are copies of each other as a whole count as one when it is asked how many have a passage.</summary>
    private int[] Groups(IEnumerable<(int A, int B)> twins)
    {
        var group = Enumerable.Range(0, units.Length == 0 ? 0 : units.Max() + 1).ToArray();
        int Root(int unit)
        {
            while (group[unit] != unit) unit = group[unit];
            return unit;
        }

        foreach (var (a, b) in twins)
        {
            var (x, y) = (Root(a), Root(b));
            group[Math.Max(x, y)] = Math.Min(x, y);
        }

        return [.. group.Select(Root)];
    }

    /// <summary>
    /// Of several that tell of the same passage, the most telling one: of a unit's reports of several periods the one that is most alike,
    /// and another unit's older report only where the unit's own doesn't explain the words.
    /// </summary>
    private IEnumerable<(int Copy, int Source, CopyPair Pair)> Telling(List<(int Copy, int Source, CopyPair Pair)> found)
    {
        foreach (var one in found.GroupBy(f => f.Copy))
        {
            var own = new bool[texts[one.Key].Text.Length];
            var byUnit = new Dictionary<int, bool[]>();
            foreach (var f in one.OrderByDescending(f => units[f.Source] == units[f.Copy]).ThenByDescending(f => reports[f.Source].Standing != Standing.Earlier)
                .ThenByDescending(f => f.Pair.Letters).ThenByDescending(f => reports[f.Source].Period.Last).ThenBy(f => reports[f.Source].Path, StringComparer.Ordinal))
            {
                var isOwn = units[f.Source] == units[f.Copy];
                if (!byUnit.TryGetValue(units[f.Source], out var told)) byUnit[units[f.Source]] = told = isOwn ? own : new bool[own.Length];
                int letters = 0, known = 0;
                foreach (var run in f.Pair.Passages.SelectMany(p => p.Same))
                    for (var i = run.A; i < run.A + run.Length; i++)
                    {
                        letters++;
                        if (told[i] || (reports[f.Source].Standing == Standing.Earlier && own[i])) known++;
                    }

                if (known * 2 > letters) continue;
                foreach (var run in f.Pair.Passages.SelectMany(p => p.Same)) told.AsSpan(run.A, run.Length).Fill(true);
                yield return f;
            }
        }
    }

    private DigestCopy Digested(int copy, int source, CopyPair pair) => new(
        Kind(reports[copy], reports[source])!.Value, Math.Round(pair.Similarity, 3), pair.OnlyNumbersChanged,
        [
            .. pair.Passages.Take(MostPassages).SelectMany(p => new[]
            {
                EvidenceOf.Span(reports[copy].Document, texts[copy].Home(p.A)), EvidenceOf.Span(reports[source].Document, texts[source].Home(p.B)),
            }),
        ])
    {
        Units = [.. new[] { reports[copy].Unit, reports[source].Unit }.OfType<string>().Distinct(StringComparer.Ordinal)],
        Share = Math.Round(Math.Min(1, (double)pair.Letters / Math.Max(1, texts[copy].Letters)), 3),
    };
}
