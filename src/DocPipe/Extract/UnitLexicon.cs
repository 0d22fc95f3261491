using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>How a name that ends in a certain way is completed to the left.</summary>
internal enum TailKind
{
    /// <summary>领导小组, 指挥部: anything may describe them.</summary>
    Group,

    /// <summary>办公室: only with a description of some length.</summary>
    Office,

    /// <summary>社区, 街道: a proper name of a few characters.</summary>
    Place,

    School,

    Firm,

    /// <summary>组: only in a list of groups.</summary>
    Team,

    /// <summary>局, 中心, 站: only behind 市, 区, 县 …</summary>
    Anchored,
}

/// <param name="NotBefore">Characters that show the tail to be part of another word when they follow it (局 before 面).</param>
/// <param name="NotAfter">The same of characters before it (办 after 承).</param>
internal sealed record UnitTail(TailKind Kind, string NotBefore, string NotAfter);

/// <summary>What a known name needs in front to be a unit of its own.</summary>
internal enum CoreNeed { Nothing, Level, Owner }

/// <param name="Canonical">The full form; null where the name is its own.</param>
internal sealed record UnitCore(CoreNeed Need, string? Canonical);

/// <summary>The word lists behind the reading of organisation names (models/extract/unit-*.txt).</summary>
internal sealed class UnitLexicon
{
    private const int LongestStop = 5;
    private const int LongestPlace = 6;

    private readonly Dictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> stops;
    private readonly PhraseTable<bool> protectedWords;
    private readonly PhraseTable<bool> nouns;
    private readonly PhraseTable<bool> noLevels;
    private readonly Dictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> generic;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> groups;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> verbs;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> places;

    /// <exception cref="DataFileException">A list is missing, or a line of it can't be read.</exception>
    public UnitLexicon(DataFolder data)
    {
        Cores = new PhraseTable<UnitCore>(data.Rows("extract/unit-names.txt").Select(r => (r[1], new UnitCore(NeedOf(r[0]), r.Length > 2 ? r[2] : null))));
        Departments = new Endings(data.Lines("extract/department-endings.txt"));
        Owners = new PhraseTable<bool>(data.Lines("extract/unit-owners.txt").Select(w => (w, true)));
        Tails = new PhraseTable<UnitTail>(data.Rows("extract/unit-tails.txt").Select(ReadTail));
        SubTails = new PhraseTable<bool>(data.Lines("extract/unit-subtails.txt").Select(w => (w, true)));
        protectedWords = new PhraseTable<bool>(data.Lines("extract/unit-protected.txt").Select(w => (w, true)));
        nouns = new PhraseTable<bool>(data.Lines("extract/unit-nouns.txt").Select(w => (w, true)));
        noLevels = new PhraseTable<bool>(data.Lines("extract/unit-nolevels.txt").Select(w => (w, true)));
        stops = data.Rows("extract/unit-stops.txt").DistinctBy(r => r[0]).ToDictionary(r => r[0], r => r.Length > 1, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        verbs = data.Lines("extract/verbs.txt").ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        generic = data.Rows("extract/unit-generic.txt").DistinctBy(r => r[0]).ToDictionary(r => r[0], r => r.Length > 1, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        places = data.Lines("extract/place-names.txt").SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        groups = data.Lines("extract/unit-groups.txt").ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public PhraseTable<UnitCore> Cores { get; }

    public PhraseTable<UnitTail> Tails { get; }

    /// <summary>What may follow a name and belong to it (党委, 综合科).</summary>
    public PhraseTable<bool> SubTails { get; }

    /// <summary>What a unit calls itself before the name of a part of it (局, 院, 街道).</summary>
    public PhraseTable<bool> Owners { get; }

    /// <summary>What a department's name ends with (科, 部, 中心).</summary>
    public Endings Departments { get; }

    /// <summary>The length of the place's name that ends before 市, 省 or 州 at <paramref name="level"/>; 0 where none is known.</summary>
    public int PlaceBefore(ReadOnlySpan<char> text, int start, int level)
    {
        for (var length = Math.Min(LongestPlace, level - start); length >= 2; length--)
            if (places.Contains(text.Slice(level - length, length))) return length;
        return 0;
    }

    public bool IsGeneric(ReadOnlySpan<char> modifier) => generic.ContainsKey(modifier);

    /// <summary>Whether a description that ends so is general whatever stands before it ("创建精品" before "街道").</summary>
    public bool IsAlwaysGeneric(ReadOnlySpan<char> ending) => generic.TryGetValue(ending, out var always) && always;

    /// <summary>Whether the words are a verb: no proper name, then, though they stand where one would.</summary>
    public bool IsVerb(ReadOnlySpan<char> words) => verbs.Contains(words);

    /// <summary>Whether a word that makes any name plural ends at <paramref name="at"/> ("各" before "社区").</summary>
    public bool IsGroupBefore(ReadOnlySpan<char> text, int start, int at)
    {
        for (var length = 1; length <= 3 && at - length >= start; length++)
            if (groups.Contains(text.Slice(at - length, length))) return true;
        return false;
    }

    /// <summary>Whether a word that no name contains ends at <paramref name="at"/>.</summary>
    /// <param name="strong">Verbs that names of groups do contain ("整治领导小组") are then passed over.</param>
    /// <param name="least">Shorter ones are passed over: any character may stand in some names.</param>
    public bool StopsBefore(ReadOnlySpan<char> text, int start, int at, bool strong = false, int least = 1)
    {
        for (var length = least; length <= LongestStop && at - length >= start; length++)
        {
            if (!stops.TryGetValue(text.Slice(at - length, length), out var weak) || (weak && strong)) continue;
            if (length > 1 || !(IsProtected(text, start, at - 1) || (strong && Covered(nouns, text, start, at - 1)))) return true;
        }

        return false;
    }

    /// <summary>
    /// Whether 市, 区 or 县 at <paramref name="at"/> is part of a word like 市民 or 城区, which ends by <paramref name="end"/>, and names no
    /// level of government.
    /// </summary>
    public bool IsNoLevel(ReadOnlySpan<char> text, int start, int at, int end) => Covered(noLevels, text[..end], start, at);

    /// <summary>Whether the character at <paramref name="at"/> is part of a longer word that may stand in a name (应 in 应急).</summary>
    private bool IsProtected(ReadOnlySpan<char> text, int start, int at) => Covered(protectedWords, text, start, at);

    private static bool Covered(PhraseTable<bool> table, ReadOnlySpan<char> text, int start, int at)
    {
        for (var from = Math.Max(start, at - 3); from <= at; from++)
            if (table.Match(text, from, Math.Min(text.Length, at + 5)) is var length and > 1 && from + length > at) return true;
        return false;
    }

    private static CoreNeed NeedOf(string word) => word switch { "leveled" => CoreNeed.Level, "own" => CoreNeed.Owner, _ => CoreNeed.Nothing };

    private static (string, UnitTail) ReadTail(string[] row) =>
        row.Length >= 2 && Enum.TryParse<TailKind>(row[0], ignoreCase: true, out var kind)
            ? (row[1], new UnitTail(kind, row.Length > 2 ? row[2] : "", row.Length > 3 ? row[3] : ""))
            : throw new DataFileException("DP9102", $"models/extract/unit-tails.txt 中有读不懂的一行：{string.Join(' ', row)}");
}
