using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>
/// What two units did together and each tells of: their sentences name each other, speak of the same event, and give it different figures.
/// Of a day that both name, it must be the same; a sentence that names several partners tells of all of them together and is left alone.
/// </summary>
internal sealed class JointEvents(DataFolder models)
{
    /// <summary>Characters of an event's name that both sentences must have.</summary>
    private const int SharedName = 4;

    private const int LongestSentence = 160;

    /// <summary>Figures of one measure that a unit tells of one partner; beyond it they are a table.</summary>
    private const int MostTold = 40;

    private readonly PhraseTable<bool> generic = new(models.Lines("review/acts.txt").Concat(models.Lines("review/generic-words.txt")).Select(w => (w, true)));

    private sealed record Told(Submission By, ClaimAnnotation Claim, string Telling, HashSet<string> Days)
    {
        public Evidence Evidence => EvidenceOf.Span(By.Document, Claim.Clause);
    }

    public IEnumerable<DigestConflict> Find(ImmutableArray<Submission> submissions, Roster roster)
    {
        var names = new PhraseTable<string>(roster.Names.Select(n => (n, roster.Find(n)!.Name)));
        var told = new Dictionary<(string Teller, string Partner, string Measure), List<Told>>();
        foreach (var s in submissions.Where(s => s is { Standing: Standing.Current, Counts: true, Unit: not null }))
            foreach (var claim in s.Document.All<ClaimAnnotation>().Where(c => c is { Exact: true, Scope: ClaimScope.Period, Value: >= 2 }))
            {
                var sentence = Sentence(s.Document.Text, claim);
                if (Partner(s.Document.Text, sentence, s.Unit!, names) is not { } partner) continue;
                if (!told.TryGetValue((s.Unit!, partner, claim.Unit), out var list)) told[(s.Unit!, partner, claim.Unit)] = list = [];
                list.Add(new Told(s, claim, Telling(s.Document.Text, sentence, names), Days(s.Document, sentence)));
            }

        foreach (var ((teller, partner, measure), list) in told.OrderBy(t => t.Key.Teller, StringComparer.Ordinal).ThenBy(t => t.Key.Partner, StringComparer.Ordinal))
        {
            if (string.CompareOrdinal(teller, partner) > 0 || !told.TryGetValue((partner, teller, measure), out var others)) continue;
            foreach (var a in list.Take(MostTold))
                foreach (var b in others.Take(MostTold))
                {
                    if (a.Claim.Value == b.Claim.Value || !Alike(a, b) || others.Exists(o => o.Claim.Value == a.Claim.Value) || list.Exists(o => o.Claim.Value == b.Claim.Value)) continue;
                    yield return new DigestConflict(
                        ConflictKind.RepeatedFigure,
                        $"{teller}和{partner}共同开展的工作，{teller}写{a.By.Document.TextOf(a.Claim)}，{partner}写{b.By.Document.TextOf(b.Claim)}，两家说法不一致。",
                        [a.Evidence, b.Evidence]);
                }
        }
    }

    private static bool Alike(Told a, Told b) =>
        (a.Days.Count == 0 || b.Days.Count == 0 || a.Days.Overlaps(b.Days))
        && (a.Claim.Subject.EndsWith(b.Claim.Subject, StringComparison.Ordinal) || b.Claim.Subject.EndsWith(a.Claim.Subject, StringComparison.Ordinal))
        && a.Claim.Subject.Length > 1 && b.Claim.Subject.Length > 1
        && Shared(a.Telling, b.Telling) >= SharedName;

    private static Span Sentence(string text, ClaimAnnotation claim)
    {
        var (start, end) = (claim.Span.Start, claim.Span.End);
        while (start > 0 && claim.Span.Start - start < LongestSentence && !Ends(text[start - 1])) start--;
        while (end < text.Length && end - claim.Span.End < LongestSentence && !Ends(text[end])) end++;
        return new Span(start, end);

        static bool Ends(char c) => CharClass.IsFullStop(c) || CharClass.IsSemicolon(c) || CharClass.IsLineEnd(c);
    }

    /// <summary>The one other unit that the sentence names; null for none or several.</summary>
    private static string? Partner(string text, Span sentence, string own, PhraseTable<string> names)
    {
        string? partner = null;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (names.Match(text, i, sentence.End, out var name) is not (> 0 and var length)) continue;
            i += length - 1;
            if (name == own) continue;
            if (partner is not null && partner != name) return null;
            partner = name;
        }

        return partner;
    }

    /// <summary>The sentence with everything blanked that any sentence of the campaign may say.</summary>
    private string Telling(string text, Span sentence, PhraseTable<string> names)
    {
        var result = sentence.Of(text).ToArray();
        for (var i = 0; i < result.Length;)
        {
            var length = Math.Max(names.Match(text, sentence.Start + i, sentence.End), generic.Match(text, sentence.Start + i, sentence.End));
            if (length == 0 && !CharClass.IsHan(result[i])) length = 1;
            if (length > 0) Array.Fill(result, ' ', i, length);
            i += Math.Max(1, length);
        }

        return new string(result);
    }

    private static HashSet<string> Days(Document document, Span sentence) =>
        [.. document.All<DateAnnotation>().Where(d => d is { Kind: DateKind.Date, Value.Length: 10 } && sentence.Contains(d.Span)).Select(d => d.Value[^5..])];

    /// <summary>The longest run of characters that both have.</summary>
    private static int Shared(string a, string b)
    {
        var best = 0;
        var row = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
            for (var j = b.Length; j > 0; j--)
            {
                row[j] = a[i - 1] == b[j - 1] && a[i - 1] != ' ' ? row[j - 1] + 1 : 0;
                best = Math.Max(best, row[j]);
            }

        return best;
    }
}
