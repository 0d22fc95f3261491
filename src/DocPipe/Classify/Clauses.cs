using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Classify;

/// <param name="Introduces">Whether it ends with a colon: it says where or what of, and what follows says what.</param>
internal readonly record struct Clause(Span Span, bool Introduces);

/// <summary>Cuts text into sentences, and sentences into clauses.</summary>
internal static class Clauses
{
    private const int MostDigits = 2;

    /// <summary>The sentences of a stretch, each as its clauses in order; what stands in brackets or quotation marks is not cut.</summary>
    public static IEnumerable<List<Clause>> Sentences(string text, Span stretch)
    {
        var clauses = new List<Clause>();
        int start = stretch.Start, depth = 0;
        for (var i = stretch.Start; i < stretch.End; i++)
        {
            var c = text[i];
            if (c is '“' or '‘' or '「' or '《' || CharClass.IsOpening(c)) depth++;
            else if (c is '”' or '’' or '」' or '》' || CharClass.IsClosing(c)) depth = Math.Max(0, depth - 1);
            // A bracket that is never closed must not swallow the rest.
            var ends = CharClass.IsLineEnd(c) || (depth == 0 && (CharClass.IsFullStop(c) || CharClass.IsSemicolon(c)));
            if (!ends && !(depth == 0 && (CharClass.IsComma(c) || CharClass.IsColon(c)))) continue;
            Add(clauses, text, clauses.Count == 0 ? AfterNumber(text, start, i) : start, i, CharClass.IsColon(c));
            start = i + 1;
            if (!ends) continue;
            depth = 0;
            if (clauses.Count > 0) yield return clauses;
            clauses = [];
        }

        Add(clauses, text, clauses.Count == 0 ? AfterNumber(text, start, stretch.End) : start, stretch.End, introduces: false);
        if (clauses.Count > 0) yield return clauses;
    }

    private static void Add(List<Clause> clauses, string text, int start, int end, bool introduces)
    {
        while (start < end && !char.IsLetterOrDigit(text[start]) && !IsOpening(text[start])) start++;
        while (end > start && (CharClass.IsBlank(text[end - 1]) || CharClass.IsLineEnd(text[end - 1]))) end--;
        if (start < end) clauses.Add(new Clause(new Span(start, end), introduces));
    }

    /// <summary>Behind the number of an entry that is no block of its own, as in a cell: "1.…；2.…".</summary>
    private static int AfterNumber(string text, int start, int end)
    {
        var at = start;
        while (at < end && !char.IsLetterOrDigit(text[at]) && !IsOpening(text[at])) at++;
        var digits = at;
        while (digits < end && char.IsAsciiDigit(text[digits])) digits++;
        if (digits == at || digits - at > MostDigits || digits + 1 >= end) return start;
        return text[digits] is '.' or '．' or '、' or ')' or '）' && !char.IsAsciiDigit(text[digits + 1]) ? digits + 1 : start;
    }

    private static bool IsOpening(char c) => c is '“' or '‘' or '「' or '《' || CharClass.IsOpening(c);
}
