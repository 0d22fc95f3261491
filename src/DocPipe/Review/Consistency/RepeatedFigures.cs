using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Review.Consistency;

/// <summary>
/// The same thing told twice in one document with different figures. Reports count alike things many times over (垃圾 here and 垃圾 there),
/// so two figures are of the same thing only where both are given as the whole of one named act ("环湖护绿…共126人次", "共162人次参加环湖护绿"),
/// where they tell of one thing at one named place, or where the digits are the same but for their order, which is how a hand slips.
/// </summary>
internal sealed class RepeatedFigures(DataFolder models)
{
    /// <summary>Characters that two clauses must share to speak of the same act.</summary>
    private const int SharedAct = 4;

    private const int SharedEvent = 6;

    /// <summary>Counts below this are as likely of two things.</summary>
    private const decimal Smallest = 10;

    /// <summary>Two figures further apart than this are of two things, not one thing told wrongly.</summary>
    private const decimal Widest = 2;

    /// <summary>A document with more figures than this is a table, where alike things stand side by side.</summary>
    private const int MostClaims = 400;

    private readonly WordEndings wholes = new(models.Lines("review/total-words.txt"));
    private readonly WordIndex making = new(models.Lines("review/making-acts.txt"));
    private readonly WordIndex generic = new(models.Lines("review/acts.txt").Concat(models.Lines("review/generic-words.txt")));

    public IEnumerable<ConflictAnnotation> Find(Document document, IReadOnlyList<ClaimAnnotation> claims)
    {
        if (claims.Count > MostClaims) yield break;
        var told = new HashSet<int>();
        foreach (var group in claims.Where(c => c.Exact && c.Value >= Smallest && (c.Unit != "%" || c.Subject.EndsWith('率') || c.Subject.EndsWith('度'))).GroupBy(c => c.Unit, StringComparer.Ordinal))
        {
            var alike = group.ToArray();
            for (var i = 0; i < alike.Length; i++)
                for (var j = i + 1; j < alike.Length; j++)
                {
                    var (a, b) = (alike[i], alike[j]);
                    if (a.Value == b.Value || Math.Max(a.Value, b.Value) > Widest * Math.Min(a.Value, b.Value) || SameSentence(document.Text, a, b) || !SameThing(document, a, b) || !told.Add(b.Span.Start)) continue;
                    // Told twice alike and once otherwise, or parts and their sum: the others explain it.
                    yield return new ConflictAnnotation(
                        b.Span, ReviewStage.By, ConflictKind.RepeatedFigure,
                        $"{Shown(a.Subject, b.Subject)}前面写{document.TextOf(a)}，后面写{document.TextOf(b)}，前后不一致。")
                    { Also = [a.Span] };
                }
        }
    }

    private static string Shown(string first, string second) => first.Length >= 2 ? $"“{first}”" : second.Length >= 2 ? $"“{second}”" : "同一事项";

    private static bool SameSentence(string text, ClaimAnnotation a, ClaimAnnotation b) =>
        text.AsSpan(a.Span.End, b.Span.Start - a.Span.End).IndexOfAny("。；;\n") < 0;

    private bool SameThing(Document document, ClaimAnnotation a, ClaimAnnotation b)
    {
        if (a.Places.Length > 0 && b.Places.Length > 0 && !a.Places.Intersect(b.Places, StringComparer.Ordinal).Any()) return false;
        // What is told again among the work to come is the same only word for word.
        if (a.Scope != b.Scope || a.Scope == ClaimScope.Planned)
            return (a.Scope == ClaimScope.Period || b.Scope == ClaimScope.Period) && a.Scope != ClaimScope.Cumulative && b.Scope != ClaimScope.Cumulative
                && Swapped(a.Value, b.Value) && SameLead(document.Text, a, b);
        var (first, second) = (Context(document.Text, a), Context(document.Text, b));
        if (Reversed(a.Value, b.Value) && SameLead(document.Text, a, b) && SameDays(document, first, second)) return true;
        if (Swapped(a.Value, b.Value) && Kin(Noun(document.Text, a), Noun(document.Text, b)) && SameDays(document, first, second)) return true;
        if (IsWhole(document.Text, a) && IsWhole(document.Text, b)) return Shared(document.Text, first, second) >= SharedAct;
        if (!SubjectsMatch(a.Subject, b.Subject)) return false;
        if (a.Places.Length > 0 && a.Places.SequenceEqual(b.Places) && Makes(document.Text, a) && Makes(document.Text, b)) return true;
        return a.Subject.Length >= 4 && !generic.Contains(a.Subject) && SameDays(document, first, second) && Shared(document.Text, first, second) >= SharedEvent;
    }

    /// <summary>The same four characters stand just before both figures, or all that stand in their clauses.</summary>
    private static bool SameLead(string text, ClaimAnnotation a, ClaimAnnotation b) =>
        Lead(text, a) is { Length: SharedAct } lead && lead.SequenceEqual(Lead(text, b))
        && !Claims.IsToCome(text.AsSpan(a.Clause.Start, a.Span.Start - a.Clause.Start)) && !Claims.IsToCome(text.AsSpan(b.Clause.Start, b.Span.Start - b.Clause.Start));

