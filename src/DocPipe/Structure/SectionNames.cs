using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// The words by which sections are called, and the role each gives (models/structure/roles.txt), with the words that open a body
/// (models/structure/body-openers.txt).
/// </summary>
internal sealed class SectionNames
{
    private const int LongestLeadIn = 12;

    private readonly PhraseTable<Role> whole;
    private readonly PhraseTable<Role> words;
    private readonly PhraseTable<bool> openers;
    private readonly PhraseTable<bool> slogans;
    private readonly PhraseTable<bool> organizing;
    private readonly PhraseTable<bool> phases;
    private readonly PhraseTable<bool> documents;

    public SectionNames(DataFolder data)
    {
        var rows = data.Rows("structure/roles.txt").Select(row => (Kind: row[0], Role: RoleOf(row[1]), Word: row[2])).ToList();
        whole = new PhraseTable<Role>(rows.Where(r => r.Kind != "word").Select(r => (r.Word, r.Role)));
        words = new PhraseTable<Role>(rows.Where(r => r.Kind != "only").Select(r => (r.Word, r.Role)));
        openers = new PhraseTable<bool>(data.Lines("structure/body-openers.txt").Select(w => (w, true)));
        slogans = new PhraseTable<bool>(data.Lines("structure/slogans.txt").Select(w => (w, true)));
        phases = new PhraseTable<bool>(data.Lines("structure/phase-words.txt").Select(w => (w, true)));
        documents = new PhraseTable<bool>(data.Lines("structure/title-nouns.txt").Select(w => (w, true)));
        organizing = new PhraseTable<bool>(data.Lines("structure/organizing.txt").Select(w => (w, true)));
    }

    /// <summary>Whether a few words before a time in brackets name a phase.</summary>
    public bool IsPhase(ReadOnlySpan<char> title) => title.EndsWith("阶段") || title.EndsWith("时期") || phases.AnyIn(title);

    /// <summary>Whether a summary's heading speaks of setting up who leads ("健全组织,责任到科").</summary>
    public bool IsAboutOrganization(ReadOnlySpan<char> title) => organizing.AnyIn(title);

    /// <summary>The length of the name of a kind of document (通知, 方案) that stands here; 0 where none does.</summary>
    public int DocumentAt(ReadOnlySpan<char> words, int at) => documents.Match(words, at, words.Length);

    /// <summary>Whether a line ends with the name of a kind of document, but for a number or a bracket behind it ("…工作总结（二）").</summary>
    public bool EndsAsDocument(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd("0123456789一二三四五六七八九十篇范文 　（）()【】》”");
        for (var i = Math.Max(0, line.Length - 4); i <= line.Length - 2; i++)
            if (documents.Is(line[i..], out _)) return true;
        return false;
    }

    /// <summary>Whether a section name begins here.</summary>
    public bool Begins(string text, int at) => whole.Match(text, at, Math.Min(text.Length, at + 20)) > 0;

    /// <summary>Whether the words are one section name and nothing else.</summary>
    public bool IsName(ReadOnlySpan<char> title, out Role role) => whole.Is(title, out role);

    /// <summary>Whether the words end with a section's name ("文明创建工作目标").</summary>
    public bool EndsAsName(ReadOnlySpan<char> title)
    {
        for (var i = Math.Max(0, title.Length - 8); i <= title.Length - 4; i++)
            if (whole.Is(title[i..], out _)) return true;
        return false;
    }

    /// <summary>
    /// The colon of words that open a section in running text ("存在的问题主要有：", "下周打算："): a role other sections of the same text
    /// can't have, few words, and a colon. Called where a sentence begins.
    /// </summary>
    public bool LeadIn(string text, int at, int end)
    {
        if (text.AsSpan(at, Math.Min(2, end - at)) is "目前" or "当前" or "本周" or "本月" or "近期" && words.Match(text, at, end) == 0) at += 2;
        // "主要问题：" is a section by its colon alone, though elsewhere the words may be anything.
        if (whole.Match(text, at, end, out var named) is >= 4 and var length && (named is Role.Problems or Role.NextSteps or Role.WorkDone)
            && at + length < end && CharClass.IsColon(text[at + length])) return true;
        if (words.Match(text, at, end, out var role) == 0 || role is not (Role.Problems or Role.NextSteps or Role.WorkDone)) return false;
        for (var i = at; i < Math.Min(end, at + LongestLeadIn); i++)
        {
            if (CharClass.IsColon(text[i])) return true;
            if (!CharClass.IsHan(text[i])) return false;
        }

        return false;
    }

    /// <summary>
    /// The end of a section name whose body runs on without any punctuation ("领导小组成立…", "指导思想以…"); -1 where there is none.
    /// </summary>
    public int GluedEnd(string text, int at, int end)
    {
        var length = whole.Match(text, at, Math.Min(end, at + 20));
        if (length == 0 || at + length >= end) return -1;
        return openers.Match(text, at + length, end) > 0 ? at + length : -1;
    }

    /// <summary>A call that every plan makes (高度重视, 狠抓落实): requirements in a plan, nothing in particular in a summary.</summary>
    public bool IsSlogan(ReadOnlySpan<char> title) => slogans.AnyIn(title);

    /// <summary>The roles that words in a heading speak of, in the order of the words; both Other where none does.</summary>
    public (Role First, Role Second) RolesIn(ReadOnlySpan<char> title)
    {
        Role first = Role.Other, second = Role.Other;
        for (var i = 0; i < title.Length;)
        {
            var length = words.Match(title, i, title.Length, out var role);
            if (length == 0)
            {
                i++;
                continue;
            }

            if (first == Role.Other) first = role;
            else if (role != first && second == Role.Other) second = role;
            i += length;
        }

        return (first, second);
    }

    private static Role RoleOf(string name)
    {
        foreach (var role in Enum.GetValues<Role>())
            if (string.Equals(role.ToString(), name.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)) return role;
        throw new DataFileException("DP9102", $"models/structure/roles.txt 中有不认识的栏目类别“{name}”");
    }
}
