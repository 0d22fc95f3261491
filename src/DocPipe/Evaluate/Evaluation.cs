using System.Collections.Immutable;
using DocPipe.Model;

namespace DocPipe.Evaluate;

/// <summary>
/// Compares analyses with hand-made answers. The rules are those of the scorer that judges this project (documents located by overlap,
/// items matched greedily, optional answers left aside), so that both give the same table.
/// </summary>
public sealed class Evaluation
{
    private static readonly string[] Order =
    [
        "documents split", "document type", "missing sections", "units", "headings", "heading roles", "tasks", "task leads", "task responsibles", "task kinds",
        "phases", "dates", "figures", "figure qualifiers", "problems", "problem categories", "placeholders", "references", "noise", "mojibake repaired",
    ];

    private readonly Simplifier names;
    private readonly ImmutableArray<MatchRule> rules;
    private readonly Dictionary<string, Score> total = new(StringComparer.Ordinal);
    private readonly List<(string Kind, string Line)> misses = [];

    public Evaluation(DataFolder models)
    {
        names = new Simplifier(models);
        rules =
        [
            new("headings", "headings", true, .5, null),
            new("heading roles", "headings", true, .5, static (g, p) => g.Role == p.Role),
            new("tasks", "tasks", true, .5, null),
            new("task kinds", "tasks", true, .5, static (g, p) => g.Kind == p.Kind),
            new("phases", "phases", false, .5, static (g, p) => g.Start == p.Start && g.End == p.End),
            new("dates", "dates", false, .6, static (g, p) => g.Value == p.Value),
            new("figures", "figures", false, .6, (g, p) => SameNumber(g.Number, p.Number) && names.Simplify(g.Unit) == names.Simplify(p.Unit) && g.Masked == p.Masked),
            new("figure qualifiers", "figures", false, .6, static (g, p) => g.Qualifier == p.Qualifier),
            new("problems", "problems", false, .5, null),
            new("problem categories", "problems", false, .5, static (g, p) => g.Category == p.Category),
            new("placeholders", "placeholders", false, .5, null),
            new("references", "references", true, .5, null),
            new("noise", "noise", false, .5, null),
        ];
    }

    /// <summary>The scores in the order of the table; kinds that no answer speaks of are left out.</summary>
    public IEnumerable<(string Kind, Score Score)> Scores => Order.Where(total.ContainsKey).Select(k => (k, total[k]));

    /// <summary>What differs in one kind, a line each, tab-separated.</summary>
    public IEnumerable<string> Misses(string kind) => misses.Where(m => m.Kind == kind).Select(m => m.Line);

    /// <summary>Analyses every text that the answers of a folder quote, and compares.</summary>
    /// <exception cref="DataFileException">There are no answers, or one can't be used (DP9301 to DP9303).</exception>
    public static Evaluation Run(string folder, Func<string, IEnumerable<Document>> analyse, DataFolder models)
    {
        if (!Directory.Exists(folder)) throw new DataFileException("DP9303", $"找不到答案文件夹：{folder}");
        var gold = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(GoldFile.Read).ToArray();
        if (gold.Length == 0) throw new DataFileException("DP9303", $"这个文件夹里没有答案（*.json）：{folder}");
        var evaluation = new Evaluation(models);
        var analysed = gold.Select(g => g.File).Distinct(StringComparer.Ordinal)
            .ToDictionary(f => f, f => analyse(Path.Combine(folder, f)).Select(AnalysisAnswers.Of).ToArray(), StringComparer.Ordinal);
        foreach (var answers in gold) evaluation.Compare(answers, analysed[answers.File]);
        return evaluation;
    }

    internal void Compare(Answers gold, IReadOnlyList<Answers> analysed)
    {
        var found = analysed.MaxBy(a => Matching.Union(gold.Span, a.Span));
        var overlap = found is null ? 0 : Matching.Union(gold.Span, found.Span);
        if (overlap < .5) found = null;
        Add("documents split", found is not null && overlap >= .9 ? new Score(1, 0, 0) : new Score(0, found is null ? 0 : 1, 1), gold, $"{overlap:0.00}");
        Add("document type", found?.Type == gold.Type ? new Score(1, 0, 0) : new Score(0, 1, 1), gold, $"{gold.Type} / {found?.Type}");
        CompareSets("missing sections", gold, gold.Missing, [], found?.Missing ?? []);
        CompareSets(
            "units", gold, gold.Units.Where(u => !u.Optional).Select(u => names.Simplify(u.Name)),
            gold.Units.Where(u => u.Optional).Select(u => names.Simplify(u.Name)), found?.Units.Select(u => names.Simplify(u.Name)) ?? []);
        foreach (var rule in rules) CompareItems(rule, gold, found);
        CompareRepairs(gold, found);
    }

