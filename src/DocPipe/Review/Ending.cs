using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Review;

/// <summary>Where a document's own words end, before signature, date, contacts and imprint, and whether they end in the middle of something.</summary>
internal sealed class Ending(DataFolder models)
{
    private const int LongestSignature = 30;

    /// <summary>Lines looked at from the end for a signature and what follows it.</summary>
    private const int MostLines = 8;

    private const string Open = "，,、：:（(“《的和与及对将把在由为至并且";

    private readonly IReadOnlyList<string> below = models.Lines("review/below-words.txt");
    private readonly IReadOnlyList<string> signers = models.Lines("review/signers.txt");

    /// <summary>The offset after the last words that are the document's own.</summary>
    public int Of(Document document) => LastLine(document)?.End ?? 0;

    /// <summary>The unfinished last line; null for a document that ends as it should.</summary>
    public Span? CutOff(Document document)
    {
        var text = document.Text;
        foreach (var elided in document.All<PlaceholderAnnotation>())
            if (elided.Kind == PlaceholderKind.Elided && elided.Span.Of(text).IndexOfAny("续未") >= 0) return elided.Span;
        if (LastLine(document) is not { } last || last.Length < 6 || IsTable(document, last)) return null;
        if (EndsWell(text[last.End - 1]) || EndsWithKey(last.Of(text))) return null;
        if (Open.Contains(text[last.End - 1])) return last;
        if (document.All<NoiseAnnotation>().Any(n => n.Kind == NoiseKind.Truncation && n.Span.Start >= last.End - 2)) return last;

        // A list without any stops is a way of writing; one item without, among many with, was cut.
        int with = 0, without = 0;
        foreach (var block in document.Blocks)
        {
            if (block.Kind is not (BlockKind.Paragraph or BlockKind.Item) || block.Span.Length < 12 || block.Span.End >= last.Start && block.Span.Start <= last.End) continue;
            var end = CharClass.TrimEnd(text, block.Span.Start, block.Span.End);
            if (end <= block.Span.Start) continue;
            if (EndsWell(text[end - 1])) with++;
            else without++;
        }

        return last.Length >= 10 && with >= 3 && without * 8 <= with && !char.IsAsciiDigit(text[last.End - 1]) ? last : null;
    }

    private static bool EndsWell(char c) => CharClass.IsFullStop(c) || CharClass.IsSemicolon(c) || c is '.' or '”' or '）' or ')' or '》' or '】' or '"' or '…' or '’';

    /// <summary>"…前上岗。责任人：柏青" ends with what a form would have in a field of its own.</summary>
    private static bool EndsWithKey(ReadOnlySpan<char> line)
    {
        var colon = line.LastIndexOfAny('：', ':');
        return colon > 0 && colon < line.Length - 1 && line[(colon + 1)..].IndexOfAny("，。；") < 0 && line.Length - colon <= 24
            && (line[..colon].EndsWith("人") || line[..colon].EndsWith("位") || line[..colon].EndsWith("室") || line[..colon].EndsWith("门") || line[..colon].EndsWith("限") || line[..colon].EndsWith("间"));
    }

    private static bool IsTable(Document document, Span line) => document.Blocks.Any(b => b.Kind == BlockKind.Table && b.Span.Overlaps(line));

    private Span? LastLine(Document document)
    {
        var text = document.Text;
        var end = CharClass.TrimEnd(text, 0, text.Length);
        var dated = false;
        for (var lines = 0; end > 0 && lines < MostLines; lines++)
        {
            var start = end;
            while (start > 0 && !CharClass.IsLineEnd(text[start - 1])) start--;
            var from = CharClass.SkipBlanks(text, start, end);
            var line = new Span(from, end);
            // Whatever short line stands right over the day of signing is the signature.
            if (!IsBelow(document, line) && !(dated && line.Length <= LongestSignature && line.Of(text).IndexOfAny("。；，、：") < 0)) return line;
            dated = document.All<DateAnnotation>().Any(d => d.Kind == DateKind.Date && line.Contains(d.Span) && d.Span.Length * 2 > line.Length);
            end = CharClass.TrimEnd(text, 0, start);
        }

        return null;
    }

    private bool IsBelow(Document document, Span line)
    {
        var words = line.Of(document.Text).TrimStart("（(【 ");
        if (words.IsEmpty) return true;
        foreach (var word in below)
            if (words.StartsWith(word)) return true;
        if (document.Blocks.Any(b => b.Kind == BlockKind.KeyValue && b.Span.Contains(line) || b.Role == Role.Attachments && b.Span.Overlaps(line))) return true;
        if (line.Length > LongestSignature || words.IndexOfAny("。；，、") >= 0) return false;
        // A signature: a date, alone or behind the name of who signs, or a name that ends like a unit's.
        if (CharClass.IsHan(words[0]) && signers.Any(w => line.Of(document.Text).TrimEnd().EndsWith(w, StringComparison.Ordinal))) return true;
        return document.All<DateAnnotation>().Any(d => line.Contains(d.Span) && d.Span.End == line.End && d.Kind == DateKind.Date)
            || document.All<DateAnnotation>().Any(d => line.Contains(d.Span) && d.Span.Length * 2 > line.Length)
            || document.All<PlaceholderAnnotation>().Any(p => p.Span.Overlaps(line))
            || document.All<UnitAnnotation>().Any(u => u.Span.Length >= 3 && line.Of(document.Text).Trim().EndsWith(u.Span.Of(document.Text), StringComparison.Ordinal))
            || (document.First<SenderAnnotation>()?.Name is { } sender && words.Contains(sender, StringComparison.Ordinal));
    }
}
