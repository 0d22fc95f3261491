using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>
/// What doesn't fit together: inside each document as its review found it, between two units that tell of the same thing at the same named
/// place, and between a unit's running total of this period and of the one before. Two units may each do alike work at one place, so their
/// figures are only held together where one names the other, both name the same day, or the thing stays there to be counted.
/// </summary>
internal sealed class Conflicts(DataFolder models)
{
    /// <summary>A place of which so much is told is a main street, where everybody works.</summary>
    private const int MostTold = 40;

    private readonly JointEvents joint = new(models);
    private readonly WordIndex making = new(models.Lines("review/making-acts.txt"));

    private static readonly SearchValues<char> Times = SearchValues.Create("年月季周日来");

    private readonly record struct Told(Submission By, ClaimAnnotation Claim)
    {
        public string Clause => Claim.Clause.In(By.Document.Text);

        public Evidence Evidence => EvidenceOf.Span(By.Document, Claim.Clause);
    }

    public ImmutableArray<DigestConflict> Of(ImmutableArray<Submission> submissions, Roster roster) =>
        [.. Inside(submissions), .. Between(submissions, roster), .. Falling(submissions)];

    /// <summary>One contradiction of two units is told once, whichever rule saw it.</summary>
    private IEnumerable<DigestConflict> Between(ImmutableArray<Submission> submissions, Roster roster)
    {
        var told = new HashSet<(string, string)>();
        foreach (var conflict in BetweenUnits(submissions, roster).Concat(joint.Find(submissions, roster)))
            if (told.Add((At(conflict.Evidence[0]), At(conflict.Evidence[1])))) yield return conflict;

        static string At(Evidence evidence) => $"{evidence.Path}#{evidence.Span.Start}";
    }

    private static IEnumerable<DigestConflict> Inside(ImmutableArray<Submission> submissions) => submissions
        .Where(s => s.Standing != Standing.Earlier && s.Counts)
        .SelectMany(s => s.Document.All<ConflictAnnotation>().Select(c => new DigestConflict(
            c.Kind, c.Message, [EvidenceOf.Annotation(s.Document, c), .. c.Also.Where(a => a != c.Span).Select(a => EvidenceOf.Span(s.Document, a))])
        { Unit = s.Unit }));

    private IEnumerable<DigestConflict> BetweenUnits(ImmutableArray<Submission> submissions, Roster roster)
    {
        var byPlace = new Dictionary<(string Unit, string Place), List<Told>>();
        foreach (var s in submissions.Where(s => s is { Standing: Standing.Current, Counts: true, Unit: not null }))
            foreach (var claim in s.Document.All<ClaimAnnotation>().Where(c => c.Exact && c.Scope == ClaimScope.Period && c.Subject.Length >= 2))
                foreach (var place in claim.Places)
                {
                    if (!byPlace.TryGetValue((claim.Unit, place), out var list)) byPlace[(claim.Unit, place)] = list = [];
                    list.Add(new Told(s, claim));
                }

        var told = new HashSet<(ClaimAnnotation, ClaimAnnotation)>();
        foreach (var ((_, place), list) in byPlace.Where(p => p.Value.Count <= MostTold))
            for (var i = 0; i < list.Count; i++)
                for (var j = i + 1; j < list.Count; j++)
                {
                    var (a, b) = (list[i], list[j]);
                    if (a.By.Unit == b.By.Unit || a.Claim.Value == b.Claim.Value || !SameThing(a, b, place, roster) || AgreesElsewhere(a, list) || AgreesElsewhere(b, list) || !told.Add((a.Claim, b.Claim))) continue;
                    yield return new DigestConflict(
                        ConflictKind.RepeatedFigure,
                        $"{place}的{Longer(a.Claim.Subject, b.Claim.Subject)}，{a.By.Unit}写{a.By.Document.TextOf(a.Claim)}，{b.By.Unit}写{b.By.Document.TextOf(b.Claim)}，两家说法不一致。",
                        [a.Evidence, b.Evidence]);
                }
    }

    private static string Longer(string a, string b) => a.Length >= b.Length ? a : b;

    /// <summary>The other unit gives this very figure somewhere: then the difference is between two things.</summary>
    private static bool AgreesElsewhere(Told told, List<Told> all) =>
        all.Exists(other => other.By.Unit != told.By.Unit && other.Claim.Value == told.Claim.Value && SubjectsMatch(other.Claim.Subject, told.Claim.Subject));

    private bool SameThing(Told a, Told b, string place, Roster roster)
    {
        if (!SubjectsMatch(a.Claim.Subject, b.Claim.Subject)) return false;
        // A sentence with several places spreads its figure over them.
        if (a.Claim.Places.Length > 3 || b.Claim.Places.Length > 3 || !Near(a, place) || !Near(b, place)) return false;
        return (Makes(a) && Makes(b)) || SameDigits(a.Claim.Value, b.Claim.Value) || Names(a, b.By.Unit!, roster) || Names(b, a.By.Unit!, roster) && SharedDay(a, b);
    }

