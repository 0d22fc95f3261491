using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// Gives headings their roles: from their words where these speak clearly for a document of this type, else from the parent, else from
/// the type itself (a plan's own headings are tasks, a summary's are accounts of work done).
/// </summary>
internal sealed class RoleRules(string text, SectionNames names)
{
    private const int LongestAnnouncement = 24;

    public void Assign(List<Node> nodes, DocumentType type)
    {
        var announced = AnnouncesProblems(nodes);
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (!node.IsHeading) continue;
            var title = text.AsSpan(node.WordsStart, node.HeadingEnd - node.WordsStart);
            var above = Heading(nodes, node.Parent);
            var (first, second) = names.RolesIn(title);
            // A summary's 主要工作 and 加强组织领导 are accounts of work, though a plan calls its sections so.
            var exact = names.IsName(title, out var named)
                && !(type is DocumentType.Summary or DocumentType.Weekly && named is (Role.Tasks or Role.Responsibilities or Role.Requirements or Role.Schedule));
            if (!exact && type is DocumentType.Summary or DocumentType.Weekly && (above is null || above.Role == Role.WorkDone)
                && names.IsAboutOrganization(title) && NamesLeaders(nodes, i))
            {
                node.Role = Role.Organization;
                continue;
            }

            if (above is null)
            {
                node.Role = exact ? named : announced && first == Role.Other && type != DocumentType.Plan ? Role.Problems : TopLevel(type, first, title);
                node.SecondRole = second;
            }
            else
            {
                node.Role = exact ? named : Under(above, type, first, title);
                node.SecondRole = node.Role == Role.Schedule && above.SecondRole != Role.Other ? above.SecondRole : second;
            }
        }