    private void CompareItems(MatchRule rule, Answers gold, Answers? found)
    {
        var wanted = gold.Of(rule.Source);
        var given = found?.Of(rule.Source) ?? [];
        if (rule.Source == "noise") (wanted, given) = (WithoutPinyin(wanted), WithoutPinyin(given)); // too many to list
        var match = Matching.Of(wanted, given, rule);
        Add(rule.Kind, new Score(match.Hits.Length, match.Spurious.Length, match.Missed.Length));
        foreach (var item in match.Missed) misses.Add((rule.Kind, $"{gold.Id}\tmissed\t{Shown(item)}"));
        foreach (var item in match.Spurious) misses.Add((rule.Kind, $"{gold.Id}\tspurious\t{Shown(item)}"));
        if (rule.Kind != "tasks") return;
        CompareOwners("task leads", gold, match, static t => t.Lead);
        CompareOwners("task responsibles", gold, match, static t => t.Responsible);
    }

    private void CompareOwners(string kind, Answers gold, Matching match, Func<ScoredItem, ImmutableArray<string>> owners)
    {
        var score = new Score(0, 0, match.Missed.Sum(m => owners(m).Length));
        foreach (var (wanted, given) in match.Hits)
        {
            var want = owners(wanted).Select(names.Simplify).ToHashSet(StringComparer.Ordinal);
            var got = owners(given).Select(names.Simplify).ToHashSet(StringComparer.Ordinal);
            score += new Score(want.Intersect(got).Count(), got.Except(want).Count(), want.Except(got).Count());
            if (!want.SetEquals(got)) misses.Add((kind, $"{gold.Id}\twant {string.Join('、', want)}\tgot {string.Join('、', got)}\t{Shown(wanted)}"));
        }

        Add(kind, score);
    }

    private void CompareSets(string kind, Answers gold, IEnumerable<string> wanted, IEnumerable<string> optional, IEnumerable<string> given)
    {
        var (want, got) = (wanted.ToHashSet(StringComparer.Ordinal), given.ToHashSet(StringComparer.Ordinal));
        var spurious = got.Except(want).Except(optional).ToArray();
        var missed = want.Except(got).ToArray();
        Add(kind, new Score(want.Intersect(got).Count(), spurious.Length, missed.Length));
        foreach (var name in missed) misses.Add((kind, $"{gold.Id}\tmissed\t{name}"));
        foreach (var name in spurious) misses.Add((kind, $"{gold.Id}\tspurious\t{name}"));
    }

    private void CompareRepairs(Answers gold, Answers? found)
    {
        foreach (var wanted in gold.Of("noise").Where(n => n is { Kind: "mojibake", Repaired: not null }))
        {
            var want = names.Simplify(wanted.Repaired);
            var got = (found?.Of("noise") ?? []).Where(p => p.Repaired is not null && Matching.Cover(wanted.Span, p.Span) >= .5).Select(p => names.Simplify(p.Repaired)).ToArray();
            var good = got.Any(g => g.Contains(want, StringComparison.Ordinal) || (want.Contains(g, StringComparison.Ordinal) && g.Length >= .6 * want.Length));
            Add("mojibake repaired", good ? new Score(1, 0, 0) : new Score(0, 0, 1), gold, $"{wanted.Quote} → {string.Join('|', got)}");
        }
    }

    private void Add(string kind, Score score, Answers gold, string detail)
    {
        Add(kind, score);
        if (score.Missed > 0) misses.Add((kind, $"{gold.Id}\t{detail}"));
    }

    private void Add(string kind, Score score) => total[kind] = total.GetValueOrDefault(kind) + score;

    private static ImmutableArray<ScoredItem> WithoutPinyin(ImmutableArray<ScoredItem> items) => [.. items.Where(i => i.Kind != "pinyin")];

    private static bool SameNumber(decimal? a, decimal? b) =>
        a is null || b is null ? a is null && b is null : Math.Abs((double)(a - b)!) <= 1e-6 * Math.Max(1, Math.Abs((double)a));

    private static string Shown(ScoredItem item)
    {
        var quote = item.Quote.ReplaceLineEndings(" ");
        if (quote.Length > 60) quote = quote[..60] + "…";
        var facts = new[] { item.Role, item.Kind, item.Value, item.Start, item.End, item.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture), item.Unit, item.Qualifier, item.Category, item.Repaired };
        return $"{quote}\t{string.Join(' ', facts.Where(f => f is not null))}";
    }
}
