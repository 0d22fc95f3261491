using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Consolidate;

internal enum NotAdded { None, Total, Since, Now, Change, Target, Rate, Part, Area, Sum, Measure, Masked, Repeated, Elsewhere, OtherPeriod }

/// <summary>Why a figure of work done can't be added to the period's total, judged by the words before and after it.</summary>
internal sealed class AddingRules
{
    /// <summary>How far after a number a word that names it a task or a goal may stand: "3000个任务".</summary>
    private const int After = 3;

    /// <summary>How far after a number what it changed to may stand.</summary>
    private const int Change = 8;

    private readonly PhraseTable<NotAdded> words;
    private readonly HashSet<string> measures;

    /// <exception cref="DataFileException">The table is missing or names a reason that is none (DP9103).</exception>
    public AddingRules(DataFolder models)
    {
        var rows = models.Rows("consolidate/not-added.txt").Where(r => r.Length == 2).Select(r => (
            Reason: Enum.TryParse<NotAdded>(r[0], ignoreCase: true, out var reason) ? reason : throw new DataFileException("DP9103", $"models/consolidate/not-added.txt 第一列不认识“{r[0]}”"),
            Word: r[1])).ToArray();
        words = new PhraseTable<NotAdded>(rows.Where(r => r.Reason != NotAdded.Measure).Select(r => (r.Word, r.Reason)));
        measures = rows.Where(r => r.Reason == NotAdded.Measure).Select(r => r.Word).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>In plain Chinese, for the list of what was left out.</summary>
    public static string Say(NotAdded reason) => reason switch
    {
        NotAdded.Total or NotAdded.Since => "累计数，不与本期数相加",
        NotAdded.Change => "比较或变化前后的数，不是本期工作量",
        NotAdded.Target => "任务数、目标数或剩余数，不是完成数",
        NotAdded.Rate or NotAdded.Measure => "平均数、比率或时长，不能相加",
        NotAdded.Part => "是前面总数中的一部分",
        NotAdded.Area => "全区合计数，各单位已分别报数",
        NotAdded.Masked => "数字被遮盖，待补",
        NotAdded.Repeated => "同一份材料里重复提到",
        NotAdded.Elsewhere => "同一单位的另一份材料已报",
        NotAdded.OtherPeriod => "材料写的不是本期一周的数",
        _ => "",
    };

    public bool IsMeasure(string unit) => !measures.Contains(unit);

    /// <summary>The reason that the figure's own sentence gives; None or Area or Sum where it may be added.</summary>
    public NotAdded Of(string text, Span sentence, FigureAnnotation figure)
    {
        var clause = figure.Span.Start;
        while (clause > sentence.Start && text[clause - 1] is not ('，' or ',' or '：' or ':' or '（' or '(' or '、')) clause--;
        NotAdded reason = NotAdded.None, running = NotAdded.None;
        for (var i = sentence.Start; i < figure.Span.Start;)
        {
            var length = words.Match(text, i, figure.Span.Start, out var word);
            if (length > 0 && word != NotAdded.None)
            {
                // What a sentence says of its time or its parts goes on to its end; the rest is said of one clause.
                if (word is NotAdded.Since or NotAdded.Part) running = word;
                else if (word == NotAdded.Now && running == NotAdded.Since) running = NotAdded.None;
                else if (i >= clause && (reason is NotAdded.None or NotAdded.Sum || (reason == NotAdded.Area && word != NotAdded.Sum) || word is NotAdded.Total or NotAdded.Target)
                    && !(word == NotAdded.Total && reason == NotAdded.Target)) reason = word;
            }

            i += Math.Max(1, length);
        }

        // "由21户增加到33户": a state before, not work done.
        if (clause < figure.Span.Start && text[figure.Span.Start - 1] is '由' or '从'
            && text.AsSpan(figure.Span.End, Math.Min(Change, sentence.End - figure.Span.End)).IndexOfAny("到至为") >= 0) return NotAdded.Change;
        for (var i = figure.Span.End; i < Math.Min(text.Length, figure.Span.End + After); i++)
            if (words.Match(text, i, Math.Min(text.Length, i + 2), out var word) > 0 && word == NotAdded.Target && text[i] is '任' or '目') return NotAdded.Target;
        return reason is NotAdded.None or NotAdded.Area or NotAdded.Sum or NotAdded.Now && running != NotAdded.None ? running : reason == NotAdded.Now ? NotAdded.None : reason;
    }
}
