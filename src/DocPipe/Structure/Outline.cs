namespace DocPipe.Structure;

/// <summary>
/// Gives every numbered node its level and parent: a style of number that is open already closes what is under it; a new one goes one
/// level deeper, after closing the styles that official documents put below it. Contradictory numbering thus never fails, it only nests oddly.
/// </summary>
internal static class Outline
{
    public static void Build(List<Node> nodes)
    {
        var open = new List<(MarkStyle Style, int Depth, int Node)>();
        var hasHan = nodes.Any(n => n.Mark is { Style: MarkStyle.Han });
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (node.Mark is not { } mark)
            {
                if (node.IsHeading)
                {
                    // An unnumbered section name stands where 一、 would, or below it where the document has 一、 too.
                    var level = node.StyleLevel > 0 ? node.StyleLevel : hasHan && node.Role != Model.Role.Attachments ? 2 : 1;
                    open.RemoveAll(o => nodes[o.Node].Level >= level);
                    node.Level = level;
                    node.Parent = open.Count == 0 ? -1 : open[^1].Node;
                    open.Add((hasHan ? MarkStyle.HanParen : MarkStyle.Han, 0, i));
                }
                else
                {
                    node.Parent = open.Count == 0 ? -1 : open[^1].Node;
                    if (node.Parent >= 0 && !TellsOwner(node)) nodes[node.Parent].HasContentBelow = true;
                }

                continue;
            }

            Close(open, mark);
            node.Parent = open.Count == 0 ? -1 : open[^1].Node;
            if (node.Parent >= 0) nodes[node.Parent].HasContentBelow = true;
            node.Level = node.Parent < 0 ? 1 : nodes[node.Parent].Level + 1;
            open.Add((mark.Style, mark.Depth, i));
        }
    }

    /// <summary>责任单位, 牵头领导 and 完成时限 lines belong to the item above, they are nothing that a title would stand over.</summary>
    private static bool TellsOwner(Node node) => node.IsKeyValue && node.Pairs[0].Kind is (KeyKind.Unit or KeyKind.Time or KeyKind.Answerable or KeyKind.Remedy);

    private static void Close(List<(MarkStyle Style, int Depth, int Node)> open, Mark mark)
    {
        var same = open.FindLastIndex(o => o.Style == mark.Style && o.Depth == mark.Depth);
        if (same >= 0)
        {
            open.RemoveRange(same, open.Count - same);
            return;
        }

        // A section name without a number that has its own count below by now ("主要职责" with 1., 2.) has ended where (一) comes.
        var named = open.FindIndex(o => o.Style == mark.Style && o.Depth == 0);
        if (named >= 0 && named < open.Count - 1) open.RemoveRange(named, open.Count - named);

        while (open.Count > 0 && open[^1] is var top && Closes(mark, top.Style, top.Depth) && !Nests(mark, top.Style, open[0].Style))
            open.RemoveAt(open.Count - 1);
    }

    private static bool Closes(Mark mark, MarkStyle style, int depth) =>
        style == MarkStyle.Listing || (style == mark.Style ? depth > mark.Depth && depth > 0 : style > mark.Style);

    /// <summary>A count that begins anew under a phase, a bullet or a document that numbers its top level 1., 2., 3.</summary>
    private static bool Nests(Mark mark, MarkStyle top, MarkStyle outermost) =>
        mark.Value == 1 && mark.Style > MarkStyle.Han
        && (top is MarkStyle.Ordinal or MarkStyle.Bullet || (outermost == MarkStyle.Arabic && top == MarkStyle.Arabic));
}
