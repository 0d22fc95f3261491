using System.Buffers;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>Tells where the place begins that stands before 市, 区 or 县 in a unit's name.</summary>
internal sealed class UnitPlaces(UnitLexicon lexicon)
{
    private const int PlaceReach = 4;
    private static readonly SearchValues<char> OtherLevels = SearchValues.Create("市区县省旗乡镇");
    private const string Prepositions = "由经向受与和对在";

    /// <summary>Words for before or after, new or old: no name contains them, but names of places begin with them (新柳, 上坪).</summary>
    public const string NameHeads = "新老上下中前后内外三五一二";

    /// <summary>Where the place before a level character begins (武汉 before 市); -1 where no boundary shows it.</summary>
    public int Start(string text, int from, int level)
    {
        if (AtBoundary(text, from, level)) return level;
        if (lexicon.PlaceBefore(text, from, level) is var known and > 0) return level - known;
        for (var i = level - 1; i >= from && level - i <= PlaceReach; i--)
        {
            if (!CharClass.IsHan(text[i]) && !IsMask(text[i])) return -1;
            if (text[i] is '全' or '我' or '本' or '各' or '该') return -1;
            if (AtBoundary(text, from, i) && (level - i >= 2 || IsMask(text[i]))) return lexicon.IsVerb(text.AsSpan(i, level - i)) ? level : i;
            // One character behind a word that no name contains is no place, unless that word can begin a name ("上饶").
            if (AtBoundary(text, from, i) && i > from && CharClass.IsHan(text[i - 1]) && !NameHeads.Contains(text[i - 1], StringComparison.Ordinal)) return -1;
            if (level - i == 2 && lexicon.IsVerb(text.AsSpan(i, 2))) return level;
        }

        return -1;
    }

    /// <summary>The length of two or three characters that open a clause before a level's own character ("，望河镇党委"); 0 where they are a verb or plural.</summary>
    public int Named(string text, int from, int level)
    {
        for (var length = 2; length <= 3 && level - length >= from; length++)
        {
            var start = level - length;
            if (!CharClass.IsHan(text[start]) || lexicon.StopsBefore(text, from, start + 1) || lexicon.StopsBefore(text, from, start + 2)) return 0;
            if (start > from && CharClass.IsHan(text[start - 1]) && !Prepositions.Contains(text[start - 1], StringComparison.Ordinal)) continue;
            if (start > from && IsMask(text[start - 1])) return 0;
            var words = text.AsSpan(start, length);
            if (words.ContainsAny(OtherLevels)) return 0;
            return lexicon.IsVerb(words) || lexicon.IsVerb(words[..2]) || lexicon.IsGeneric(words) || lexicon.StopsBefore(text, from, level) || lexicon.IsGroupBefore(text, from, level) ? 0 : length;
        }

        return 0;
    }

    public bool AtBoundary(string text, int from, int at) =>
        at <= from || (!CharClass.IsHan(text[at - 1]) && !IsMask(text[at - 1])) || lexicon.StopsBefore(text, from, at);

    public static bool IsMask(char c) => c is 'x' or 'X' or 'ｘ' or 'Ｘ' or '_' or '＿' or '*' or '×' or '○';
}
