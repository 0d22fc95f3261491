using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

/// <summary>
/// Reads from a sentence how far the work is, clause by clause: what is finished, under way, not begun or put off, minding what is denied
/// (未全部完成), what is only intended (力争月底前全部完成) and how much of the task's own number is reached.
/// </summary>
internal sealed class ProgressWords
{
    /// <summary>How far before a word what denies it may end, in UTF-16 units.</summary>
    private const int DenialReach = 3;

    private const int ScopeReach = 9;

    private readonly PhraseTable<ProgressWord> words;

    /// <param name="rows">Rows of kind and word, as models/consolidate/progress.txt explains them.</param>
    /// <exception cref="DataFileException">A kind that is none (DP9102).</exception>
    public ProgressWords(IEnumerable<string[]> rows) =>
        words = new PhraseTable<ProgressWord>(rows.Where(r => r.Length == 2).Select(r => (r[1],
            Enum.TryParse<ProgressWord>(r[0].Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind)
                ? kind : throw new DataFileException("DP9102", $"models/consolidate/progress.txt 第一列不认识“{r[0]}”"))));

    /// <param name="targets">The numbers that the task sets.</param>
    /// <param name="problem">In a problem 部分 and 个别 say where it is, not how far the work is.</param>
    public ProgressState Read(Document document, Span sentence, IReadOnlyList<TaskTarget> targets, bool problem)
    {
        var state = ProgressState.Said;
        foreach (var clause in Clauses(document.Text, sentence)) state = state.With(ReadClause(document, sentence, clause, targets, problem));
        return state;
    }

    /// <summary>The day to which the sentence says that the work was put off.</summary>
    public DateAnnotation? PostponedTo(Document document, Span sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
            if (words.Match(document.Text, i, sentence.End, out var kind) > 0 && kind == ProgressWord.Postponed)
                return document.All<DateAnnotation>().FirstOrDefault(d => d.Span.Start >= i && d.Span.End <= sentence.End && d.Kind is DateKind.Date or DateKind.Deadline);
        return null;
    }

