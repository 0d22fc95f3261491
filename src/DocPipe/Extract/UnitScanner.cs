using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>A mention of an organisation.</summary>
/// <param name="IsGroup">It names any number of units (各社区), not one.</param>
internal readonly record struct UnitMention(Span Span, bool IsGroup);

/// <summary>
/// Finds organisation names without a segmenter: at a known name or a known ending, extended to the left over places and descriptions
/// until a word that no name contains, and to the right over what may belong to it. Linear: every extension has a fixed reach.
/// </summary>
internal sealed class UnitScanner(UnitLexicon lexicon)
{
    private const int GroupReach = 26;
    private const int NameReach = 10;
    private const int LongestDepartment = 9;
    private const int TeamReach = 14;
    private const int AnchorReach = 7;
    private const string TeamStops = "个即和及了将把到为各由的";

    private const string Levels = "市区县省州旗乡镇";

    private readonly UnitPlaces places = new(lexicon);

    public void Scan(string text, int start, int end, List<UnitMention> found)
    {
        var from = start;
        for (var i = start; i < end;)
        {
            if (At(text, from, i, end) is { } mention)
            {
                if (Parent(text, mention.Span) is { } parent) found.Add(new UnitMention(parent, false));
                found.Add(mention);
                i = mention.Span.End;
                // A group's description may begin with the unit that set it up, found just before.
                continue;
            }

            if (CharClass.IsLineEnd(text[i])) from = i + 1;
            i++;
        }
    }

    /// <summary>The first mention that begins exactly at <paramref name="at"/>, for text that is known to begin with a unit.</summary>
    public UnitMention? Beginning(string text, int at, int end)
    {
        var limit = Math.Min(end, at + GroupReach);
        for (var i = at; i < limit; i++)
        {
            if (At(text, at, i, end) is { } mention)
                return mention.Span.Start == at || (mention.IsGroup && mention.Span.Start <= at + 1) ? mention : Department(text, at, end);
            if (!CharClass.IsHan(text[i]) && !UnitPlaces.IsMask(text[i])) break;
        }

        return Department(text, at, end);
    }

    /// <summary>
    /// A part of the sender that no list knows ("园容科对…", "第一中队集中拆除…"): a few characters that end like one, no verb at their head,
    /// and a verb or preposition right behind. Only where a unit is expected.
    /// </summary>
    private UnitMention? Department(string text, int at, int end)
    {
        var limit = Math.Min(end - 1, at + LongestDepartment);
        for (var i = at; i < limit && CharClass.IsHan(text[i]); i++)
        {
            if (i < at + 2 || !lexicon.Departments.AnyEndsAt(text, at, i + 1)) continue;
            var name = text.AsSpan(at, i + 1 - at);
            if (name.ContainsAny('各', '及', '和') || lexicon.IsVerb(name[..2]) || lexicon.IsGeneric(name[..2]) || lexicon.IsGeneric(name[..^1]) || lexicon.IsGeneric(name) || lexicon.StopsBefore(text, at, at + 1) || lexicon.StopsBefore(text, at, at + 2)) return null;
            return lexicon.IsVerb(text.AsSpan(i + 1, Math.Min(2, end - i - 1))) || "对在与向为把将会和、每从".Contains(text[i + 1], StringComparison.Ordinal)
                ? new UnitMention(new Span(at, i + 1), IsGroup: false)
                : null;
        }

        return null;
    }

