using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Restore;

/// <summary>
/// Removes what a site or a printer put around and into the text: advertisements, disclaimers, navigation, page numbers. Words that tell
/// are weighed (models/restore/noise.tsv); a sentence, a bracket or a line goes when its words weigh one or more together.
/// </summary>
internal sealed class NoiseFinder(DataFolder data)
{
    private readonly NoiseCues cues = new(data);

    public void Run(Restoration work)
    {
        var text = work.Text;
        var spans = Story(work).Concat(PageLines.Find(text)).Concat(Linked(text)).OrderBy(s => s.Span).ToList();
        if (spans.Count == 0) return;
        var edits = new TextEdits(text);
        var done = new Span(0, 0);
        foreach (var (span, kind) in spans)
        {
            if (span.Start < done.End) continue;
            work.Note(span, kind);
            var whole = WithBlanks(text, span, done);
            edits.Delete(whole);
            // What follows directly stands where the first removal stood.
            done = whole.Start == done.End && done.Length > 0 ? new Span(done.Start, whole.End) : whole;
        }

        work.Apply(edits);
    }

    /// <summary>What a word processor keeps apart from the body.</summary>
    private static IEnumerable<(Span Span, NoiseKind Kind)> Story(Restoration work) =>
        work.HasBlocks
            ? work.Blocks.Where(b => b.Block.Style is "header" or "footer" && !b.Now.IsEmpty).Select(b => (b.Now, NoiseKind.Navigation))
            : [];

    private List<(Span Span, NoiseKind Kind)> Linked(string text)
    {
        var found = new List<(Span, NoiseKind)>();
        var hits = cues.Find(text);
        for (var i = 0; i < hits.Count;)
        {
            var line = LineOf(text, hits[i].At);
            var next = i;
            while (next < hits.Count && hits[next].At < line.End) next++;
            NoiseLine.Judge(text, line, hits.GetRange(i, next - i), found);
            i = next;
        }

        return found;
    }

    /// <summary>The line without its end.</summary>
    private static Span LineOf(string text, int at)
    {
        var start = text.AsSpan(0, at).LastIndexOf('\n') + 1;
        var length = text.AsSpan(at).IndexOf('\n');
        var end = length < 0 ? text.Length : at + length;
        return new Span(start, end > start && text[end - 1] == '\r' ? end - 1 : end);
    }

    /// <summary>A line that is all noise goes with its end, so that no empty line is left in its place.</summary>
    private static Span WithBlanks(string text, Span span, Span done)
    {
        var start = span.Start;
        while (start > done.End && IsBlank(text[start - 1])) start--;
        var lineStart = start == done.End && done.Length > 0 ? done.Start : start;
        if (lineStart > 0 && text[lineStart - 1] != '\n') return span;
        var end = span.End;
        while (end < text.Length && (IsBlank(text[end]) || text[end] == '\r')) end++;
        return end < text.Length && text[end] != '\n' ? new Span(start, span.End) : new Span(start, Math.Min(text.Length, end + 1));
    }

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\u3000';
}
