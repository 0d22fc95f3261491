using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>Cuts a document into nodes: line by line, and inside a line at its numbers. Cells of tables are left alone.</summary>
internal sealed class NodeReader(KeyValueRules keys, SectionNames names)
{
    private const int LongestNamed = 14;

    public List<Node> Read(Document document)
    {
        var text = document.Text;
        var nodes = new List<Node>();
        var scanner = new MarkScanner(text, names);
        var pairs = new List<KeyValueRules.Pair>();
        var given = document.Blocks.Where(b => b.Kind is BlockKind.Table || b.Style is not null || b.Level > 0 || b.Kind is BlockKind.Title).OrderBy(b => b.Span).ToArray();
        var next = 0;
        for (var at = 0; at < text.Length;)
        {
            while (next < given.Length && given[next].Span.End <= at && given[next].Kind != BlockKind.Table) next++;
            var end = at;
            while (end < text.Length && !CharClass.IsLineEnd(text[end])) end++;
            var source = next < given.Length && given[next].Span.Start < end && given[next].Span.End > at ? given[next] : null;
            if (source is { Kind: BlockKind.Table })
            {
                at = Math.Max(source.Span.End, at + 1);
                next++;
                continue;
            }

            var start = CharClass.SkipBlanks(text, at, end);
            var line = new Span(start, CharClass.TrimEnd(text, start, end));
            if (!line.IsEmpty)
                scanner.Scan(line, (span, mark, opens) =>
                {
                    // "第一篇:某某方案" at the very top is a collection's label before the title, not a part of the document.
                    if (nodes.Count == 0 && mark is { Style: MarkStyle.Part } label && text.AsSpan(label.Span.Start, label.Span.Length).Contains('篇')) mark = null;
                    keys.Find(text, new Span(mark is { } m ? m.Span.End : span.Start, span.End), pairs);
                    nodes.Add(Make(text, span, mark, opens, source, pairs));
                });
            at = end + 1;
        }

        return nodes;
    }

    private Node Make(string text, Span span, Mark? mark, bool opens, Block? source, List<KeyValueRules.Pair> pairs)
    {
        var level = opens && source is not null && !source.Kind.Equals(BlockKind.Title) && IsHeadingStyle(source) ? Math.Max(1, source.Level) : 0;
        var node = new Node { Span = span, Mark = mark, OpensLine = opens, Opening = CharClass.IsOpening(text[span.Start]) ? CharClass.SkipBlanks(text, span.Start + 1, span.End) : span.Start, Style = source?.Style ?? (source?.Kind == BlockKind.Title ? "title" : null), StyleLevel = level, Pairs = [.. pairs] };
        if (mark is null && opens && (level > 0 && span.Length <= 60 || (IsNamed(span.Of(text)) && !IsOwnerLine(pairs, span)))) node.HeadingEnd = EndOfWords(text, span);
        else if (mark is null && names.LeadIn(text, span.Start, span.End)) node.HeadingEnd = text.AsSpan(span.Start).IndexOfAny('：', ':') + span.Start;
        else if (mark is null && PhaseWords.End(text, span.Start, span.End, names) is var phase and > 0) node.HeadingEnd = phase;
        else if (mark is null && opens && IsAttachment(span.Of(text))) (node.HeadingEnd, node.Role) = (EndOfWords(text, span), Role.Attachments);
        return node;
    }

    /// <summary>"附件：重点点位清单", "附件2 任务分解表": the document is over, its attachment begins.</summary>
    private static bool IsAttachment(ReadOnlySpan<char> line)
    {
        if (line.Length > 40 || !(line.StartsWith("附件") || line.StartsWith("附表"))) return false;
        var at = 2;
        while (at < line.Length && (CharClass.Digit(line[at]) >= 0 || "一二三四五六七八九十".Contains(line[at], StringComparison.Ordinal))) at++;
        return at < line.Length && (CharClass.IsColon(line[at]) || CharClass.IsBlank(line[at])) && line[at..].IndexOfAny("。；;") < 0;
    }

    /// <summary>"活动时间：" left blank is a key without its value, though sections are called so too.</summary>
    private static bool IsOwnerLine(List<KeyValueRules.Pair> pairs, Span span) =>
        pairs.Count > 0 && pairs[0].Key.Start == span.Start && pairs[0].Kind is not (KeyKind.Text or KeyKind.Remedy);

    private static bool IsHeadingStyle(Block block) =>
        block.Kind == BlockKind.Heading || (block.Style is { } style && (style.StartsWith("heading", StringComparison.OrdinalIgnoreCase) || style.StartsWith("标题", StringComparison.Ordinal)));

    /// <summary>A line without a number that is a section's name and nothing else.</summary>
    private bool IsNamed(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestNamed) return false;
        var end = line.Length;
        if (CharClass.IsColon(line[^1])) end--;
        return names.IsName(line[..end], out _);
    }

    private static int EndOfWords(string text, Span span)
    {
        var end = span.End;
        while (end > span.Start && (CharClass.IsColon(text[end - 1]) || text[end - 1] is '。')) end--;
        return end;
    }
}