    private UnitMention? At(string text, int from, int at, int end)
    {
        var length = lexicon.Cores.Match(text, at, end, out var core);
        var tailLength = lexicon.Tails.Match(text, at, end, out var tail);
        if (length > 0 && length >= tailLength && !GoesOn(text, at + length, end) && Core(text, from, at, length, core!, end) is { } known) return known;
        if (tailLength == 0 || GoesOn(text, at + tailLength, end)) return null;
        var after = at + tailLength;
        if (after < end && tail!.NotBefore.Contains(text[after], StringComparison.Ordinal)) return null;
        if (at > from && tail!.NotAfter.Contains(text[at - 1], StringComparison.Ordinal)) return null;
        var begin = tail!.Kind switch
        {
            TailKind.Group => Describe(text, from, at, 2, strong: true),
            TailKind.Office => Describe(text, from, at, 2, strong: false),
            TailKind.Team => TeamStart(text, from, at, after, end),
            TailKind.Anchored => AnchorStart(text, from, at),
            TailKind.Firm => NameStart(text, from, at) is var name and >= 0 ? name : AnchorStart(text, from, at),
            _ => NameStart(text, from, at),
        };
        // "指挥部", "领导小组办公室": name enough in a document that has one such body.
        if (begin < 0 && tail.Kind == TailKind.Group && IsBare(text.AsSpan(at, tailLength))) begin = ExtendLeft(text, from, at);
        return begin < 0 ? null : Close(text, from, begin, ExtendRight(text, after, end));
    }

    private UnitMention? Core(string text, int from, int at, int length, UnitCore core, int end)
    {
        var start = ExtendLeft(text, from, at);
        var needed = core.Need switch
        {
            CoreNeed.Level => HasLevel(text, start, at),
            CoreNeed.Owner => start < at,
            _ => true,
        };
        // 环宇保洁公司, 第二污水处理厂: a firm's or school's own name before a known kind of it.
        if (start == at && text[at + length - 1] is '司' or '厂' or '团' or '学' or '所' or '行' or '院' or '场' && NameStart(text, from, at) is var named and >= 0) start = named;
        // 县有线电视台, 市农村公路局: a few words between the level and the known ending.
        if (start == at && text[at + length - 1] is '局' or '台' or '站' or '心' or '所' or '队' or '会' or '馆' or '处' && AnchorStart(text, Math.Max(from, at - AnchorReach), at, known: true) is var anchored and >= 0) start = anchored;
        if (!needed || (start == at && !Levels.Contains(text[at], StringComparison.Ordinal) && IsTitleOf(text, at + length, end))) return null;
        if (start - 2 >= from && text.AsSpan(start - 2, 2) is "中共") start -= 2;
        return Close(text, from, start, ExtendRight(text, at + length, end));
    }

    private static bool IsBare(ReadOnlySpan<char> tail) => tail is "指挥部" or "指挥部办公室" or "领导小组办公室" or "督查组" or "督导组";

    /// <summary>工会主席, 党委书记: a person's post, not a unit.</summary>
    private static bool IsTitleOf(string text, int after, int end) =>
        after + 1 < end && text.AsSpan(after, 2) is "主席" or "书记" or "主任" or "部长" or "委员" or "副书" or "副主" or "常委";

    /// <summary>市委 before 员, 文明委 before 〔2026〕: the name goes on as another word, or is part of a document number.</summary>
    private static bool GoesOn(string text, int after, int end)
    {
        if (after >= end) return false;
        var next = text[after];
        if (next is '〔' or '[' or '(' or '（' or '【' or '﹝' && after + 1 < end)
            return CharClass.Digit(text[after + 1]) >= 0 || (UnitPlaces.IsMask(text[after + 1]) && after + 2 < end && UnitPlaces.IsMask(text[after + 2]));
        return text[after - 1] switch
        {
            '委' => next is '员' or '托' or '常',
            '办' => next is '事' or '理' or '法' or '学' || (next == '公' && !(after + 1 < end && text[after + 1] is '布' or '示' or '开' or '告')),
            '处' => next is '理' or '罚' or '置',
            '组' => next is '织' or '长' or '员',
            _ => false,
        };
    }

    private UnitMention? Close(string text, int from, int start, int end)
    {
        while (start < end && !CharClass.IsHan(text[start]) && !UnitPlaces.IsMask(text[start])) start++;
        return end - start < 2 ? null : new UnitMention(new Span(start, end), lexicon.IsGroupBefore(text, from, start));
    }

