using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>
/// The phases of a schedule: headings (or items that open with such words) under a section for steps and times, each with the time that
/// its heading, its key line or its first sentence gives.
/// </summary>
internal sealed class Phases(OwnerLists lists) : IExtractor
{
    private const int FirstWords = 60;

    public IEnumerable<Annotation> Extract(Document document)
    {
        var text = document.Text;
        var dates = new DueTimes(document);
        var entries = TaskEntry.Read(document);
        foreach (var entry in entries)
        {
            if (entry.Block is not { Role: Role.Schedule } block || !IsPhase(text, entries, entry)) continue;
            var span = Words(text, block, dates);
            var (start, end) = Time(text, entry, span, dates);
            yield return new PhaseAnnotation(span, ExtractStage.By, Name(text, block, span), start, end);
        }
    }

    private static bool IsPhase(string text, List<TaskEntry> entries, TaskEntry entry)
    {
        var block = entry.Block!;
        var words = block.Span.Of(text)[..Math.Min(block.Span.Length, FirstWords)];
        var numbered = block.Label.Length > 0 && text[block.Label.Start] == '第' && (block.Label.Of(text).Contains("阶段", StringComparison.Ordinal) || block.Label.Of(text).Contains('步'));
        if (numbered) return true;
        if (entry.Parent < 0 || entries[entry.Parent].Block is not { Role: Role.Schedule }) return false;
        return block.Kind == BlockKind.Heading || words.Contains("阶段", StringComparison.Ordinal);
    }

    /// <summary>The heading with its time; of an item, up to the bracket behind its time or the end of its first clause.</summary>
    private static Span Words(string text, Block block, DueTimes dates)
    {
        if (block.Kind == BlockKind.Heading)
        {
            // "宣传发动阶段：2026年3月至4月。…": the time behind the colon belongs to the heading.
            var after = block.Span.End;
            while (after < text.Length && (CharClass.IsColon(text[after]) || CharClass.IsBlank(text[after]) || CharClass.IsOpening(text[after]))) after++;
            if (after == block.Span.End) return block.Span;
            foreach (var date in dates.Within(new Span(after, Math.Min(text.Length, after + FirstWords))))
                if (date.Span.Start == after) return new Span(block.Span.Start, date.Span.End < text.Length && CharClass.IsClosing(text[date.Span.End]) ? date.Span.End + 1 : date.Span.End);
            return block.Span;
        }

        var limit = Math.Min(block.Span.End, block.Content.Start + FirstWords);
        for (var i = block.Content.Start; i < limit; i++)
            if (CharClass.IsFullStop(text[i]) || CharClass.IsComma(text[i]) || CharClass.IsSemicolon(text[i]) || CharClass.IsColon(text[i]) || CharClass.IsClosing(text[i]))
                return new Span(block.Span.Start, CharClass.IsClosing(text[i]) ? i + 1 : i);
        return new Span(block.Span.Start, limit);
    }

    private (string? Start, string? End) Time(string text, TaskEntry entry, Span words, DueTimes dates)
    {
        foreach (var date in dates.Within(words)) return Bounds(date);
        foreach (var key in entry.Keys)
            if (lists.IsTimeKey(key.Label.In(text)))
                foreach (var date in dates.Within(key.Content)) return Bounds(date);
        var first = entry.Paragraphs.Count > 0 ? entry.Paragraphs[0].Span : new Span(words.End, entry.Block!.Span.End);
        foreach (var date in dates.Within(new Span(first.Start, Math.Min(first.End, first.Start + FirstWords))))
            // Only a time that the account opens with, or that a key introduces, is the phase's own.
            if (date.Kind != DateKind.Recurring && (date.Span.Start - first.Start <= 2 || text.AsSpan(first.Start, date.Span.Start - first.Start).Contains("时间", StringComparison.Ordinal)))
                return Bounds(date);
        return default;
    }

    private static (string? Start, string? End) Bounds(DateAnnotation date)
    {
        var slash = date.Value.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return (date.Value, date.Value);
        return (Known(date.Value[..slash]), Known(date.Value[(slash + 1)..]));
    }

    private static string? Known(string value) => value is "" or ".." ? null : value;

    private static string Name(string text, Block block, Span words)
    {
        var from = block.Content.Start;
        // "第二步（6月至9月）：集中整治": the time may come first.
        if (from < words.End && CharClass.IsOpening(text[from]))
        {
            while (from < words.End && !CharClass.IsClosing(text[from])) from++;
            from++;
            while (from < words.End && (CharClass.IsColon(text[from]) || CharClass.IsBlank(text[from]))) from++;
        }

        var end = from;
        while (end < words.End && !CharClass.IsOpening(text[end]) && !CharClass.IsColon(text[end])) end++;
        var name = end > from ? text[from..end].Trim(' ', '　', '。') : "";
        return name.Length > 0 ? name : block.Label.In(text).Trim('：', ':', ' ', '、');
    }
}
