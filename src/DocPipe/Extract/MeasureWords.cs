using System.Buffers;
using System.Collections.Frozen;
using DocPipe.Model;
using DocPipe.Text;

namespace DocPipe.Extract;

/// <summary>Which words measure, after which sort of number.</summary>
internal sealed class MeasureWords
{
    private readonly SearchValues<char> followers;
    private readonly WordIndex words;
    private readonly WordIndex exceptions;
    private readonly FrozenDictionary<string, (char Flag, string Unit)> meanings;
    private readonly FrozenDictionary<string, char> undone;

    public MeasureWords(DataFolder data)
    {
        var rows = data.Rows("extract/measure-words.txt").ToList();
        meanings = rows.DistinctBy(r => r[0]).ToFrozenDictionary(r => r[0], Meaning, StringComparer.Ordinal);
        words = new WordIndex(meanings.Keys);
        followers = SearchValues.Create([.. meanings.Keys.Select(k => k[0]), .. "%％余多来几分万亿十百千点—–-－―─━﹣~～∼〜至到.．,，"]);
        var nouns = data.Rows("extract/not-measures.txt").ToList();
        exceptions = new WordIndex(nouns.Select(r => r[0]));
        undone = nouns.Where(r => r is [_, { Length: > 0 }, ..]).DistinctBy(r => r[0])
            .ToFrozenDictionary(r => r[0], r => r[1][0], StringComparer.Ordinal);
    }

    private static (char Flag, string Unit) Meaning(string[] row) =>
        (row is [_, { Length: > 0 } flag, ..] ? flag[0] : 'a', row is [_, _, { Length: > 0 } meant, ..] ? meant : row[0]);

    /// <summary>Whether the character behind a run of numerals lets a figure be there at all.</summary>
    public bool CanFollow(char c) => followers.Contains(c);

    /// <summary>The measure word at <paramref name="at"/> after a number of this sort: where it ends, and the unit as written (％ as %).</summary>
    /// <param name="isShort">A Chinese numeral of one character.</param>
    public (int End, string Unit)? Read(ReadOnlySpan<char> text, int at, NumeralKind number, bool isShort)
    {
        if (DateText.At(text, at) is '%' or '％') return (at + 1, "%");
        var end = words.EndOfWordAt(text, at);
        if (end < 0) return null;
        var (flag, unit) = meanings[text[at..end].ToString()];
        if (flag == 'd' && isShort || flag == 'n' && number == NumeralKind.Masked) return null;
        var noun = exceptions.EndOfWordAt(text, at);
        if (noun > end && !(undone.TryGetValue(text[at..noun].ToString(), out var sign) && DateText.At(text, noun) == sign)) return null;
        return (end, unit);
    }
}