    /// <summary>The unit that a department or group belongs to, where its name is in front of it ("区教育局创建工作领导小组").</summary>
    private Span? Parent(string text, Span span)
    {
        if (lexicon.Cores.Is(span.Of(text), out _)) return null;
        for (var i = span.End - 2; i >= span.Start + 3; i--)
        {
            var head = text.AsSpan(span.Start, i - span.Start);
            if (text.AsSpan(i, span.End - i) is [.., '队'] or [.., '分', '局']) return null;
            if (!EndsAsParent(head) || lexicon.IsGeneric(head) || GoesOn(text, i, span.End) || !HasTail(text, i, span.End)) continue;
            return new Span(span.Start, i);
        }

        return null;
    }

    /// <summary>市政府办公室 and 市委宣传部 are units of their own; what belongs to a bureau, a hospital or a group is a part of it.</summary>
    private static bool EndsAsParent(ReadOnlySpan<char> head) =>
        head.EndsWith("局") || head.EndsWith("部") || head.EndsWith("医院") || head.EndsWith("学校") || head.EndsWith("学院") || head.EndsWith("社区")
        || head.EndsWith("街道") || head.EndsWith("公司") || (head.EndsWith("指挥部") && head.Length > 5);

    /// <summary>Whether what is left of a name can stand as a body under the parent.</summary>
    private bool HasTail(string text, int at, int end)
    {
        if (lexicon.SubTails.Match(text, at, end) is var sub and > 0 && at + sub == end) return true;
        for (var i = at; i < end; i++)
            if (lexicon.Tails.Match(text, i, end, out var tail) > 0 && tail!.Kind is TailKind.Group) return true;
        return lexicon.Cores.Match(text, at, end) is var core and > 0 && at + core == end;
    }

    /// <summary>Over 市, 区 and the place before it, over masks, and over a unit that this one belongs to.</summary>
    private int ExtendLeft(string text, int from, int at)
    {
        var start = at;
        var leveled = at < text.Length && Levels.Contains(text[at], StringComparison.Ordinal);
        for (var step = 0; step < 3 && start > from; step++)
        {
            var c = text[start - 1];
            if (UnitPlaces.IsMask(c))
            {
                while (start > from && UnitPlaces.IsMask(text[start - 1])) start--;
                continue;
            }

            if (Levels.Contains(c, StringComparison.Ordinal) && !(c == '州' && text[start] is '市' or '区' or '县') && !lexicon.IsNoLevel(text, from, start - 1, start))
            {
                start--;
                if (places.Start(text, from, start) is var place and >= 0) start = place;
                continue;
            }

            if (start - 2 >= from && text[start - 2] == '第' && "一二三四五六七八九十".Contains(c, StringComparison.Ordinal))
            {
                start -= 2;
                continue;
            }

            if (!leveled && start == at && Owner(text, from, start) is var owner and >= 0) return owner;
            break;
        }

        // 海东市委: only a place known by name is told from the words before.
        if (leveled && start == at && (lexicon.PlaceBefore(text, from, at) is var known and > 0 || (known = places.Named(text, from, at)) > 0)) return at - known;
        return leveled && !UnitPlaces.IsMask(text[start]) && start < at && !Levels.Contains(text[at - 1], StringComparison.Ordinal) ? at : start;
    }

    /// <summary>The start of the unit that the name at <paramref name="at"/> is a part of: its own name, or what it calls itself (局, 街道).</summary>
    private int Owner(string text, int from, int at)
    {
        for (var length = 1; length <= 2 && at - length >= from; length++)
        {
            if (lexicon.Owners.Match(text, at - length, at) != length) continue;
            if (places.AtBoundary(text, from, at - length)) return at - length;
            if (length == 2 && NameStart(text, from, at - length) is var named and >= 0) return named;
            if (length == 1 && text[at - 1] is '局' or '院' or '部' or '司' && UnitStart(text, from, at) is var unit and >= 0) return unit;
        }

        return at - 1 >= from && text[at - 1] is '部' or '委' or '处' ? UnitStart(text, from, at) : -1;
    }