        SettleMeasures(nodes, type);
        SettleCalls(nodes, type);
        SettleOverview(nodes, type);
    }

    /// <summary>
    /// A summary that calls its only account 基本情况 and counts under it what was done: the heading keeps its name, what is under it is work.
    /// </summary>
    private static void SettleOverview(List<Node> nodes, DocumentType type)
    {
        if (type is not (DocumentType.Summary or DocumentType.Weekly) || nodes.Any(n => n.IsHeading && n.Parent < 0 && n.Role == Role.WorkDone)) return;
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (!node.IsHeading || node.Parent >= 0 || node.Role != Role.Overview || nodes.Count(n => n.Parent == i && n.Mark is not null) < 2) continue;
            node.SecondRole = Role.WorkDone;
            for (var j = i + 1; j < nodes.Count && nodes[j].Level != node.Level; j++)
                if (nodes[j].IsHeading && nodes[j].Role == Role.Overview) nodes[j].Role = Role.WorkDone;
        }
    }

    /// <summary>
    /// "通过自查，发现以下问题：" before the first heading: what the headings then name are fields in which something is amiss, not accounts of work.
    /// </summary>
    private bool AnnouncesProblems(List<Node> nodes)
    {
        var first = nodes.FindIndex(n => n.IsHeading);
        if (first < 1) return false;
        var before = nodes[first - 1].Span.Of(text);
        if (!CharClass.IsColon(before[^1])) return false;
        var clause = before[(before[..^1].LastIndexOfAny("，,。；;") + 1)..];
        return clause.Length <= LongestAnnouncement && (clause.Contains("问题", StringComparison.Ordinal) || clause.Contains("不足", StringComparison.Ordinal));
    }

    private static Node? Heading(List<Node> nodes, int at)
    {
        while (at >= 0 && !nodes[at].IsHeading) at = nodes[at].Parent;
        return at < 0 ? null : nodes[at];
    }

    /// <summary>Whether what stands under a heading, up to the next one, says who is on the leading group.</summary>
    private bool NamesLeaders(List<Node> nodes, int at)
    {
        var end = at + 1;
        while (end < nodes.Count && !nodes[end].IsHeading) end++;
        var body = text.AsSpan(nodes[at].HeadingEnd, Math.Max(nodes[at].HeadingEnd, nodes[end - 1].Span.End) - nodes[at].HeadingEnd);
        return body.Contains("组长", StringComparison.Ordinal) || body.Contains("领导小组", StringComparison.Ordinal) || body.Contains("专班", StringComparison.Ordinal);
    }

    private Role TopLevel(DocumentType type, Role first, ReadOnlySpan<char> title) => type switch
    {
        DocumentType.Weekly or DocumentType.Summary => first switch
        {
            // 制定工作计划 is something done, though 工作计划 names what comes next.
            Role.NextSteps when title.StartsWith("制定") || title.StartsWith("制订") || title.StartsWith("健全") || title.StartsWith("完善") || title.StartsWith("明确") => Role.WorkDone,
            // 巩固创建成果 is a call, no account of what came of the work.
            Role.Results when title.Contains("巩固", StringComparison.Ordinal) => Role.WorkDone,
            Role.Problems or Role.NextSteps or Role.Results or Role.Overview or Role.WorkDone or Role.Attachments => first,
            _ when title.EndsWith("问题") || title.EndsWith("不足") => Role.Problems,
            _ => Role.WorkDone,
        },
        DocumentType.Speech when first is not (Role.Problems or Role.NextSteps or Role.Overview or Role.Requirements) && !names.IsSlogan(title) => Role.Tasks,
        _ when first == Role.Organization && names.IsSlogan(title) => Role.Requirements,
        // 求成效, 创亮点: a plan has no results yet.
        DocumentType.Plan when first is Role.Results or Role.WorkDone => names.IsSlogan(title) ? Role.Requirements : Role.Tasks,
        _ when first != Role.Other => first,
        DocumentType.Other when title.EndsWith("问题") => Role.Problems,
        _ when names.IsSlogan(title) => Role.Requirements,
        DocumentType.Plan => Role.Tasks,
        _ => Role.Other,
    };

    /// <summary>A sub-heading takes the role of its parent unless it clearly has its own.</summary>
    private static Role Under(Node above, DocumentType type, Role first, ReadOnlySpan<char> title)
    {
        if (above.Role is Role.Schedule && above.SecondRole != Role.Other && first != Role.Schedule) return above.SecondRole;
        return (above.Role, first) switch
        {
            (Role.Other or Role.Attachments, not Role.Other) => first,
            (Role.Tasks or Role.Responsibilities, Role.Schedule) when title.Contains("阶段", StringComparison.Ordinal) => Role.Schedule,
            _ => above.Role,
        };
    }

    /// <summary>措施 can be the work itself or the means of seeing to it: what stands under the heading decides.</summary>
    private void SettleMeasures(List<Node> nodes, DocumentType type)
    {
        if (type != DocumentType.Plan) return;
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (!node.IsHeading || node.Role != Role.Tasks || node.Parent >= 0 || !IsMeasures(node)) continue;
            int all = 0, calls = 0;
            for (var j = i + 1; j < nodes.Count && nodes[j].Level != node.Level; j++)
            {
                if (nodes[j].Parent != i || !nodes[j].IsHeading) continue;
                all++;
                if (names.IsSlogan(text.AsSpan(nodes[j].WordsStart, nodes[j].HeadingEnd - nodes[j].WordsStart))) calls++;
            }

            if (all == 0 || calls * 2 < all) continue;
            for (var j = i; j < nodes.Count && (j == i || nodes[j].Level != node.Level); j++)
                if (nodes[j].IsHeading) nodes[j].Role = Role.Requirements;
        }
    }

    /// <summary>
    /// A plan that is but a list of 1., 2., 3. says its work in it, though some of the titles are what every plan asks for
    /// ("大力宣传，营造氛围").
    /// </summary>
    private void SettleCalls(List<Node> nodes, DocumentType type)
    {
        if (type != DocumentType.Plan || nodes.Any(n => n.Parent < 0 && (n.Mark is { } m ? m.Style != MarkStyle.Arabic : n.IsHeading)) || nodes.Count(n => n.Parent < 0 && n.Mark is not null) < 2) return;
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (!node.IsHeading || node.Parent >= 0 || node.Role != Role.Requirements || nodes[i].Mark is null) continue;
            var title = text.AsSpan(node.WordsStart, node.HeadingEnd - node.WordsStart);
            if (names.IsName(title, out _) || names.IsAboutOrganization(title) || names.RolesIn(title).First == Role.Requirements) continue;
            for (var j = i; j < nodes.Count && (j == i || nodes[j].Level > node.Level || nodes[j].Level == 0); j++)
                if (nodes[j].IsHeading && nodes[j].Role == Role.Requirements) nodes[j].Role = Role.Tasks;
        }
    }

    private bool IsMeasures(Node node)
    {
        var title = text.AsSpan(node.WordsStart, node.HeadingEnd - node.WordsStart);
        return title.Contains("措施", StringComparison.Ordinal) && !names.IsName(title, out _);
    }
}
