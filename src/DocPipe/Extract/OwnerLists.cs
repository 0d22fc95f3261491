using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>Which part in a task an owner has.</summary>
internal enum OwnerPart { Lead, Responsible }

/// <summary>
/// The keys that name owners and times (models/extract/task-keys.txt), and how a list of owners is taken apart: at list marks and between
/// words that join, but not inside names that contain such a word (models/extract/owner-joints.txt).
/// </summary>
internal sealed class OwnerLists
{
    private const int LongestOwner = 24;

    private readonly Dictionary<string, OwnerPart> owners = new(StringComparer.Ordinal);
    private readonly HashSet<string> times = new(StringComparer.Ordinal);
    private readonly HashSet<string> works = new(StringComparer.Ordinal);
    private readonly PhraseTable<bool> joints;

    public OwnerLists(DataFolder data)
    {
        foreach (var row in data.Rows("extract/task-keys.txt"))
            switch (row)
            {
                case ["lead", var key]: owners[key] = OwnerPart.Lead; break;
                case ["responsible", var key]: owners[key] = OwnerPart.Responsible; break;
                case ["due", var key]: times.Add(key); break;
                case ["work", var key]: works.Add(key); break;
                default: throw new DataFileException("DP9102", $"models/extract/task-keys.txt 中有读不懂的一行：{string.Join(' ', row)}");
            }

        joints = new PhraseTable<bool>(data.Lines("extract/owner-joints.txt").Select(w => (w, true)));
    }

    public bool IsOwnerKey(string key) => owners.ContainsKey(Letters(key));

    public OwnerPart? PartOf(string key) => owners.TryGetValue(Letters(key), out var part) ? part : null;

    public bool IsTimeKey(string key) => times.Contains(Letters(key));

    /// <summary>Keys and column headings that hold the work itself.</summary>
    public bool IsWorkKey(string key) => works.Contains(Letters(key));

    /// <summary>The owners that a value lists, trimmed of "等" and of remarks in brackets.</summary>
    public List<Span> Split(string text, Span value)
    {
        var result = new List<Span>();
        var start = value.Start;
        for (var i = value.Start; i <= value.End; i++)
        {
            var joint = i < value.End ? Joint(text, i, value) : 1;
            if (joint == 0)
            {
                if (CharClass.IsOpening(text[i])) i = Math.Max(i, Closing(text, i, value.End));
                continue;
            }

            Add(text, start, i, result);
            start = i + joint;
            i += joint - 1;
        }

        return result;
    }

    /// <summary>Whether the words can be a unit: no sentence, no number, nothing masked away.</summary>
    public static bool IsUnit(ReadOnlySpan<char> words)
    {
        if (words.Length is < 2 or > LongestOwner) return false;
        var han = 0;
        foreach (var c in words)
        {
            if (CharClass.IsFullStop(c) || CharClass.IsColon(c) || CharClass.Digit(c) >= 0) return false;
            if (CharClass.IsHan(c)) han++;
        }

        return han >= 2 || (han >= 1 && words.Length >= 3);
    }

    private int Joint(string text, int at, Span value)
    {
        var c = text[at];
        if (c is '、' or '\n' or '\r' or '\t' or '/' or '|' || CharClass.IsComma(c) || CharClass.IsSemicolon(c)) return 1;
        if (CharClass.IsBlank(c)) return at > value.Start && at + 1 < value.End ? 1 : 0;
        if (c == '以' && at + 1 < value.End && text[at + 1] == '及') return 2;
        if (c is not ('和' or '及' or '与')) return 0;
        for (var from = Math.Max(value.Start, at - 6); from < at; from++)
            if (joints.Match(text, from, value.End) is var length and > 0 && from + length > at) return 0;
        return at - value.Start >= 2 && value.End - at > 2 ? 1 : 0;
    }

    private static int Closing(string text, int open, int end)
    {
        for (var i = open + 1; i < end; i++)
            if (CharClass.IsClosing(text[i])) return i;
        return open;
    }

    private static void Add(string text, int start, int end, List<Span> result)
    {
        while (start < end && (CharClass.IsBlank(text[start]) || text[start] is '由' or '。' or '：' or ':')) start++;
        while (end > start && (CharClass.IsBlank(text[end - 1]) || text[end - 1] is '。' or '；' or ';')) end--;
        // 区三中等中小学校: the names before 等 are the owners.
        if (text.AsSpan(start, Math.Max(0, end - start)).LastIndexOf('等') is var etc and > 1 && end - start - etc <= 7 && !text.AsSpan(start + etc).StartsWith("等级")) end = start + etc;
        if (end - start > 3 && text[end - 1] is '将' or '要' or '应' or '须' or '需') end--;
        if (end - start >= 2) result.Add(new Span(start, end));
    }

    private static string Letters(string key) => key.Replace(" ", "", StringComparison.Ordinal).Replace("\u3000", "", StringComparison.Ordinal);
}