    private ProgressState ReadClause(Document document, Span sentence, Span clause, IReadOnlyList<TaskTarget> targets, bool problem)
    {
        var text = document.Text;
        var figures = document.All<FigureAnnotation>().Where(f => clause.Contains(f.Span) && f.Value is not null).ToArray();
        var said = new HashSet<ProgressWord>();
        int denied = -DenialReach, total = -1, rate = -1;
        for (var i = clause.Start; i < clause.End;)
        {
            var length = words.Match(text, i, clause.End, out var kind);
            if (kind == ProgressWord.Total && total < 0) total = i;
            if (kind is ProgressWord.ProgressShare or ProgressWord.Did && rate < 0) rate = i;
            if (kind == ProgressWord.Deny) denied = i + length;
            else if (kind is ProgressWord.Done or ProgressWord.Did && length > 0 && i - denied < DenialReach) said.Add(ProgressWord.Underway);
            else if (length > 0 && !(problem && kind is ProgressWord.Part or ProgressWord.Rest)) said.Add(kind);
            i += Math.Max(1, length);
        }

        // A day to come makes a promise of what would be a result.
        var intended = said.Contains(ProgressWord.Intend)
            || (!SaysAlready(text, clause) && document.All<DateAnnotation>().Any(d => d.Kind == DateKind.Deadline && clause.Contains(d.Span)));
        // "已…全部配发": whatever was done, all of it was.
        if (!intended && denied < 0 && said.Contains(ProgressWord.All) && SaysAlready(text, clause)) said.Add(ProgressWord.Done);
        var didOrDone = !intended && (said.Contains(ProgressWord.Done) || said.Contains(ProgressWord.Did));
        if (intended) figures = [];

        if (figures.Any(f => f.Unit == "%" && rate >= 0 && f.Span.Start > rate))
            return figures.Where(f => f.Unit == "%" && f.Span.Start > rate).Max(f => f.Value) >= 100 && !said.Contains(ProgressWord.Underway) ? ProgressState.Done : ProgressState.Underway;
        var counted = figures.Where(f => f.Unit != "%" && !IsScope(text, clause, f)).Select(f => (Figure: f, Target: TaskTarget.For(targets, f, ThingOf(document, sentence, f)))).ToArray();
        var reached = counted.Any(c => c.Target is { } t && ((total >= 0 && c.Figure.Span.Start > total && c.Figure.Value >= t.Value) || (c.Figure.Value == t.Value && didOrDone
                // "140盏路灯装好112盏": the first number says of how many.
                && !counted.Any(o => o.Target == t && o.Figure.Value < t.Value && o.Figure.Span.Start > c.Figure.Span.Start))));
        var shortOf = counted.Any(c => c.Target is { } t && c.Figure.Value < t.Value && total >= 0 && c.Figure.Span.Start > total);
        var share = counted.Any(c => c.Target is { } t && c.Figure.Value < t.Value && didOrDone);

        if (said.Contains(ProgressWord.NotBegun)) return didOrDone || said.Contains(ProgressWord.Underway) ? ProgressState.Underway : ProgressState.NotBegun;
        if (said.Contains(ProgressWord.Underway) || said.Contains(ProgressWord.Postponed) || (shortOf && !reached)) return ProgressState.Underway;
        if (reached) return ProgressState.Done;
        if (share) return ProgressState.Share;
        if (!didOrDone) return !intended && (said.Contains(ProgressWord.Rest) || said.Contains(ProgressWord.Part)) ? ProgressState.Share : ProgressState.Said;
        if (said.Contains(ProgressWord.Part) && !said.Contains(ProgressWord.All)) return ProgressState.Share;
        // "完成7条小巷修补" of a task that sets a number, or that counts by itself, says nothing of the rest.
        return said.Contains(ProgressWord.Done) || said.Contains(ProgressWord.All) || (counted.Length == 0 && targets.Count == 0) ? ProgressState.Done : ProgressState.Share;
    }

    /// <summary>已, but not 已有 or 不得已.</summary>
    private static bool SaysAlready(string text, Span clause)
    {
        for (var i = clause.Start; i + 1 < clause.End; i++)
            if (text[i] == '已' && text[i + 1] is not ('有' or '久' or '故')) return true;
        return false;
    }

    /// <summary>"39座公厕中，26座…", "6所学校中已有5所": the first number says of how many, not how many.</summary>
    private static bool IsScope(string text, Span clause, FigureAnnotation figure)
    {
        var after = text.AsSpan(figure.Span.End, Math.Min(ScopeReach, clause.End - figure.Span.End));
        var middle = after.IndexOf('中');
        return middle > 0 && (middle == after.Length - 1 || after[middle + 1] is not ('心' or '学' or '小' or '医' or '队' or '央' or '段')) && !after[..middle].ContainsAnyInRange('0', '9');
    }

    /// <summary>What a figure counts; of "新建车棚8个，累计42个" the second counts what the first does.</summary>
    private static string ThingOf(Document document, Span sentence, FigureAnnotation figure)
    {
        if (figure.Of.Length > 1 && figure.Of.AsSpan().IndexOf("累计") < 0) return figure.Of;
        return document.All<FigureAnnotation>().LastOrDefault(f => f.Unit == figure.Unit && f.Span.End <= figure.Span.Start && f.Span.Start >= sentence.Start)?.Of ?? figure.Of;
    }

    private static IEnumerable<Span> Clauses(string text, Span sentence)
    {
        var start = sentence.Start;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (text[i] is not ('，' or ',' or '；' or ';' or '。' or '\n')) continue;
            if (text[i] == ',' && i > 0 && i + 1 < sentence.End && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1])) continue;
            if (i > start) yield return new Span(start, i);
            start = i + 1;
        }

        if (start < sentence.End) yield return new Span(start, sentence.End);
    }
}
