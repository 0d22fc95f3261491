using System.Collections.Immutable;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>Turns the outline into blocks. Everything under a heading carries the heading's role.</summary>
internal static class BlockBuilder
{
    public static ImmutableArray<Block> Build(Document document, List<Node> nodes, Span? title)
    {
        var blocks = new List<Block>();
        blocks.AddRange(document.Blocks.Where(b => b.Kind is BlockKind.Table or BlockKind.Row or BlockKind.Cell));
        foreach (var node in nodes)
        {
            var role = RoleOf(nodes, node);
            if (title is { } t && node.Span.Contains(t) && node.Mark is null)
            {
                blocks.Add(new Block(BlockKind.Title, t) { Style = node.Style });
                continue;
            }

            if (node.IsHeading) AddHeading(blocks, document.Text, node, role);
            else if (node.Mark is { } mark)
                blocks.Add(new Block(BlockKind.Item, node.Span, node.Level) { Label = Label(document.Text, mark), Content = new Span(mark.Span.End, node.Span.End), Role = role });
            else if (!node.IsKeyValue)
                blocks.Add(new Block(BlockKind.Paragraph, node.Span) { Label = new Span(node.Span.Start, node.Span.Start), Role = role, Style = node.Style });

            foreach (var pair in node.Pairs)
                if (pair.Key.Start >= node.HeadingEnd)
                    blocks.Add(new Block(BlockKind.KeyValue, new Span(pair.Key.Start, Math.Max(pair.Key.End + 1, pair.Value.End))) { Label = pair.Key, Content = pair.Value, Role = role });
        }

        blocks.Sort((a, b) => a.Span != b.Span ? a.Span.CompareTo(b.Span) : a.Kind.CompareTo(b.Kind));
        return [.. blocks];
    }

    private static void AddHeading(List<Block> blocks, string text, Node node, Role role)
    {
        var end = node.HeadingEnd;
        // 【…】 are no number: the heading is what they hold.
        var start = text[node.Span.Start] == '【' ? node.WordsStart : node.Span.Start;
        blocks.Add(new Block(BlockKind.Heading, new Span(start, end), node.Level)
        {
            Label = node.Mark is { } mark && start < node.WordsStart ? Label(text, mark) : new Span(start, start),
            Content = new Span(node.WordsStart, end),
            Role = node.Role,
            Style = node.Style,
        });
        var body = end;
        while (body < node.Span.End && (CharClass.IsBlank(text[body]) || text[body] == '】' || CharClass.IsColon(text[body]) || CharClass.IsComma(text[body]) || CharClass.IsFullStop(text[body]))) body++;
        if (body < node.Span.End && !(node.Pairs.Length > 0 && node.Pairs[0].Key.Start == body))
            blocks.Add(new Block(BlockKind.Paragraph, new Span(body, node.Span.End)) { Label = new Span(body, body), Role = role });
    }

    private static Span Label(string text, Mark mark) => new(mark.Span.Start, CharClass.TrimEnd(text, mark.Span.Start, mark.Span.End));

    private static Role RoleOf(List<Node> nodes, Node node)
    {
        if (node.IsHeading) return node.Role;
        for (var at = node.Parent; at >= 0; at = nodes[at].Parent)
            if (nodes[at].IsHeading) return nodes[at] is { Role: Role.Overview, SecondRole: Role.WorkDone } && node.Mark is not null ? Role.WorkDone : nodes[at].Role;
        return Role.Other;
    }
}