    /// <summary>The sentence up to the figure and the words that close its clause.</summary>
    private static Span Context(string text, ClaimAnnotation claim)
    {
        var start = claim.Span.Start;
        while (start > 0 && !CharClass.IsFullStop(text[start - 1]) && !CharClass.IsSemicolon(text[start - 1]) && !CharClass.IsLineEnd(text[start - 1])) start--;
        return new Span(start, Math.Max(claim.Clause.End, claim.Span.End));
    }

    private bool IsWhole(string text, ClaimAnnotation claim)
    {
        var lead = text.AsSpan(claim.Clause.Start, claim.Span.Start - claim.Clause.Start);
        for (var end = lead.Length; end > 0; end--)
            if (wholes.At(lead[..end]) is not null && !(end < lead.Length && lead[end] is '享' or '同' or '建' or '治' or '驻')) return true;
        return false;
    }

    private bool Makes(string text, ClaimAnnotation claim)
    {
        for (var i = claim.Clause.Start; i < claim.Span.Start; i++)
            if (making.EndOfWordAt(text, i) > 0) return true;
        return false;
    }

    /// <summary>Not of different days: the same one is named, or one of the two names none.</summary>
    private static bool SameDays(Document document, Span first, Span second)
    {
        var (a, b) = (DaysOf(document, first), DaysOf(document, second));
        return a.Count == 0 || b.Count == 0 || a.SetEquals(b);
    }

    private static HashSet<string> DaysOf(Document document, Span context) =>
        document.All<DateAnnotation>().Where(d => d is { Kind: DateKind.Date, Value.Length: 10 } && context.Contains(d.Span)).Select(d => d.Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>The subject and the words just behind the figure, where Chinese puts what a number counts.</summary>
    private static string Noun(string text, ClaimAnnotation claim)
    {
        var end = claim.Span.End;
        while (end < text.Length && end - claim.Span.End < 4 && CharClass.IsHan(text[end])) end++;
        return claim.Subject + " " + text[claim.Span.End..end];
    }

    /// <summary>Two characters in a row in common: "家长到岗" and "到岗家长".</summary>
    private static bool Kin(string a, string b)
    {
        for (var i = 0; i + 2 <= a.Length; i++)
            if (a[i] != ' ' && a[i + 1] != ' ' && b.Contains(a.AsSpan(i, 2), StringComparison.Ordinal)) return true;
        return false;
    }

    private static bool SubjectsMatch(string a, string b) =>
        a.Length >= 3 && b.Length >= 3 && (a.EndsWith(b, StringComparison.Ordinal) || b.EndsWith(a, StringComparison.Ordinal));

    private static ReadOnlySpan<char> Lead(string text, ClaimAnnotation claim)
    {
        var lead = text.AsSpan(claim.Clause.Start, claim.Span.Start - claim.Clause.Start).TrimEnd('的');
        return lead.Length < SharedAct ? default : lead[^SharedAct..];
    }

    /// <summary>38 and 83: two digits alone are changed easily, but so are two figures alike; the words must be the same too.</summary>
    private static bool Reversed(decimal a, decimal b) => a is >= 12 and < 99 && b is >= 12 and < 99 && a != b && a % 10 * 10 + Math.Floor(a / 10) == b;

    /// <summary>The same digits in another order, as 3580 and 3850.</summary>
    private static bool Swapped(decimal a, decimal b)
    {
        var (x, y) = (a.ToString(System.Globalization.CultureInfo.InvariantCulture), b.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return x.Length >= 3 && x.Length == y.Length && x[0] != '0' && x.Order().SequenceEqual(y.Order()) && x.Zip(y).Count(p => p.First != p.Second) == 2;
    }

    /// <summary>The longest run of characters that both contexts have, what every report says left out.</summary>
    private int Shared(string text, Span first, Span second)
    {
        var (a, b) = (Telling(text, first), Telling(text, second));
        var best = 0;
        var row = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
            for (int j = b.Length, k = 0; j > 0; j--)
            {
                k = a[i - 1] == b[j - 1] && a[i - 1] != ' ' ? row[j - 1] + 1 : 0;
                row[j] = k;
                if (k > best) best = k;
            }

        return best;
    }

    /// <summary>The characters of a stretch, words that tell nothing and all but Han as gaps.</summary>
    private string Telling(string text, Span span)
    {
        var from = Math.Max(span.Start, span.End - 90);
        var result = text.AsSpan(from, span.End - from).ToArray();
        for (var i = 0; i < result.Length;)
        {
            var end = generic.EndOfWordAt(text, from + i);
            if (end > 0 && end <= span.End)
            {
                Array.Fill(result, ' ', i, end - from - i);
                i = end - from;
            }
            else
            {
                if (!CharClass.IsHan(result[i])) result[i] = ' ';
                i++;
            }
        }

        return new string(result);
    }
}