    /// <summary>The place stands in the figure's own clause, or in the sentence before it with no other place between.</summary>
    private static bool Near(Told told, string place)
    {
        var text = told.By.Document.Text;
        var start = Math.Max(0, told.Claim.Span.Start - 60);
        var at = text.AsSpan(start, told.Claim.Clause.End - start).LastIndexOf(place, StringComparison.Ordinal);
        if (at < 0) return false;
        var behind = text.AsSpan(start + at + place.Length, Math.Max(0, told.Claim.Span.Start - start - at - place.Length));
        foreach (var other in told.Claim.Places)
            if (other != place && !place.Contains(other, StringComparison.Ordinal) && behind.Contains(other, StringComparison.Ordinal)) return false;
        return behind.IndexOfAny("。；;\n") < 0;
    }

    private static bool SubjectsMatch(string a, string b) => a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal);

    private bool Makes(Told told)
    {
        var text = told.By.Document.Text;
        for (var i = told.Claim.Clause.Start; i < told.Claim.Span.Start; i++)
            if (making.EndOfWordAt(text, i) > 0) return true;
        return false;
    }

    private static bool Names(Told told, string unit, Roster roster)
    {
        var sentence = told.By.Document.Text.AsSpan(Math.Max(0, told.Claim.Clause.Start - 40), told.Claim.Clause.End - Math.Max(0, told.Claim.Clause.Start - 40));
        if (sentence.Contains(unit, StringComparison.Ordinal)) return true;
        if (roster.Find(unit) is not { } known) return false;
        foreach (var alias in known.Aliases)
            if (sentence.Contains(alias, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>3200 and 2300: the digits of one figure in another order are a slip of the hand.</summary>
    private static bool SameDigits(decimal a, decimal b) => a >= 100 && b >= 100
        && a.ToString(CultureInfo.InvariantCulture).Order().SequenceEqual(b.ToString(CultureInfo.InvariantCulture).Order());

    private static bool SharedDay(Told a, Told b) => Days(a).Overlaps(Days(b));

    private static HashSet<string> Days(Told told) =>
        [.. told.By.Document.All<DateAnnotation>().Where(d => d.Kind == DateKind.Date && d.Span.End > told.Claim.Clause.Start - 60 && d.Span.Start < told.Claim.Clause.End + 20).Select(d => d.Value[^5..])];

    /// <summary>A running total that is smaller than the same unit gave for the period before.</summary>
    private static IEnumerable<DigestConflict> Falling(ImmutableArray<Submission> submissions)
    {
        var earlier = submissions.Where(s => s is { Standing: Standing.Earlier, Counts: true, Unit: not null, Period.Last: not null })
            .GroupBy(s => s.Unit!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Where(s => s.Period.Last == g.Max(x => x.Period.Last)).ToArray(), StringComparer.Ordinal);
        foreach (var s in submissions.Where(s => s is { Standing: Standing.Current, Counts: true, Unit: not null }))
        {
            if (!earlier.TryGetValue(s.Unit!, out var before)) continue;
            var old = before.SelectMany(b => b.Document.All<ClaimAnnotation>().Where(IsRunning).Select(c => new Told(b, c))).ToArray();
            foreach (var claim in s.Document.All<ClaimAnnotation>().Where(IsRunning))
            {
                var own = new Told(s, claim);
                var same = old.Where(o => o.Claim.Unit == claim.Unit && SubjectsMatch(o.Claim.Subject, claim.Subject) && Bounds(o) == Bounds(own)).ToArray();
                if (same.Any(o => o.Claim.Subject == claim.Subject)) same = [.. same.Where(o => o.Claim.Subject == claim.Subject)];
                if (same.Length == 0 || same.Any(o => o.Claim.Value <= claim.Value)) continue;
                var last = same[0];
                yield return new DigestConflict(
                    ConflictKind.Total,
                    $"{claim.Subject}累计数上期写{last.By.Document.TextOf(last.Claim)}，本期写{s.Document.TextOf(claim)}，累计数不应减少。",
                    [EvidenceOf.Span(s.Document, claim.Clause), last.Evidence])
                { Unit = s.Unit };
            }
        }
    }

    /// <summary>The time and places that a running total is limited to, as its clause says: "5月以来累计" is no more than that of April.</summary>
    private static string Bounds(Told told)
    {
        var text = told.By.Document.Text;
        var lead = text.AsSpan(told.Claim.Clause.Start, told.Claim.Span.Start - told.Claim.Clause.Start);
        var until = lead.IndexOf("累计", StringComparison.Ordinal) is >= 0 and var at ? lead[..at]
            : lead.IndexOf("以来", StringComparison.Ordinal) is >= 0 and var since ? lead[..(since + 2)] : lead;
        var time = until.ContainsAny(Times) ? until.ToString() : "";
        return time + string.Concat(told.Claim.Places.Where(p => told.Clause.Contains(p, StringComparison.Ordinal)));
    }

    private static bool IsRunning(ClaimAnnotation claim) => claim is { Scope: ClaimScope.Cumulative, Exact: true, Subject.Length: >= 2 } && claim.Unit != "%";
}