    /// <summary>A name, ending here, of a few characters after a clear boundary ("客户服务部" before "综合科").</summary>
    private int UnitStart(string text, int from, int end)
    {
        for (var i = end - 1; i >= from && end - i <= NameReach; i--)
        {
            if (!CharClass.IsHan(text[i]) && !UnitPlaces.IsMask(text[i])) return -1;
            if (end - i >= 2 && places.AtBoundary(text, from, i)) return end - i >= 3 || text[i] is '市' or '区' or '县' or '省' ? i : -1;
        }

        return -1;
    }

    private int ExtendRight(string text, int at, int end)
    {
        for (var step = 0; step < 3 && at < end; step++)
        {
            if (lexicon.SubTails.Match(text, at, end) is var sub and > 0 && !GoesOn(text, at + sub, end))
            {
                at += sub;
                continue;
            }

            if (!Levels.Contains(text[at], StringComparison.Ordinal) && lexicon.Cores.Match(text, at, end, out var core) is var length and > 0 && core!.Need != CoreNeed.Level
                && text[at - 1] is '委' or '局' or '院' or '社' or '道' or '府' or '部' && !GoesOn(text, at + length, end))
            {
                at += length;
                continue;
            }

            if (Branch(text, at, end) is var branch and > 0)
            {
                at = branch;
                continue;
            }

            break;
        }

        return at;
    }

    /// <summary>"局城北分局", "局创文领导小组": a short description and then an ending that needs one; where it ends, or 0.</summary>
    private int Branch(string text, int at, int end)
    {
        var limit = Math.Min(end, at + NameReach + 4);
        for (var i = at; i < limit && (CharClass.IsHan(text[i]) || text[i] is '“' or '”'); i++)
        {
            if (i > at && lexicon.StopsBefore(text, at, i, strong: true)) return 0;
            if (lexicon.Tails.Match(text, i, end, out var tail) is not (var length and > 0)) continue;
            if (tail!.Kind == TailKind.Group && length >= 3) return i + length;
            if (tail.Kind == TailKind.School && i - at <= 4 && text[at - 1] is '区' or '道' && text[at - 2] is '社' or '街') return i + length;
            if (text.AsSpan(i, length) is "分局" or "支队" or "大队" or "中队" && i - at <= 5 && i > at) return i + length;
        }

        return 0;
    }

    /// <summary>The start of a description before 领导小组 and its like; -1 where there is none worth the name.</summary>
    private int Describe(string text, int from, int at, int least, bool strong)
    {
        var i = at;
        while (i > from && at - i < GroupReach)
        {
            var c = text[i - 1];
            if (!(CharClass.IsHan(c) || UnitPlaces.IsMask(c) || c is '“' or '”' or '"')) break;
            if (lexicon.StopsBefore(text, from, i, strong)) break;
            i--;
        }

        while (i < at && text[i] is '”' or '"') i++;
        var modifier = text.AsSpan(i, at - i);
        return modifier.Length >= least && at - i < GroupReach && !lexicon.IsGeneric(modifier) && !IsGenericEnd(modifier) && !lexicon.IsGroupBefore(text, from, i) ? i : -1;
    }

