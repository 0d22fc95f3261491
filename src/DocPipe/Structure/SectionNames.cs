using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Structure;

/// <summary>
/// The words by which sections are called, and the role each gives (models/structure/roles.txt), with the words that open a body
/// (models/structure/body-openers.txt).
/// </summary>
internal sealed class SectionNames
{
    private readonly PhraseTable<Role> whole;
    private readonly PhraseTable<Role> words;
    private readonly PhraseTable<bool> openers;
    private readonly PhraseTable<bool> slogans;

    public SectionNames(DataFolder data)
    {
        var rows = data.Rows("structure/roles.txt").Select(row => (Kind: row[0], Role: RoleOf(row[1]), Word: row[2])).ToList();
        whole = new PhraseTable<Role>(rows.Where(r => r.Kind == "name").Select(r => (r.Word, r.Role)));
        words = new PhraseTable<Role>(rows.Select(r => (r.Word, r.Role)));
        openers = new PhraseTable<bool>(data.Lines("structure/body-openers.txt").Select(w => (w, true)));
        slogans = new PhraseTable<bool>(data.Lines("structure/slogans.txt").Select(w => (w, true)));
    }

    /// <summary>Whether a section name begins here.</summary>
    public bool Begins(string text, int at) => whole.Match(text, at, Math.Min(text.Length, at + 20)) > 0;

    /// <summary>Whether the words are one section name and nothing else.</summary>
    public bool IsName(ReadOnlySpan<char> title, out Role role) => whole.Is(title, out role);

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