    /// <summary>The start of a proper name before 社区, 学校, 公司.</summary>
    private int NameStart(string text, int from, int at)
    {
        if (lexicon.StopsBefore(text, from, at)) return -1;
        for (var i = at; at - i <= NameReach; i--)
        {
            if (i < at && places.AtBoundary(text, from, i))
            {
                var modifier = text.AsSpan(i, at - i);
                // 新南社区, 上河社区: the word before may be the first character of the name.
                if (modifier.Length == 1 && i - 1 >= from && UnitPlaces.NameHeads.Contains(text[i - 1], StringComparison.Ordinal) && places.AtBoundary(text, from, i - 1)) continue;
                if (modifier.ContainsAnyExcept('_', 'x', 'X') ? modifier.Length >= 2 : modifier.Length >= 1)
                    return lexicon.IsGeneric(modifier) || IsGenericEnd(modifier) || lexicon.IsVerb(modifier) ? -1 : i;
                return -1;
            }

            if (i <= from || !(CharClass.IsHan(text[i - 1]) || UnitPlaces.IsMask(text[i - 1]))) return -1;
        }

        return -1;
    }

    private bool IsGenericEnd(ReadOnlySpan<char> modifier)
    {
        for (var length = 2; length <= Math.Min(4, modifier.Length); length++)
            if (lexicon.IsAlwaysGeneric(modifier[^length..]) || lexicon.IsGeneric(modifier[^length..]) && (modifier.Length - length < 2 || lexicon.IsVerb(modifier[..^length]))) return true;
        return modifier[^1] is '各' or '每' or '和' or '与';
    }

    /// <summary>The 市, 区 or 县 before an ending, with no foreign word between them; -1 where there is none.</summary>
    private int AnchorStart(string text, int from, int at, bool known = false)
    {
        for (var i = at; i > from && at - i <= NameReach; i--)
        {
            var c = text[i - 1];
            if (!CharClass.IsHan(c) || lexicon.StopsBefore(text, from, i)) return -1;
            if (!Levels.Contains(c, StringComparison.Ordinal) || i == at || lexicon.IsNoLevel(text, from, i - 1, at)) continue;
            if ((!known && lexicon.IsGeneric(text.AsSpan(i, at - i))) || text.AsSpan(i, at - i) is "直" or "直相关" or "直有关" or "直各") return -1;
            var start = places.Start(text, from, i - 1) is var place and >= 0 ? place : i - 1;
            return lexicon.IsGroupBefore(text, from, start) ? -1 : start;
        }

        return -1;
    }

    /// <summary>组 in a list of groups ("即机关创建组、社区指导组"), where each stands between list marks.</summary>
    private int TeamStart(string text, int from, int at, int after, int end)
    {
        if (after < end && !(text[after] is '、' or '，' or ',' or '。' or '；' or ';' or '和' or '及' or '等' || CharClass.IsClosing(text[after]))) return -1;
        var i = at;
        while (i > from && at - i <= TeamReach && CharClass.IsHan(text[i - 1]) && !TeamStops.Contains(text[i - 1], StringComparison.Ordinal) && !SetsUp(text, from, i) && !lexicon.StopsBefore(text, from, i, strong: true, least: 2)) i--;
        if (i <= from || at - i < 3 || at - i > TeamReach || lexicon.IsGroupBefore(text, from, i) || lexicon.IsGroupBefore(text, i, i + 1)) return -1;
        var c = text[i - 1];
        return c is '、' or '即' or '：' or ':' or '设' or '置' or '建' or '成' or '立' or '了' or '为' or '和' or '及' or '（' or '(' || CharClass.IsComma(c) ? i : -1;
    }

    /// <summary>设 before a name ("分设综合组"), not in 建设, 设施.</summary>
    private static bool SetsUp(string text, int from, int at) =>
        text[at - 1] == '设' && !(at < text.Length && text[at] is '施' or '备' or '计' or '置' or '想' or '定' or '立') && !(at - 2 >= from && text[at - 2] is '建' or '铺' or '开' or '架');

    private static bool HasLevel(string text, int start, int at)
    {
        for (var i = start; i < at; i++)
            if (Levels.Contains(text[i], StringComparison.Ordinal) || UnitPlaces.IsMask(text[i])) return true;
        return false;
    }
}
